import { type HandoffRequest, PRIORITIES, type Priority, type RecordRequest } from '../../dialogs/effects';
import type { UndeliveredMeans } from '../../dialogs/events';
import type { Person, PersonId } from '../../dialogs/person';
import type { Address, Carriage } from '../people/address';
import { type People, UnknownPerson } from '../people/people';
import { readAddress, readPerson } from '../people/records';
import { SameBytes, Tampered, type Vault } from '../vault';
import type { Chronicle } from './chronicle';
import type { Carrier, Clock, Intake, MayStillSend, NoLongerFits } from './contract';
import type { AtPoint } from './fault-points';
import type { OnFault } from './faults';
import { Gate } from './gate';
import type { End, Item } from './item';
import { isMessage } from './lanes';
import { type Message, OtherVersion, type Outgoing, readOutgoing } from './outbox';
import type { Receipts } from './receipts';
import type { Timers } from './timers';

/** Where requests for a human go. Must be idempotent by `entryId`: it is asked again when its answer was lost. */
export interface Handoffs {
  perform(request: HandoffRequest, from: Person, entryId: string): Promise<unknown>;
  /** Is a human with this person now? Asked before anything is sent that nobody asked for. */
  attends?(person: Person): Promise<boolean>;
}

/** Whoever keeps what is written about people. Must be idempotent by `entryId`. */
export interface Records {
  /** @returns how long it has to wait, ms, for what must be done first; nothing when it is done */
  perform(request: RecordRequest, from: Person, entryId: string): Promise<{ readonly waitMs: number } | undefined>;
}

export interface PerformOptions {
  readonly vault: Vault;
  readonly people: People;
  readonly timers: Timers;
  readonly intake: Intake;
  readonly carriers: Readonly<Partial<Record<Carriage, Carrier>>>;
  readonly handoffs: Handoffs;
  readonly records: Records;
  readonly mayStillSend: MayStillSend;
  readonly noLongerFits?: NoLongerFits;
  /** Person-facing time. */
  readonly clock: Clock;
  readonly chronicle: Pick<Chronicle, 'ofMessage' | 'stateOf'>;
  readonly receipts: Pick<Receipts, 'known'>;
  /** Told when somebody was erased. */
  readonly onErased: (person: PersonId) => void;
  readonly at: AtPoint;
  readonly onFault: OnFault;
}

/** How an attempt at an entry went. */
export type Outcome =
  | { readonly ended: End }
  | { readonly again: string; readonly afterMs?: number }
  | { readonly refused: string; readonly means?: UndeliveredMeans }
  /** Not an attempt: the sender has sent enough for now. */
  | { readonly heldMs: number }
  /** Not an attempt: the lease ran out before it could be made. */
  | { readonly late: true };

const SENT: End = { how: 'sent' };

/** A carrier that hangs must not hold up the others, nor be flooded when it comes back. */
const SENDS_AT_ONCE = 64;
/** The reply address that came with an entry is looked up anew after this long: they may have changed phones. */
const ADDRESS_FRESH_MS = 1_000;

/** What is done with each kind of outbox entry. Every path is safe to go twice. */
export class Performer {
  readonly #gates = new Map<Carriage, Gate>();
  readonly #addresses = new SameBytes<Address>(10_000);

  constructor(private readonly options: PerformOptions) {}

  async attempt(item: Item): Promise<Outcome> {
    try {
      const outgoing = this.#open(item);
      return outgoing === null ? await this.#leave(item) : await this.#perform(item, outgoing);
    } catch (error) {
      this.options.onFault({ where: 'delivery', because: 'threw', person: item.person, error });
      return { again: 'threw' };
    }
  }

