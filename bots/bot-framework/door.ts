import type { Activity } from 'botbuilder';
import type { Registry } from 'prom-client';
import type { Request, Response, Server } from 'restify';
import { answer, refuse } from '../http/answer';
import { readJson } from '../http/body';
import { isLoopbackUrl, loopbackOnly } from '../http/loopback';
import { type DoorOutcome, meterDoor } from '../http/measure';
import { limitStrangers, RateLimit } from '../http/rate-limit';
import type { Log } from '../http/server';
import { type Reception, receive } from '../reception';
import { IncomingActivity, toSdkActivity } from './activity';
import { type Arrival, arrivalOf } from './arrival';
import { authenticate } from './authenticate';
import { type BotIdentity, sdkAuthentication } from './identity';

export interface MessagesDoorOptions extends Reception {
  /** Null when no app id is configured: no token is asked for then, and only this machine is answered. */
  readonly identity: BotIdentity | null;
  readonly metrics: Registry;
  readonly log: Log;
  /** For those who come without a token. */
  readonly strangers?: RateLimit;
}

/** Every answer the door gives; anything not said here is a bug. */
const STATUS: Readonly<Record<DoorOutcome, number>> = {
  accepted: 200,
  duplicate: 200,
  'ignored-kind': 200,
  'ignored-group': 200,
  'ignored-sender': 200,
  malformed: 400,
  unauthenticated: 401,
  unavailable: 503,
};

/** `POST /api/messages`: what Teams and the other Azure channels say to the bot. Answered once it is durable, not before. */
export function messagesDoor(options: MessagesDoorOptions): (server: Server) => void {
  const { identity, metrics, strangers = new RateLimit({ perMinute: 30, burst: 30 }) } = options;
  const meter = meterDoor(metrics, 'messages');
  const listen = identity === null ? anyoneHere(options) : onlyTheBotFramework(options, identity);
  const guard = identity === null ? loopbackOnly() : limitStrangers(strangers, 'authorization');
  return (server) => {
    server.post('/api/messages', guard, async (req: Request, res: Response) => {
      const authorization = req.headers.authorization ?? '';
      if (identity !== null && authorization === '') return settle(res, 'unauthenticated');
      const body = await readJson(req);
      if (!body.ok) {
        meter.count('malformed');
        refuse(res, body.status);
        return;
      }
      const activity = IncomingActivity.safeParse(body.value);
      settle(res, activity.success ? await listen(activity.data, authorization) : 'malformed');
    });
  };

  function settle(res: Response, outcome: DoorOutcome): void {
    meter.count(outcome);
    const status = STATUS[outcome];
    // Says nothing about which of the checks failed.
    if (status === 401) answer(res, 401, undefined, { 'WWW-Authenticate': 'Bearer' });
    else if (status === 200) answer(res, 200);
    else refuse(res, status);
  }
}

type Listen = (read: IncomingActivity, authorization: string) => Promise<DoorOutcome>;

function onlyTheBotFramework(options: MessagesDoorOptions, identity: BotIdentity): Listen {
  const sdk = sdkAuthentication(identity);
  return async (read, authorization) => {
    const activity = toSdkActivity(read);
    const verdict = await authenticate(sdk, activity, authorization);
    if (verdict.genuine) return keep(activity, options);
    if (verdict.because === 'token') return 'unauthenticated';
    options.log.warn({ door: 'messages' }, 'the signing keys of the Bot Framework could not be had');
    return 'unavailable';
  };
}

function anyoneHere(options: MessagesDoorOptions): Listen {
  // With no token to vouch for it, a service URL elsewhere would send a person's replies to whoever named it.
  return async (read) => (isLoopbackUrl(read.serviceUrl) ? keep(toSdkActivity(read), options) : 'malformed');
}

async function keep(activity: Activity, { people, intake, log }: MessagesDoorOptions): Promise<DoorOutcome> {
  try {
    return await takeIn({ people, intake }, arrivalOf(activity));
  } catch (error) {
    log.warn({ door: 'messages', error: nameOf(error) }, 'a message could not be kept');
    return 'unavailable';
  }
}

async function takeIn(reception: Reception, arrival: Arrival): Promise<DoorOutcome> {
  if (arrival.kind === 'ignored') return `ignored-${arrival.because}`;
  if (arrival.kind === 'said') return receive(reception, arrival.said, arrival.from, arrival.once);
  for (const address of arrival.who) {
    const person = await reception.people.byAddress(address);
    // Somebody nobody enrolled is welcomed only when they speak.
    if (person?.role === 'mentee')
      return reception.intake.accept(person.id, { kind: 'enrolled' }, arrival.once, address);
  }
  return 'ignored-sender';
}

/** An error's message may quote what somebody wrote; its name cannot. */
function nameOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : typeof fault;
}
