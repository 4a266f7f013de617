import { isHere } from '../../dialogs/handoffs/ladder';
import type { Person, PersonId } from '../../dialogs/person';
import type { Clock } from '../mailroom/contract';
import { realTimers, type Timers } from '../mailroom/timers';
import type { RedisClient } from '../redis';
import { keysOf } from './keys';

/** Looked at this often (real time): for so long somebody may still be told that a mentor was asked who has just gone. */
const ROUND_MS = 1_000;
/** Rotas change seldom, and reading them costs more: at once when the queue says that one has changed, and so often besides. */
const STAFF_EVERY_MS = 60_000;

export interface AwayOptions {
  readonly redis: RedisClient;
  readonly programme: string;
  readonly staff: () => Promise<readonly Person[]>;
  /** Person-facing: a shift is a promise about somebody's own day. */
  readonly clock: Clock;
  readonly timers?: Timers;
  readonly onFault?: (error: unknown) => void;
}

/** Which mentors cannot be asked now, as it was a moment ago. In memory, since a turn waits for no store to word a sentence. */
export interface Away {
  /** False for everybody until it was looked for the first time. */
  isAway(mentor: PersonId): boolean;
  /** @throws when Redis cannot be read */
  look(): Promise<void>;
  start(): void;
  stop(): Promise<void>;
}

export function createAway({
  redis,
  programme,
  staff,
  clock,
  timers = realTimers,
  onFault = () => {},
}: AwayOptions): Away {
  let off: readonly PersonId[] = [];
  let people: ReadonlyMap<PersonId, Person> | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let readOf: string | null = null;
  let stopped = true;
  let cancel = () => {};
  let looking: Promise<unknown> = Promise.resolve();

  async function look(): Promise<void> {
    const keys = keysOf(programme);
    const [whoIsOff, changes] = await Promise.all([redis.smembers(keys.off), redis.get(keys.staffChanges)]);
    off = whoIsOff;
    if (changes === readOf && timers.now() - readAt < STAFF_EVERY_MS) return;
    people = new Map((await staff()).map((person) => [person.id, person]));
    readAt = timers.now();
    readOf = changes;
  }

  function next(): void {
    cancel = timers.after(ROUND_MS, () => {
      looking = look()
        .catch(onFault)
        .finally(() => {
          if (!stopped) next();
        });
    });
  }

  return {
    isAway(mentor) {
      if (people === null) return false;
      const person = people.get(mentor);
      return person === undefined ? off.includes(mentor) : !isHere(off, person, clock.now());
    },
    look,
    start() {
      stopped = false;
      looking = look().catch(onFault);
      next();
    },
    async stop() {
      stopped = true;
      cancel();
      await looking;
    },
  };
}
