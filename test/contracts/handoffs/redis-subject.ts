import type { PersonId } from '../../../dialogs/person';
import type { Helpers } from '../../../services/handoffs/contract';
import { type AtPoint, unwatched } from '../../../services/handoffs/fault-points';
import { RedisHandoffs } from '../../../services/handoffs/queue';
import { createSweep } from '../../../services/handoffs/sweep';
import type { RedisClient } from '../../../services/redis';
import { Mailboxes } from './mailboxes';
import { newWorld, PROGRAMMES, type Subject, type World } from './world';

/** The real queue, with people and mailboxes that a test can look into. */
export class RedisSubject extends RedisHandoffs implements Subject {
  readonly world: World;
  readonly mailboxes: Mailboxes;
  readonly clock = { now: () => this.world.now };

  /** Another process on the same Redis is another subject with the same world and mailboxes. */
  constructor(
    private readonly redis: RedisClient,
    world = newWorld(),
    mailboxes = new Mailboxes(),
    at: AtPoint = unwatched,
  ) {
    super({ redis, intake: mailboxes, helpers: helpersIn(world), clock: { now: () => world.now }, at });
    this.world = world;
    this.mailboxes = mailboxes;
  }

  /** Everything whose timer is over happens. */
  async timePasses(): Promise<void> {
    const programmes = [...new Set(this.world.people.map(({ programme }) => programme))];
    const holders = async () => this.world.people.map(({ id }) => id);
    const sweep = createSweep({ redis: this.redis, queue: this, programmes, holders, clock: this.clock });
    while ((await sweep.sweepNow()) > 0);
  }

  mailbox(of: PersonId) {
    return this.mailboxes.of(of);
  }
}

export function helpersIn(world: World): Helpers {
  return {
    find: async (id: PersonId) => world.people.find((person) => person.id === id) ?? null,
    staff: async () => world.people,
    programme: PROGRAMMES,
  };
}
