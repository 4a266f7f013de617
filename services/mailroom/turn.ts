import type { MailboxEvent } from '../../dialogs/events';
import type { Person } from '../../dialogs/person';
import { readPerson } from '../people/records';
import { Tampered } from '../vault';
import { Burial, type BurialOptions } from './burial';
import type { Claimed } from './claimed';
import type { Core, TurnOutput, TurnSeen } from './contract';
import { Draft } from './draft';
import { settled, settlingKeys } from './ending';
import { LOG_LINES } from './log';
import { openMail } from './mail';
import { partitionKeys, personKeys } from './partition';

export interface TurnOptions extends BurialOptions {
  readonly core: Core;
  readonly onTurn: (seen: TurnSeen) => void;
}

/** Claimed so often without a commit, a mailbox's head is buried. */
const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 50;

/** A turn that lacks nothing but being written. */
interface Thought {
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

  constructor(private readonly options: TurnOptions) {
    this.#burial = new Burial(options);
  }

  /** Ends with a commit, a release or a burial. @throws only what Redis throws: the lease sees to the rest. */
  async take(claimed: Claimed): Promise<void> {
    const { dek, tries } = claimed;
    // Once a turn has failed its events are tried one by one, so that only the one to blame is ever buried.
    const entries = tries > 1 ? claimed.entries.slice(0, 1) : claimed.entries;
    if (!dek) return this.#burial.bury(claimed, entries, 'no-key');
    if (tries > MOST_TRIES) return this.#burial.bury(claimed, entries, 'never-finished');
    let thought: Thought;
    try {
      thought = this.#think(claimed, dek, entries);
    } catch (error) {
      const because = error instanceof Tampered ? 'unreadable' : 'threw';
      this.options.onFault({ where: 'turn', because, person: claimed.person, error });
      return tries >= MOST_TRIES ? this.#burial.bury(claimed, entries, because) : this.#release(claimed);
    }
    await this.#commit(claimed, thought);
  }

  /** Everything that can break without Redis: after it there is nothing left to do but write. */
  #think({ person: id, who, state, fence }: Claimed, dek: Buffer, entries: readonly Buffer[]): Thought {
    const { vault, core, clock } = this.options;
    const key = vault.unwrap(id, dek);
    if (!who) throw new Tampered('A person without a profile.');
    const person = readPerson(key.open('who', '', who));
    const events = entries.map((entry) => openMail(key, entry));
    const before: unknown = state ? JSON.parse(key.open('state', '', state)) : null;
    const now = clock.now();
    const output = core({ person, state: before, events, now });
    const { wakeAt } = output;
    if (wakeAt !== null && !Number.isFinite(wakeAt)) throw new RangeError(`A turn asked to be woken at ${wakeAt}.`);
    const draft = new Draft(key, fence, now);
    for (const event of events) draft.hear(event);
    for (const effect of output.effects) draft.add(effect);
    return { person, events, output, draft, state: key.seal('state', '', JSON.stringify(output.state)) };
  }

  async #commit({ partition, fence }: Claimed, { person, events, output, state, draft }: Thought): Promise<void> {
    const { redis, timers, hints, onTurn, onFault } = this.options;
    const keys = personKeys(person.id);
    const reply = await redis.mailroomCommitBuffer(
      ...settlingKeys(person.id),
      keys.state,
      keys.ledger,
      person.id,
      fence,
      timers.now(),
      events.length,
      LOG_LINES,
      hints.me,
      hints.outboxHint(partition),
      output.wakeAt ?? '',
      state,
      draft.log.length,
      draft.ledger.length,
      draft.outbox.length,
      ...draft.log,
      ...draft.ledger,
      ...draft.outbox.flat(),
    );
    if (!settled(person.id, reply, draft, hints, onFault)) return;
    try {
      onTurn({ person, events, effects: output.effects, wakeAt: output.wakeAt });
    } catch (error) {
      onFault({ where: 'hook', because: 'threw', error });
    }
  }

  async #release({ partition, person, fence, tries }: Claimed): Promise<void> {
    const { redis, timers, hints } = this.options;
    const { ready, leases, fence: fences } = partitionKeys(partition);
    const again = timers.now() + FIRST_PAUSE_MS * 2 ** (tries - 1);
    await redis.mailroomReleaseBuffer(ready, leases, fences, person, fence, again);
    hints.ready(partition);
  }
}
