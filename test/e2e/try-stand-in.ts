import type { Effect, Say } from '../../dialogs/effects';
import type { Happening, MailboxEvent } from '../../dialogs/events';
import type { Person, PersonId } from '../../dialogs/person';
import type { Carrier, Clock, Intake, TurnSeen } from '../../services/mailroom/contract';
import type { Address } from '../../services/people/address';

/** What a scripted turn answers with. `tell` puts happenings into other people's mailboxes. */
export interface ScriptedTurn {
  readonly effects: readonly Effect[];
  readonly wakeAt?: number | null;
  readonly tell?: readonly { readonly to: PersonId; readonly happening: Happening }[];
}
export type Script = (person: Person, event: MailboxEvent, now: number) => ScriptedTurn;

interface Doors {
  readonly clock: Clock;
  readonly carrier: Carrier;
  readonly seen: (turn: TurnSeen) => void;
}

/**
 * A bot in one page of memory for tests of the simulator alone: mailboxes, turns in order, messages out and wake times, as
 * the simulator meets them, without Redis, flows or wording.
 */
export class StandIn {
  readonly people = new Map<PersonId, { person: Person; address: Address }>();
  readonly heard = new Set<string>();
  readonly #wakes = new Map<PersonId, number>();
  readonly #script: Script;
  #doors: Doors | null = null;
  #work: Promise<void> = Promise.resolve();
  #made = 0;
  /** While true every acceptance fails, as with a store that is away. */
  away = false;
  /** While true nothing that is due is ever posted, so that it stays due. */
  jammed = false;

  constructor(script: Script) {
    this.#script = script;
  }

  open(doors: Doors): void {
    this.#doors = doors;
  }

  readonly intake: Intake = {
    accept: async (to, happening, once) => {
      if (this.away) throw new Error('the store is away');
      if (this.heard.has(once)) return 'duplicate';
      this.heard.add(once);
      this.#post(to, happening);
      return 'accepted';
    },
  };

  readonly book = {
    enrol: async ({ address, ...who }: Omit<Person, 'id'> & { readonly address: Address }): Promise<Person> => {
      const known = [...this.people.values()].find((one) => one.address.handle === address.handle);
      const person = { ...who, id: known?.person.id ?? `p${this.people.size + 1}` };
      this.people.set(person.id, { person, address });
      return person;
    },
    find: async (id: PersonId) => this.people.get(id)?.person ?? null,
  };

  readonly schedule = {
    nextWake: async (people: readonly PersonId[]) => people.map((id) => this.#wakes.get(id) ?? null),
    fireNow: async () => {
      const now = this.jammed ? 0 : (this.#doors?.clock.now() ?? 0);
      for (const [id, at] of [...this.#wakes].sort(([, a], [, b]) => a - b)) {
        if (at > now) continue;
        this.#wakes.delete(id);
        this.#post(id, { kind: 'due' });
      }
    },
  };

  readonly settled = async (): Promise<void> => {
    let before: Promise<void>;
    do {
      before = this.#work;
      await before;
    } while (before !== this.#work);
  };

  #post(to: PersonId, happening: Happening): void {
    this.#work = this.#work.then(() => this.#turn(to, happening));
  }

  async #turn(to: PersonId, happening: Happening): Promise<void> {
    const known = this.people.get(to);
    if (!known || !this.#doors) return;
    const { clock, carrier, seen } = this.#doors;
    const now = clock.now();
    const event: MailboxEvent = { ...happening, id: `event-${++this.#made}-${to}`, at: now };
    const { effects, wakeAt, tell = [] } = this.#script(known.person, event, now);
    if (wakeAt !== undefined && wakeAt !== null) this.#wakes.set(to, wakeAt);
    if (wakeAt === null) this.#wakes.delete(to);
    seen({ person: known.person, events: [event], effects, wakeAt: this.#wakes.get(to) ?? null });
    for (const effect of effects) if (effect.kind === 'say') await this.#send(carrier, known.address, to, effect);
    for (const effect of effects) if (effect.kind === 'post') this.#post(effect.to, effect.event);
    for (const { to: other, happening: told } of tell) this.#post(other, told);
  }

  async #send(carrier: Carrier, address: Address, to: PersonId, { cue, text, priority }: Say): Promise<void> {
    await carrier.send({ id: `message-${++this.#made}-${to}`, to, address, cue, text, priority });
  }
}
