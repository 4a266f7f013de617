import type { Say } from '../../dialogs/effects';
import type { Person, PersonId } from '../../dialogs/person';
import type { Carriage } from '../people/address';
import type { People } from '../people/people';
import type { OpenRedis } from '../redis';
import type { Vault } from '../vault';
import { Activity } from './activity';
import { Attempts } from './attempts';
import { BACKOFF, type Backoff } from './backoff';
import type { Carrier, Clock, Core, Intake, MayStillSend, TurnSeen } from './contract';
import { Deliverer } from './deliverer';
import type { Fault } from './faults';
import { Hints } from './hints';
import { RedisIntake } from './intake';
import { type LogLine, readLine } from './log';
import { personKeys } from './partition';
import { type Handoffs, Performer } from './perform';
import { withTransitions } from './scripts';
import { Sweep } from './sweep';
import { realTimers, type Timers } from './timers';
import { TurnTaker } from './turn';
import { Worker } from './worker';

export interface MailroomOptions {
  readonly redis: Pick<OpenRedis, 'connect'>;
  readonly vault: Vault;
  readonly people: People;
  readonly clock: Clock;
  readonly core: Core;
  readonly carriers: Readonly<Partial<Record<Carriage, Carrier>>>;
  readonly handoffs: Handoffs;
  readonly mayStillSend: MayStillSend;
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
}

export interface Mailroom {
  /** Works before `start` and after `stop`: what is accepted waits for whichever process runs. */
  readonly intake: Intake;
  /** Resolves when everything that lay in Redis has been looked at. */
  start(): Promise<void>;
  /** Finishes what is under way, for 5 s at most; what is not finished by then is done by another process, or later. */
  stop(): Promise<void>;
  /** Resolves when, as far as this process knows, nothing is ready, leased, waiting for another attempt or being sent. */
  idle(): Promise<void>;
  /** The last lines of a conversation, the oldest first. @throws UnknownPerson */
  story(person: PersonId): Promise<LogLine[]>;
}

const STOP_MS = 5_000;

export function createMailroom(options: MailroomOptions): Mailroom {
  const { redis, people, timers = realTimers } = options;
  const work = withTransitions(redis.connect('work'));
  const door = withTransitions(redis.connect('webhook'));
  const hints = new Hints(redis.connect('blocking'));
  const activity = new Activity();
  const onFault = quietly(options.onFault ?? (() => {}));
  const intake = new RedisIntake({ redis: door, people, clock: options.clock, timers, hints });
  const shared = { ...options, redis: work, timers, hints, activity, onFault, intake };
  const turns = new TurnTaker({ ...shared, onTurn: options.onTurn ?? (() => {}) });
  const worker = new Worker({ ...shared, turns, concurrency: options.concurrency ?? 16 });
  const performer = new Performer(shared);
  const { backoff = BACKOFF, chance = Math.random } = options;
  const attempts = new Attempts({ ...shared, performer, backoff, chance });
  const deliverer = new Deliverer({ ...shared, me: hints.me, attempts });
  const sweep = new Sweep({ ...shared, worker, deliverer });

  return {
    intake,
    async start() {
      worker.start();
      deliverer.start();
      await hints.listen({
        ready: (partition) => worker.ready(partition),
        outbox: (partition) => deliverer.wake(partition),
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
      await Promise.race([Promise.all([worker.stop(), deliverer.stop()]), tooLong]);
      clearTimeout(timer);
    },
    async idle() {
      do {
        await activity.whenQuiet();
        await hints.heardAll();
      } while (!activity.quiet);
    },
    async story(person) {
      const key = await people.openFor(person);
      const lines = await work.lrangeBuffer(personKeys(person).log, 0, -1);
      return lines.map((line) => readLine(key, line));
    },
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
