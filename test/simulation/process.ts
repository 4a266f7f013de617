import type { Decision } from '../../dialogs/handoffs/handoff';
import type { Library } from '../../dialogs/language';
import { lastWords } from '../../dialogs/last-words';
import type { PersonState } from '../../dialogs/state';
import { noLongerFits } from '../../dialogs/still-fits';
import { converse, patience } from '../../dialogs/take-turn';
import type { FaultPoint as QueuePoint } from '../../services/handoffs/fault-points';
import { RedisHandoffs } from '../../services/handoffs/queue';
import { createSweep, type Sweep } from '../../services/handoffs/sweep';
import { createMailroom, type Fault, type FaultPoint, type Mailroom } from '../../services/mailroom';
import type { Carrier, Core, TurnSeen } from '../../services/mailroom/contract';
import type { People } from '../../services/people';
import type { Purpose, RedisClient } from '../../services/redis';
import { createScheduler, type Scheduler } from '../../services/schedule';
import type { Vault } from '../../services/vault';
import type { OneAtATime } from './one-at-a-time';
import { SmsDoors, type SmsDoorsParts } from './sms-doors';
import type { VirtualTime } from './virtual-time';
import { weakenedCarrier, weakenedConnection, weakenedCore } from './weakened';

export type Point = FaultPoint | QueuePoint;

export interface ProcessParts extends SmsDoorsParts {
  readonly connect: (purpose: Purpose) => RedisClient;
  readonly vault: Vault;
  readonly people: People;
  readonly time: VirtualTime;
  readonly queueOrder: OneAtATime;
  readonly library: Library;
  readonly programmes: readonly string[];
  readonly carrier: Carrier;
  readonly thought: (thought: Thought) => void;
  readonly turned: (turn: TurnSeen) => void;
  readonly decided: (decision: Decision) => void;
  readonly fault: (fault: Fault) => void;
}

/** A turn, before it is known whether it was written. */
export interface Thought extends TurnSeen {
  readonly state: PersonState;
}

/** One of the service's processes: everything that bots/app.ts puts together but the doors of other channels. */
export interface Process {
  readonly sms: SmsDoors;
  readonly room: Mailroom;
  readonly queue: RedisHandoffs;
  readonly scheduler: Scheduler;
  readonly sweep: Sweep;
  readonly skewMs: number;
  isDead(): boolean;
  /** It ends when it next comes by there; null for not any more. */
  dieAt(point: Point | null): void;
  /** From now on nothing it does reaches anybody. */
  die(): void;
  /** Hints of other processes, which come when the run lets them. @returns whether there were any */
  hearHints(): boolean;
  /** Resolves when every hint published before has come. */
  fetchHints(): Promise<unknown>;
  /** Takes webhooks, and whatever waits for a process. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export function startProcess(parts: ProcessParts, skewMs: number): Process {
  const { time, stillness, people, library, control } = parts;
  let dead = false;
  let dyingAt: Point | null = null;
  const hints: (() => void)[] = [];
  const subscribers: RedisClient[] = [];
  const connections: RedisClient[] = [];
  const isDead = () => dead;
  const ofProcess = time.of(skewMs, isDead);
  // Whatever is put off never comes.
  const mine = control === 'no-retries' ? { ...ofProcess, after: () => () => {} } : ofProcess;

  const connect = (purpose: Purpose) => {
    const connection = weakenedConnection(parts.connect(purpose), control);
    stillness.watch(connection, isDead);
    connections.push(connection);
    if (purpose === 'blocking') {
      subscribers.push(connection);
      holdMessages(connection, (tell) => hints.push(tell));
    }
    return connection;
  };
  const at = (point: Point) => {
    if (point === dyingAt) dead = true;
  };
  const alive = (carrier: Carrier): Carrier => ({
    send: (message) => (dead ? new Promise(() => {}) : stillness.count(carrier.send(message))),
  });

  const carrier = weakenedCarrier(parts.carrier, control);
  const sms = new SmsDoors(parts, isDead, mine.now);
  const work = connect('work');
  const queue: RedisHandoffs = new RedisHandoffs({
    redis: work,
    clock: mine,
    helpers: {
      find: (id) => people.find(id),
      staff: async (programme) => [
        ...(await people.members(programme, 'mentor')),
        ...(await people.members(programme, 'coordinator')),
      ],
      programme: (name) => library.programme(name),
      setShifts: (...rota) => people.setShifts(...rota),
    },
    intake: { accept: (...mail) => room.posts.accept(...mail) },
    at,
  });
  const told = (decision: Decision | null) => {
    if (decision !== null) parts.decided(decision);
    return decision;
  };
  const sweep = createSweep({
    redis: work,
    queue: {
      timeIsUp: (handoff) =>
        parts.queueOrder.pass(`${parts.orderOf(handoff.mentee)} z ${handoff.version}`, async () =>
          told(await queue.timeIsUp(handoff)),
        ),
      tellRest: (programme, id, request) =>
        parts.queueOrder.pass(`~ ${request}`, async () => told(await queue.tellRest(programme, id, request))),
    },
    programmes: parts.programmes,
    holders: async () => [],
    clock: mine,
    timers: mine,
    at,
  });
  const core = weakenedCore(converse(library), control);
  const thinking: Core = ({ person, events, ...rest }) => {
    const output = core({ person, events, ...rest });
    const { state, effects, wakeAt } = output;
    parts.thought({ person, events, effects, wakeAt, state });
    return output;
  };
  const room: Mailroom = createMailroom({
    redis: { connect },
    vault: parts.vault,
    people,
    clock: mine,
    timers: mine,
    core: thinking,
    patience: patience(library),
    carriers: {
      simulator: alive(carrier),
      'bot-framework': alive(carrier),
      sms: sms.carrier,
    },
    handoffs: {
      perform: (request, by, entryId) =>
        parts.queueOrder.pass(
          `${parts.orderOf(by.id)} ${request.do} ${request.do === 'open' ? request.reason : ''}`,
          () => queue.perform(request, by, entryId),
        ),
    },
    mayStillSend: control === 'no-send-guard' ? async () => true : (guard) => queue.holds(guard),
    noLongerFits,
    lastWords: ({ locale, region }) => lastWords(library.language(locale), library.region(region)),
    concurrency: 64,
    chance: () => 0.5,
    at,
    onTurn: parts.turned,
    onFault: parts.fault,
  });
  return {
    sms,
    room,
    queue,
    sweep,
    skewMs,
    scheduler: createScheduler({ redis: work, clock: mine, timers: mine }),
    isDead,
    dieAt: (point) => {
      dyingAt = point;
    },
    die: () => {
      dead = true;
    },
    hearHints() {
      const heard = hints.splice(0);
      for (const hear of heard) if (!dead) hear();
      return heard.length > 0;
    },
    fetchHints: () => Promise.all(subscribers.map((one) => one.subscribe('mailroom'))),
    async start() {
      await sms.open(room);
      await room.start();
    },
    async close() {
      if (!dead) await room.stop();
      await sms.cut();
      for (const one of connections) one.disconnect();
    },
  };
}

/** Messages on this connection are told when the run lets them be. */
function holdMessages(connection: RedisClient, hold: (tell: () => void) => void): void {
  const emit = connection.emit.bind(connection);
  connection.emit = (event: string | symbol, ...told: unknown[]) => {
    if (event !== 'message') return emit(event, ...told);
    hold(() => emit(event, ...told));
    return true;
  };
}
