import type { Say } from '../../dialogs/effects';
import type { Person, PersonId } from '../../dialogs/person';
import type { Carriage } from '../people/address';
import type { People } from '../people/people';
import type { OpenRedis } from '../redis';
import type { Vault } from '../vault';
import { Activity } from './activity';
import { Attempts } from './attempts';
import { Backlog } from './backlog';
import { BACKOFF, type Backoff } from './backoff';
import { Chronicle } from './chronicle';
import type {
  Carrier,
  Clock,
  Core,
  Intake,
  MayStillSend,
  NoLongerFits,
  Patience,
  TurnSeen,
  Understand,
} from './contract';
import { Deliverer } from './deliverer';
import type { AtPoint } from './fault-points';
import type { Fault } from './faults';
import { Hints } from './hints';
import { type Places, RedisIntake } from './intake';
import type { LogLine } from './log';
import { type Handoffs, Performer, type Records } from './perform';
import { type News, Receipts } from './receipts';
import { withTransitions } from './scripts';
import { Sweep } from './sweep';
import { realTimers, type Timers } from './timers';
import { type Delivery, TurnTaker } from './turn';
import { Waiting } from './waiting';
import { Worker } from './worker';

export interface MailroomOptions {
  readonly redis: Pick<OpenRedis, 'connect'>;
  readonly vault: Vault;
  readonly people: People;
  readonly clock: Clock;
  readonly core: Core;
  /** Whether to wait for more before a turn; without it nothing ever waits. */
  readonly patience?: Patience;
  /** Who is asked what people mean; without one nobody is, and a turn waits for nothing. */
  readonly understand?: Understand;
  readonly carriers: Readonly<Partial<Record<Carriage, Carrier>>>;
  readonly handoffs: Handoffs;
  /** Without one nothing is told, forgotten or erased: such work waits, as it does for a version that cannot do it. */
  readonly records?: Records;
  readonly mayStillSend: MayStillSend;
  /** Asked of what the bot started and could not send at once; without it that goes out whenever it can. */
  readonly noLongerFits?: NoLongerFits;
  /** What a person is told when their message broke something. It must not need their conversation state. */
  readonly lastWords: (person: Person) => Say;
  readonly timers?: Timers;
  /** Turns under way at once in this process. */
  readonly concurrency?: number;
  /** Called after each commit. What it throws is reported and changes nothing. */
  readonly onTurn?: (seen: TurnSeen) => void;
  readonly onFault?: (fault: Fault) => void;
  readonly backoff?: Backoff;
  /** 0 to 1, for the jitter of retries. */
  readonly chance?: () => number;
  /** How long a process that says nothing keeps what it has claimed, ms. */
  readonly leaseMs?: number;
  /** Where a test may kill or stop the process. */
  readonly at?: AtPoint;
}

export interface Mailroom {
  /** Works before `start` and after `stop`: what is accepted waits for whichever process runs. */
  readonly intake: Intake;
  /** For what follows from what was accepted before, such as news of a handoff: it is taken in though Redis is full. */
  readonly posts: Intake;
  /** Resolves when everything that lay in Redis has been looked at. */
  start(): Promise<void>;
  /** Finishes what is under way, for 5 s at most; what is not finished by then is done by another process, or later. */
  stop(): Promise<void>;
  /** Resolves when, as far as this process knows, nothing is ready, leased, waiting for another attempt or being sent. */
  idle(): Promise<void>;
  /** The last lines of a conversation, the oldest first, with what became of each. @throws UnknownPerson */
  story(person: PersonId): Promise<LogLine[]>;
  /**
   * The story of one message: ours by the id it was sent under, theirs by its event's id (`eventIdOf`).
   * @returns null when it is not known, or so long ago that it is no longer kept
   * @throws UnknownPerson
   */
  message(person: PersonId, id: string): Promise<LogLine | null>;
  /** What is remembered of somebody as of the last commit, for the conversation core to read; null before the first. @throws UnknownPerson */
  state(person: PersonId): Promise<unknown>;
  /** Takes note of what a provider tells of a message of ours. Safe late, twice, and in any order. @throws when Redis is away */
  receipt(messageId: string, news: News): Promise<'noted' | 'old' | 'unknown'>;
  /** How long the oldest mailbox has been waiting for its turn, and the oldest entry of an outbox to go out; ms, as of the last second. */
  backlog(): { readonly waitingMs: number; readonly unsentMs: number };
}

