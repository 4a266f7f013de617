import type { Activity } from 'botbuilder';
import type { Registry } from 'prom-client';
import type { Request, Response, Server } from 'restify';
import { answer, refuse } from '../http/answer';
import { readJson } from '../http/body';
import { isLoopbackUrl, loopbackOnly } from '../http/loopback';
import { type DoorOutcome, meterDoor } from '../http/measure';
import { limitStrangers, RateLimit, slowedDown } from '../http/rate-limit';
import type { Log } from '../http/server';
import { type Reception, receiveFrom } from '../reception';
import { IncomingActivity, toSdkActivity } from './activity';
import { type Arrival, arrivalOf } from './arrival';
import { authenticate } from './authenticate';
import { actOnCard, type CardAnswer, cannotKeepPress, isCardAction } from './card-action';
import type { CardDesk } from './card-desk';
import { isForUs } from './for-us';
import type { GroupManners } from './group-manners';
import { type BotIdentity, cloudOf, sdkAuthentication } from './identity';
import type { Typing } from './typing';

export interface MessagesDoorOptions extends Reception {
  /** Null when no app id is configured: no token is asked for then, and only this machine is answered. */
  readonly identity: BotIdentity | null;
  readonly metrics: Registry;
  readonly log: Log;
  /** Without one a press in Teams is left alone, as every invoke is that the bot does not know. */
  readonly cards?: CardDesk;
  /** Left out: groups are not answered, and nobody is shown that the bot is at it. */
  readonly groups?: Pick<GroupManners, 'meet'>;
  readonly typing?: Pick<Typing, 'heard'>;
  /** For those who come without a token, or with a false one. */
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
        if (!slowedDown(strangers, res)) refuse(res, body.status);
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
    // Of these nobody knows who sent them.
    if ((status === 400 || status === 401) && slowedDown(strangers, res)) return;
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

async function keep(activity: Activity, options: MessagesDoorOptions): Promise<Taken> {
  const pressedIn = isCardAction(activity) ? options.cards : undefined;
  try {
    if (pressedIn) return await actOnCard(activity, options, pressedIn);
    return await takeIn(options, activity, arrivalOf(activity));
  } catch (error) {
    options.log.warn({ door: 'messages', error: nameOf(error) }, 'a message could not be kept');
    return pressedIn ? cannotKeepPress() : 'unavailable';
  }
}

async function takeIn(options: MessagesDoorOptions, activity: Activity, arrival: Arrival): Promise<DoorOutcome> {
  if (arrival.kind === 'ignored') {
    // Whoever called is not kept waiting for it.
    if (arrival.because === 'group') void options.groups?.meet(activity).catch(untold(options));
    return `ignored-${arrival.because}`;
  }
  if (arrival.kind === 'said') {
    const { outcome, person } = await receiveFrom(options, arrival.said, arrival.from, arrival.once);
    if (outcome === 'accepted') options.typing?.heard(activity, person, arrival.once);
    return outcome;
  }
  if (arrival.kind === 'pressed') return press(options, arrival);
  return arrival.kind === 'parted' ? part(options, arrival) : introduce(options, arrival);
}

type Of<K extends Arrival['kind']> = Extract<Arrival, { kind: K }>;

async function press({ people, intake }: Reception, { from, pressed, once }: Of<'pressed'>): Promise<DoorOutcome> {
  const person = await people.byAddress(from);
  return person === null ? 'ignored-sender' : intake.accept(person.id, pressed, once, from);
}

async function introduce({ people, intake }: Reception, { who, once }: Of<'introduced'>): Promise<DoorOutcome> {
  for (const address of who) {
    const person = await people.byAddress(address);
    // Somebody nobody enrolled is welcomed only when they speak.
    if (person && person.role !== 'stranger') return intake.accept(person.id, { kind: 'enrolled' }, once, address);
  }
  return 'ignored-sender';
}

/** The address stays as it is: they may write by another way, and what they put back has the same one. */
async function part({ people, intake }: Reception, { who, once }: Of<'parted'>): Promise<DoorOutcome> {
  const person = await people.byAddress(who);
  if (person === null || person.role === 'stranger') return 'ignored-sender';
  return intake.accept(person.id, { kind: 'bot-removed' }, once);
}

/** Nothing is lost with it, and nobody waits for it; but whoever runs this is to see it. */
function untold({ log }: MessagesDoorOptions): (error: unknown) => void {
  return (error) => log.warn({ door: 'messages', error: nameOf(error) }, 'a group could not be told');
}

/** An error's message may quote what somebody wrote; its name cannot. */
function nameOf(fault: unknown): string {
  return fault instanceof Error ? fault.name : typeof fault;
}
