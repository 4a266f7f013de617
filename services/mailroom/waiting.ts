import type { PersonId } from '../../dialogs/person';
import type { RedisClient } from '../redis';
import type { Claimed } from './claimed';
import { partitionOf, personKeys } from './partition';

/**
 * The turns of this process that wait for somebody outside. What comes for their person meanwhile may be what must not wait, so
 * the waiting ends with it: the turn is committed as it is, and the next one hears what came.
 */
export class Waiting {
  readonly #stops = new Map<PersonId, () => void>();

  constructor(private readonly redis: Pick<RedisClient, 'llen'>) {}

  /** @returns what the work brings; null as soon as more lies in the mailbox than was claimed. */
  async unlessMore<T>(claimed: Claimed, work: Promise<T>): Promise<T | null> {
    const { person } = claimed;
    let stop: () => void = () => {};
    const stopped = new Promise<null>((resolve) => {
      stop = () => resolve(null);
    });
    this.#stops.set(person, stop);
    this.#look(claimed, stop);
    try {
      return await Promise.race([work, stopped]);
    } finally {
      // Whoever lost its lease meanwhile may have been overtaken in this very process.
      if (this.#stops.get(person) === stop) this.#stops.delete(person);
    }
  }

  /** Something was put into this person's mailbox here. */
  more(person: PersonId): void {
    this.#stops.get(person)?.();
  }

  /** Something was put into a mailbox of this partition by another process. */
  moreIn(partition: number): void {
    for (const [person, stop] of this.#stops) if (partitionOf(person) === partition) stop();
  }

  /** What came between the claim and the waiting was told to nobody. */
  #look({ person, entries }: Claimed, stop: () => void): void {
    this.redis.llen(personKeys(person).mailbox).then((length) => length > entries.length && stop(), stop);
  }
}
