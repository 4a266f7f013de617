import type { MailboxEvent } from '../../dialogs/events';
import type { Person, PersonId } from '../../dialogs/person';
import { readAddress, readPerson } from '../people/records';
import { MasterKeyProblem, type PersonKey, SameBytes, Tampered } from '../vault';
import { Burial, type BurialOptions } from './burial';
import type { Claimed } from './claimed';
import type { Core, Patience, TurnInput, TurnOutput, TurnSeen, Understand } from './contract';
import type { Deliverer } from './deliverer';
import { Draft } from './draft';
import { dueScore } from './due-score';
import { settled, settlingKeys } from './ending';
import type { AtPoint } from './fault-points';
import { type Item, newItem } from './item';
import { LOG_TURNS } from './log';
import { openMail } from './mail';
import { inOrder } from './order';
import { OwnStates } from './own-states';
import { pack, unpack } from './pack';
import { partitionKeys, personKeys } from './partition';
import type { Waiting } from './waiting';

export interface TurnOptions extends BurialOptions {
  readonly core: Core;
  readonly patience: Patience;
  /** Without it nobody outside is asked, and nothing is waited for. */
  readonly understand?: Understand;
  /** There where there is somebody to ask. */
  readonly waiting?: Waiting | null;
  readonly onTurn: (seen: TurnSeen) => void;
  readonly at: AtPoint;
  /** Sends at once what a turn of this process says. */
  readonly delivery: Delivery;
}

export type Delivery = Pick<Deliverer, 'until' | 'handOn'>;

/** Claimed so often without a commit, a mailbox's head is buried. */
const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 50;
/** A process that lacks a master key cannot blame the message: it leaves it to one that has it, or to a restart. */
const NO_KEY_PAUSE_MS = 1_000;
/** What comes meanwhile could be read no better. */
const WHATEVER_COMES = -1;
/** A few KB of memory each: whoever writes, writes again soon. */
const STATES_KEPT = 2_000;

/** What the core made of what. */
interface Considered {
  readonly input: TurnInput;
  readonly output: TurnOutput;
}

/** A turn that lacks nothing but being written. */
interface Thought {
  readonly key: PersonKey;
  readonly person: Person;
  readonly events: readonly MailboxEvent[];
  readonly output: TurnOutput;
  /** Sealed, as everything in the draft is. */
  readonly state: Buffer;
  readonly draft: Draft;
}

/** Takes claimed mailboxes through one turn each. */
export class TurnTaker {
  readonly #burial: Burial;
  readonly #people = new SameBytes<Person>(10_000);
  readonly #states = new OwnStates(STATES_KEPT);

  constructor(private readonly options: TurnOptions) {
    this.#burial = new Burial(options);
  }

  /** They were erased: nothing of them stays in memory here. */
  forget(person: PersonId): void {
    this.#states.forget(person);
  }

  /** Ends with a commit, a release or a burial. @throws only what Redis throws: the lease sees to the rest. */
  async take(claimed: Claimed): Promise<void> {
    const { dek, tries } = claimed;
    this.options.at('claimed');
    // Once a turn has failed its events are tried one by one, so that only the one to blame is ever buried.
    const entries = tries > 1 ? claimed.entries.slice(0, 1) : claimed.entries;
    if (!dek) this.forget(claimed.person);
    if (!dek) return this.#burial.bury(claimed, entries, 'no-key');
    if (tries > MOST_TRIES) return this.#burial.bury(claimed, entries, 'never-finished');
    let thought: Thought | { waitMs: number };
    try {
      const { key, input } = this.#open(claimed, dek, entries);
      this.options.at('opened');
      const waitMs = tries === 1 ? this.options.patience(input) : 0;
      if (waitMs > 0) thought = { waitMs };
      else {
        const first = { input, output: this.options.core(input) };
        const asked = this.#asked(claimed, first);
        thought = this.#draft(claimed, key, asked === null ? first : await asked);
      }
    } catch (error) {
      return this.#broke(claimed, entries, error);
    }
    if ('waitMs' in thought) await this.#release(claimed, thought.waitMs, entries.length);
    else await this.#commit(claimed, thought);
  }

