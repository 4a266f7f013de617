import type { Person, PersonId } from '../../../dialogs/person';
import type { Helpers, MatchRecords } from '../../../services/handoffs/contract';
import { type AtLeaving, type AtPoint, unwatched, unwatchedLeaving } from '../../../services/handoffs/fault-points';
import { RedisHandoffs } from '../../../services/handoffs/queue';
import { createSweep, type Sweep } from '../../../services/handoffs/sweep';
import type { RedisClient } from '../../../services/redis';
import { Mailboxes } from './mailboxes';
import { HOMES, newWorld, PROGRAMMES, type Subject, type World } from './world';

/** The real queue, with people and mailboxes that a test can look into. */
export class RedisSubject extends RedisHandoffs implements Subject {
  readonly world: World;
  readonly mailboxes: Mailboxes;
  readonly sweep: Sweep;
  readonly clock = { now: () => this.world.now };

  /** Another process on the same Redis is another subject with the same world and mailboxes. */
  constructor(
    redis: RedisClient,
    world = newWorld(),
    mailboxes = new Mailboxes(),
    at: AtPoint = unwatched,
    atLeaving: AtLeaving = unwatchedLeaving,
  ) {
    const clock = { now: () => world.now };
    super({ redis, intake: mailboxes, helpers: helpersIn(world), records: recordsIn(world), clock, at, atLeaving });
    this.world = world;
    const holders = async () => world.people.map(({ id }) => id);
    this.sweep = createSweep({ redis, queue: this, programmes: HOMES, holders, clock: this.clock, at });
    this.mailboxes = mailboxes;
  }

  async timePasses(): Promise<void> {
    while ((await this.sweep.sweepNow()) > 0);
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
    setShifts: async (id, shifts) => {
      world.people = world.people.map((one) => {
        if (one.id !== id) return one;
        const { shifts: _former, ...duty } = one.duty ?? {};
        return { ...one, duty: shifts === null ? duty : { ...duty, shifts } };
      });
    },
  };
}

/** Who is with whom, as the people of this world have it. */
export function recordsIn(world: World): MatchRecords {
  const change = (id: PersonId, to: (one: Person) => Person) => {
    world.people = world.people.map((one) => (one.id === id ? to(one) : one));
  };
  return {
    mentees: async (programme) => world.people.filter((one) => one.role === 'mentee' && one.programme === programme),
    reread: async (id) => world.people.find((one) => one.id === id) ?? null,
    async setMatch(id, mentor, apart) {
      change(id, ({ mentor: _former, apart: _before, ...alone }) => ({
        ...alone,
        ...(mentor ? { mentor } : {}),
        ...(apart.length > 0 ? { apart } : {}),
      }));
    },
    async setLeft(id, left) {
      change(id, ({ left: _before, ...one }) => (left ? { ...one, left } : one));
    },
  };
}
