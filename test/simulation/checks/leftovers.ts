import type { RedisClient } from '../../../services/redis';
import { deadLetters, leftovers } from '../../chaos/leftovers';
import type { Cast } from '../cast';
import type { Check, Wrong } from '../scene';

/** At the end nothing waits: mailboxes, leases and outboxes are empty, and nothing was buried. */
export class NothingLeft implements Check {
  readonly name = 'mailboxes, leases and outboxes are empty at the end';
  looked = 0;

  constructor(
    private readonly wrong: Wrong,
    private readonly redis: RedisClient,
    private readonly cast: Cast,
  ) {}

  async atEnd(): Promise<void> {
    const ids = this.cast.players.flatMap(({ person }) => (person ? [person.id] : []));
    this.looked += ids.length;
    const left = await leftovers(this.redis, ids);
    if (left > 0) this.wrong(this.name, null, `${left} mailboxes, leases or entries of outboxes are left`);
    const dead = await deadLetters(this.redis);
    if (dead > 0) this.wrong(this.name, null, `${dead} events were buried`);
  }
}
