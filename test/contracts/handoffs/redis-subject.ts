import { alertedFor } from '../../../dialogs/handoffs/alerted';
import type { PersonId } from '../../../dialogs/person';
import type { Helpers } from '../../../services/handoffs/contract';
import { RedisHandoffs } from '../../../services/handoffs/queue';
import type { RedisClient } from '../../../services/redis';
import { Mailboxes } from './mailboxes';
import { newWorld, type Subject, type World } from './world';

/** The real queue, with people and mailboxes that a test can look into. */
export class RedisSubject extends RedisHandoffs implements Subject {
  readonly world: World;
  readonly mailboxes: Mailboxes;

  /** Another process on the same Redis is another subject with the same world and mailboxes. */
  constructor(redis: RedisClient, world = newWorld(), mailboxes = new Mailboxes()) {
    super({ redis, intake: mailboxes, helpers: helpersIn(world), clock: { now: () => world.now } });
    this.world = world;
    this.mailboxes = mailboxes;
  }

  mailbox(of: PersonId) {
    return this.mailboxes.of(of);
  }
}

export function helpersIn(world: World): Helpers {
  return {
    find: async (id: PersonId) => world.people.find((person) => person.id === id) ?? null,
    alerted: async (person, ...why) => alertedFor(person, world.people, ...why),
  };
}
