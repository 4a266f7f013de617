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
import { actOnCard, type CardAnswer, cannotKeepPress, isCardAction } from './card-action';
import type { CardDesk } from './card-desk';
import { isForUs } from './for-us';
import { type BotIdentity, cloudOf, sdkAuthentication } from './identity';

export interface MessagesDoorOptions extends Reception {
  /** Null when no app id is configured: no token is asked for then, and only this machine is answered. */
  readonly identity: BotIdentity | null;
  readonly metrics: Registry;
  readonly log: Log;
  /** Without one a press in Teams is left alone, as every invoke is that the bot does not know. */
  readonly cards?: CardDesk;
  /** For those who come without a token. */
  readonly strangers?: RateLimit;
}

/** Every answer the door gives; anything not said here is a bug. */
const STATUS: Readonly<Record<DoorOutcome, number>> = {
  accepted: 200,
  duplicate: 200,
  looked: 200,
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
      // Two of them are none: who reads which one is anybody's guess.
      const [authorization = '', ...others] = req.headersDistinct['authorization'] ?? [];
      if (identity !== null && (authorization === '' || others.length > 0)) return settle(res, 'unauthenticated');
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

  function settle(res: Response, taken: Taken): void {
    const { outcome, body } = typeof taken === 'string' ? { outcome: taken, body: null } : taken;
    meter.count(outcome);
    // Of a malformed press the client is told in the body, as of all that a genuine sender asked for with one.
    if (body !== null) return void answer(res, outcome === 'unavailable' ? 503 : 200, body);
    const status = STATUS[outcome];
    // Says nothing about which of the checks failed.
    if (status === 401) answer(res, 401, undefined, { 'WWW-Authenticate': 'Bearer' });
    else if (status === 200) answer(res, 200);
    else refuse(res, status);
  }
}

/** What came of an activity, with the body of its answer, where it has one. */
type Taken = DoorOutcome | CardAnswer;
type Listen = (read: IncomingActivity, authorization: string) => Promise<Taken>;

function onlyTheBotFramework(options: MessagesDoorOptions, identity: BotIdentity): Listen {
  const sdk = sdkAuthentication(identity);
  const { issuer } = cloudOf(identity);
  return async (read, authorization) => {
    const activity = toSdkActivity(read);
    const verdict = await authenticate(sdk, activity, authorization, { issuer });
    if (verdict.genuine) return isForUs(read, identity) ? keep(activity, options) : 'unauthenticated';
    if (verdict.because === 'token') return 'unauthenticated';
    options.log.warn({ door: 'messages' }, 'the signing keys of the Bot Framework could not be had');
    return 'unavailable';
  };
}

function anyoneHere(options: MessagesDoorOptions): Listen {
  // With no token to vouch for it, a service URL elsewhere would send a person's replies to whoever named it.
  return async (read) => (isLoopbackUrl(read.serviceUrl) ? keep(toSdkActivity(read), options) : 'malformed');
}

async function keep(activity: Activity, { people, intake, log, cards }: MessagesDoorOptions): Promise<Taken> {
  const pressedIn = isCardAction(activity) ? cards : undefined;
  try {
    if (pressedIn) return await actOnCard(activity, { people, intake }, pressedIn);
    return await takeIn({ people, intake }, arrivalOf(activity));
  } catch (error) {
    log.warn({ door: 'messages', error: nameOf(error) }, 'a message could not be kept');
    return pressedIn ? cannotKeepPress() : 'unavailable';
  }
}

async function takeIn(reception: Reception, arrival: Arrival): Promise<DoorOutcome> {
  if (arrival.kind === 'ignored') return `ignored-${arrival.because}`;
  if (arrival.kind === 'said') return receive(reception, arrival.said, arrival.from, arrival.once);
  if (arrival.kind === 'pressed') {
    const person = await reception.people.byAddress(arrival.from);
    if (person === null) return 'ignored-sender';
    return reception.intake.accept(person.id, arrival.pressed, arrival.once, arrival.from);
  }
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
