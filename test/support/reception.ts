import { EventEmitter, once } from 'node:events';
import type { KnownPeople } from '../../bots/reception';
import type { Happening } from '../../dialogs/events';
import type { Person, Role } from '../../dialogs/person';
import type { Intake } from '../../services/mailroom/contract';
import type { Address } from '../../services/people/address';

/** Something that was put into a mailbox. */
export interface Accepted {
  readonly to: string;
  readonly happening: Happening;
  readonly once: string;
  readonly from: Address | undefined;
}

/** People and mailboxes in memory, for tests of the doors alone. It keeps the contracts: once is once, an outage throws. */
export class MemoryReception {
  readonly accepted: Accepted[] = [];
  readonly newcomers: { readonly address: Address; readonly displayName: string | null }[] = [];
  /** While true, nothing can be made durable. */
  down = false;
  readonly #known = new Map<string, Person>();
  readonly #heard = new Set<string>();
  readonly #arrivals = new EventEmitter();
  #taken = 0;

  readonly people: KnownPeople = {
    byAddress: async ({ via, handle }) => this.#known.get(`${via} ${handle}`) ?? null,
    newcomer: async (address, displayName) => {
      this.newcomers.push({ address, displayName });
      return this.enrol(address, 'stranger');
    },
  };

  readonly intake: Intake = {
    accept: async (to, happening, onceId, from) => {
      if (this.down) throw new Error('the store is down; it would quote +447700900123 here');
      if (this.#heard.has(onceId)) return 'duplicate';
      this.#heard.add(onceId);
      this.accepted.push({ to, happening, once: onceId, from });
      this.#arrivals.emit('accepted');
      return 'accepted';
    },
  };

  /** As a mailroom after some hours: ids that were heard are known no more. */
  hoursPass(): void {
    this.#heard.clear();
  }

  enrol({ via, handle }: Pick<Address, 'via' | 'handle'>, role: Role): Person {
    const id = `person-${this.#known.size + 1}`;
    const person: Person = {
      id,
      name: 'Sam',
      role,
      programme: 'drama',
      locale: 'en-GB',
      region: 'GB',
      timezone: 'Europe/London',
    };
    this.#known.set(`${via} ${handle}`, person);
    return person;
  }

  /** The next thing that was put into a mailbox and has not been taken yet. */
  async next(): Promise<Accepted> {
    for (;;) {
      const accepted = this.accepted[this.#taken];
      if (accepted) {
        this.#taken += 1;
        return accepted;
      }
      await once(this.#arrivals, 'accepted');
    }
  }
}