const NOBODY_KEEPS_RECORDS: Records = {
  perform: () => Promise.reject(new Error('There is nobody here who keeps records.')),
};

const STOP_MS = 5_000;
const LEASE_MS = 10_000;

export function createMailroom(options: MailroomOptions): Mailroom {
  const { redis, people, timers = realTimers } = options;
  const work = withTransitions(redis.connect('work'));
  const door = withTransitions(redis.connect('webhook'));
  const hints = new Hints(redis.connect('blocking'));
  const activity = new Activity();
  const onFault = quietly(options.onFault ?? (() => {}));
  const { leaseMs = LEASE_MS, at = () => {} } = options;
  const places: Places = {
    reserve: () => worker.reserve(),
    giveBack: () => worker.giveBack(),
    begin: (claimed) => worker.begin(claimed),
    abandon: (...lost) => worker.abandon(...lost),
  };
  const waiting = options.understand ? new Waiting(work) : null;
  const taking = { people, clock: options.clock, timers, hints, leaseMs, turns: places, waiting };
  const intake = new RedisIntake({ ...taking, redis: door, whenFull: false });
  // On a connection of its own: whoever waits for replicas holds up all that comes behind on the same one.
  const posts = new RedisIntake({ ...taking, redis: withTransitions(redis.connect('work')), whenFull: true });
  const shared = { ...options, redis: work, timers, hints, activity, onFault, intake: posts, leaseMs, at };
  const { onTurn = () => {}, patience = () => 0 } = options;
  const delivery: Delivery = {
    until: () => deliverer.until(),
    handOn: (...entries) => deliverer.handOn(...entries),
  };
  const turns = new TurnTaker({ ...shared, onTurn, patience, delivery, waiting });
  const worker = new Worker({ ...shared, turns, concurrency: options.concurrency ?? 16 });
  const { backoff = BACKOFF, chance = Math.random } = options;
  const receipts = new Receipts({ redis: door, people, intake });
  const known = new Receipts({ redis: work, people, intake: posts });
  const { records = NOBODY_KEEPS_RECORDS } = options;
  const chronicle = new Chronicle({ redis: work, people });
  const performer = new Performer({
    ...shared,
    records,
    receipts: known,
    chronicle,
    onErased: (person) => turns.forget(person),
  });
  const attempts = new Attempts({ ...shared, performer, receipts: known, backoff, chance });
  const deliverer = new Deliverer({ ...shared, me: hints.me, attempts });
  const unturned = new Backlog();
  const unsent = new Backlog();
  const sweep = new Sweep({ ...shared, worker, deliverer, waiting: unturned, unsent });

  return {
    intake,
    posts,
    async start() {
      worker.start();
      deliverer.start();
      await hints.listen({
        ready: (partition) => worker.ready(partition),
        outbox: (partition) => deliverer.wake(partition),
        more: (partition) => waiting?.moreIn(partition),
        hasRoom: () => worker.hasRoom(),
      });
      await sweep.start();
    },
    async stop() {
      sweep.stop();
      hints.silence();
      // Real time, whatever the timers are: somebody waits for the process to end.
      let giveUp: () => void = () => {};
      const tooLong = new Promise<void>((resolve) => {
        giveUp = resolve;
      });
      const timer = setTimeout(giveUp, STOP_MS);
      // The last turns may still hand on what they say: it is let go of after them.
      const stopped = Promise.all([worker.stop(), deliverer.stop()]).then(() => deliverer.stop());
      await Promise.race([stopped, tooLong]);
      clearTimeout(timer);
    },
    async idle() {
      do {
        await activity.whenQuiet();
        await hints.heardAll();
      } while (!activity.quiet);
    },
    story: (person) => chronicle.ofPerson(person),
    message: (person, id) => chronicle.ofMessage(person, id),
    state: (person) => chronicle.stateOf(person),
    receipt: (messageId, news) => receipts.note(messageId, news),
    backlog: () => ({ waitingMs: unturned.ageMs(timers.now()), unsentMs: unsent.ageMs(timers.now()) }),
  };
}

/** Whoever listens for faults cannot make another one. */
function quietly(onFault: (fault: Fault) => void): (fault: Fault) => void {
  return (fault) => {
    try {
      onFault(fault);
    } catch {
      // Nowhere left to tell it.
    }
  };
}