  /** What was tampered with becomes a call for a human: it may have been one. Null for what another version wrote. */
  #open(item: Item): Outgoing | null {
    if (item.outgoing) return item.outgoing;
    try {
      const { dek } = item.records;
      return readOutgoing(dek && this.options.vault.unwrap(item.person, dek), item.letter, item.name, item.body);
    } catch (error) {
      const otherVersion = error instanceof OtherVersion;
      const because = otherVersion ? 'other-version' : 'unreadable';
      this.options.onFault({ where: 'delivery', because, person: item.person, error });
      return otherVersion ? null : callForHelp(item);
    }
  }

  /** A human is told at once. A message is given up; what others were asked for waits for a version that can read it. */
  async #leave(item: Item): Promise<Outcome> {
    if (isMessage(item)) return { refused: 'unreadable' };
    // Not under the entry's own id: the queue would take what it asks for, once it is read, as done.
    await this.options.handoffs.perform(callForHelp(item), this.#person(item), `${entryId(item)}.fault`);
    return { again: 'unreadable' };
  }

  async #perform(item: Item, outgoing: Outgoing): Promise<Outcome> {
    if (outgoing.kind === 'say') return this.#send(item, outgoing);
    if (outgoing.kind === 'handoff') {
      await this.options.handoffs.perform(outgoing, this.#person(item), entryId(item));
      return { ended: isMessage(item) ? { how: 'failed', because: 'unreadable' } : SENT };
    }
    if (outgoing.kind === 'record') {
      const waits = await this.options.records.perform(outgoing, this.#person(item), entryId(item));
      if (waits) return { heldMs: waits.waitMs };
      if (outgoing.do === 'erase') this.options.onErased(item.person);
      return { ended: SENT };
    }
    try {
      await this.options.intake.accept(outgoing.to, outgoing.event, entryId(item));
      return { ended: SENT };
    } catch (error) {
      if (!(error instanceof UnknownPerson)) throw error;
      this.options.onFault({ where: 'delivery', because: 'post-to-nobody', person: item.person, error });
      return { ended: { how: 'failed', because: 'nobody' } };
    }
  }

  async #send(item: Item, { cue, text, priority, onlyWhile, continues, choices }: Message): Promise<Outcome> {
    const { carriers, mayStillSend, at } = this.options;
    item.cue = cue;
    if (continues && (await this.#lostItsBeginning(item)))
      return { ended: { how: 'suppressed', because: 'cut-short' } };
    const because = priority === 'started' && this.#hasWaited(item) ? await this.#noLongerFits(item) : null;
    if (because === 'human') return { ended: { how: 'suppressed', because } };
    if (because !== null) return { refused: because };
    const address = await this.#address(item);
    if (!address) return { refused: 'no-address' };
    const carrier = carriers[address.via];
    if (!carrier) return { refused: 'no-carrier' };
    return this.#gate(address.via).through(async () => {
      // It may have waited here for long.
      if (!item.mayGo()) return { late: true };
      if (onlyWhile && !(await mayStillSend(onlyWhile))) return { ended: { how: 'suppressed', because: 'handed-on' } };
      if (priority === 'started' && (await this.#hasHuman(item)))
        return { ended: { how: 'suppressed', because: 'human' } };
      at('sending');
      const buttons = choices ? { choices } : {};
      const message = { id: entryId(item), to: item.person, address, cue, text, ...buttons };
      const sent = await carrier.send({ ...message, priority: this.#pressing(item, priority) });
      at('sent');
      if (sent.sent) return { ended: SENT };
      if ('heldMs' in sent) return { heldMs: sent.heldMs };
      if (!sent.again) return { refused: sent.because, ...(sent.means ? { means: sent.means } : {}) };
      return sent.afterMs === undefined ? { again: sent.because } : { again: sent.because, afterMs: sent.afterMs };
    });
  }

  /** What the bot began before somebody came is not said into their talk. Of mentors it is how they are looked after. */
  async #hasHuman(item: Item): Promise<boolean> {
    const person = this.#person(item);
    const isLookedAfter = person.role === 'mentor' || person.role === 'coordinator';
    return !isLookedAfter && (await this.options.handoffs.attends?.(person)) === true;
  }

  /** Not on its way from the turn that said it: it is not known since when it lies there, or an attempt has failed. */
  #hasWaited({ outgoing, attempts, takenAt }: Item): boolean {
    return outgoing === null || attempts > 0 || this.options.timers.now() - takenAt > ADDRESS_FRESH_MS;
  }

  async #noLongerFits(item: Item): Promise<string | null> {
    const { noLongerFits, chronicle, clock } = this.options;
    if (!noLongerFits) return null;
    const line = await chronicle.ofMessage(item.person, entryId(item));
    if (line === null) return null;
    const state = await chronicle.stateOf(item.person);
    return noLongerFits({ person: this.#person(item), state, said: line.at, now: clock.now() });
  }

  /** Messages of one person keep their order, so the first is as pressing as the most pressing that waits behind it. */
  #pressing(item: Item, priority: Priority): Priority {
    const { dek } = item.records;
    const key = dek && this.options.vault.unwrap(item.person, dek);
    const behind = item.behind().flatMap(({ outgoing, letter, name, body }) => {
      const said = outgoing ?? readIfPossible(key, letter, name, body);
      return said?.kind === 'say' ? [said.priority] : [];
    });
    return PRIORITIES.find((one) => one === priority || behind.includes(one)) ?? priority;
  }

  /** The message before it was given up, and told of: half of what somebody wrote says something else. */
  async #lostItsBeginning(item: Item): Promise<boolean> {
    const before = nameBefore(item.name);
    const ended = before === null ? null : await this.options.receipts.known({ ...item, name: before });
    return ended?.how === 'failed' || ended?.how === 'suppressed';
  }

  async #address({ person, records, takenAt }: Item): Promise<Address | null> {
    const { vault, people, timers } = this.options;
    if (!records.dek) return null;
    if (!records.address || timers.now() - takenAt > ADDRESS_FRESH_MS) return people.addressOf(person);
    const key = vault.unwrap(person, records.dek);
    return this.#addresses.of(person, records.address, (sealed) => readAddress(key.open('address', '', sealed)));
  }

  #person({ person, records: { dek, who } }: Item): Person {
    try {
      if (dek && who) return readPerson(this.options.vault.unwrap(person, dek).open('who', '', who));
    } catch (error) {
      if (!(error instanceof Tampered)) throw error;
    }
    return this.options.people.unreadable(person);
  }

  #gate(via: Carriage): Gate {
    const gate = this.#gates.get(via) ?? new Gate(SENDS_AT_ONCE);
    this.#gates.set(via, gate);
    return gate;
  }
}

/** What cannot be read is dealt with when its turn comes. */
function readIfPossible(...[key, letter, name, body]: Parameters<typeof readOutgoing>): Outgoing | null {
  try {
    return readOutgoing(key, letter, name, body);
  } catch {
    return null;
  }
}

/** The name of the message that the same turn said before this one; null for the first. */
function nameBefore(name: string): string | null {
  const [, fence = '', number = '0'] = /^(.*)\.(\d+)$/.exec(name) ?? [];
  return Number(number) > 1 ? `${fence}.${Number(number) - 1}` : null;
}

/** Stable over every attempt, and in every process: the idempotency key of whatever is done with it. */
export const entryId = ({ person, name }: Item) => `${person}.${name}`;

function callForHelp(item: Item): HandoffRequest {
  return { kind: 'handoff', do: 'open', handoffId: `${entryId(item)}.fault`, reason: 'fault', words: null };
}