  /**
   * The turn as it is with what somebody outside knows; null, without a promise, when nobody is asked. A turn that is taken again
   * asks nobody: whatever broke the first time, it is not broken by the same answer twice.
   */
  #asked(claimed: Claimed, first: Considered): Promise<Considered> | null {
    const { core, understand, waiting } = this.options;
    if (!understand || !waiting || claimed.tries > 1) return null;
    const asked = understand(first.input, first.output);
    if (asked === null) return null;
    return waiting
      .unlessMore(claimed, asked)
      .then((input) => (input === null ? first : { input, output: core(input) }));
  }

  /** The last that can break without Redis: after it there is nothing left to do but write. */
  #draft({ fence, address }: Claimed, key: PersonKey, { input, output }: Considered): Thought {
    const { clock, at } = this.options;
    at('thought');
    const { wakeAt, ignored } = output;
    if (wakeAt !== null && !Number.isFinite(wakeAt)) throw new RangeError(`A turn asked to be woken at ${wakeAt}.`);
    const draft = new Draft(key, fence, clock.now(), () => isBySms(key, address));
    for (const [index, event] of input.events.entries()) {
      const because = ignored?.[index] ?? null;
      draft.hear(event, because === null ? { how: 'turned', turn: fence } : { how: 'ignored', because });
    }
    for (const effect of output.effects) draft.add(effect);
    const state = key.seal('state', '', pack('state', JSON.stringify(output.state)));
    return { key, person: input.person, events: input.events, output, draft, state };
  }

  #open({ person: id, who, state }: Claimed, dek: Buffer, entries: readonly Buffer[]) {
    const key = this.options.vault.unwrap(id, dek);
    if (!who) throw new Tampered('A person without a profile.');
    const input: TurnInput = {
      person: this.#people.of(id, who, (sealed) => readPerson(key.open('who', '', sealed))),
      state: state && this.#states.of(key, state, () => JSON.parse(unpack(key.openBytes('state', '', state)))),
      events: inOrder(entries.map((entry) => openMail(key, entry))),
      now: this.options.clock.now(),
    };
    return { key, input };
  }

  async #commit(claimed: Claimed, { key, person, events, output, state, draft }: Thought): Promise<void> {
    const { redis, timers, hints, delivery, onTurn, onFault, at } = this.options;
    const { partition, fence } = claimed;
    const keys = personKeys(person.id);
    const until = delivery.until();
    at('committing');
    const reply = await redis.mailroomCommitBuffer(
      ...settlingKeys(person.id),
      keys.state,
      keys.ledger,
      person.id,
      fence,
      timers.now(),
      events.length,
      LOG_TURNS,
      hints.me,
      hints.outboxHint(partition),
      output.wakeAt === null ? '' : dueScore(output.wakeAt, output.promptly === true),
      state,
      draft.page,
      until ?? '',
      draft.ledger.length,
      ...draft.ledger,
      ...draft.outbox.flat(),
    );
    at('committed');
    const handedOn = settled(person.id, reply, draft, hints, onFault);
    if (handedOn === null) return;
    this.#states.keep(key, state, output.state);
    if (handedOn.length > 0)
      delivery.handOn(partition, handedOnItems(claimed, draft, handedOn, timers.now()), until ?? 0);
    try {
      onTurn({ person, events, effects: output.effects, wakeAt: output.wakeAt });
    } catch (error) {
      onFault({ where: 'hook', because: 'threw', error });
    }
  }

  async #broke(claimed: Claimed, entries: readonly Buffer[], error: unknown): Promise<void> {
    const { tries, person } = claimed;
    // Whatever it did to the state before it broke: the next try begins with what was stored.
    this.forget(person);
    const noKey = error instanceof MasterKeyProblem;
    const because = noKey ? 'no-master-key' : error instanceof Tampered ? 'unreadable' : 'threw';
    this.options.onFault({ where: 'turn', because, person, error });
    if (because === 'no-master-key') return this.#release(claimed, NO_KEY_PAUSE_MS, WHATEVER_COMES);
    if (tries >= MOST_TRIES) return this.#burial.bury(claimed, entries, because);
    return this.#release(claimed, FIRST_PAUSE_MS * 2 ** (tries - 1), '');
  }

  /** @param waiting so many entries are put off, until more come, and it counts as no try; '' for a turn that failed. */
  async #release({ partition, person, fence }: Claimed, pauseMs: number, waiting: number | ''): Promise<void> {
    const { redis, timers, hints } = this.options;
    const { ready, leases, fence: fences, tries } = partitionKeys(partition);
    const { mailbox } = personKeys(person);
    const now = timers.now();
    const args = [person, fence, now + pauseMs, now, waiting];
    await redis.mailroomReleaseBuffer(mailbox, ready, leases, fences, tries, ...args);
    hints.ready(partition);
  }
}

/** Where replies go now; should that change before they leave, they are in parts there as well. */
function isBySms(key: PersonKey, address: Buffer | null): boolean {
  return address !== null && readAddress(key.open('address', '', address)).channel === 'sms';
}

/** The entries of a turn in the hands of the process that took it: nothing of them need be read from Redis again. */
function handedOnItems(claimed: Claimed, draft: Draft, streamIds: readonly string[], takenAt: number): Item[] {
  const { partition, person, dek, who, address } = claimed;
  return streamIds.map((streamId, index) => {
    const [letter = '', name = '', body = Buffer.alloc(0)] = draft.outbox[index] ?? [];
    const outgoing = draft.outgoing[index] ?? null;
    const records = { dek, who, address };
    return newItem({ partition, streamId, person, letter, name, body, outgoing, inherited: false, records, takenAt });
  });
}
