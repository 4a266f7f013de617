import type { Redis } from 'ioredis';
import type { Say } from '../../dialogs/effects';
import type { MailboxEvent } from '../../dialogs/events';
import type { Person } from '../../dialogs/person';
import type { People } from '../people/people';
import { readPerson } from '../people/records';
import { type PersonKey, Tampered, type Vault } from '../vault';
import type { Claimed } from './claimed';
import type { Clock, Core, TurnOutput, TurnSeen } from './contract';
import { Draft } from './draft';
import type { OnFault } from './faults';
import type { Hints } from './hints';
import { LOG_LINES } from './log';
import { isDue, openMail } from './mail';
import { partitionKeys, personKeys } from './partition';
import { integer, list, type Reply } from './scripts';
import type { Timers } from './timers';

export interface TurnOptions {
  readonly redis: Redis;
  readonly vault: Vault;
  readonly people: People;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly hints: Hints;
  readonly core: Core;
  /** What a person is told when their message broke something. It has only the person to go by. */
  readonly lastWords: (person: Person) => Say;
  readonly onTurn: (seen: TurnSeen) => void;
  readonly onFault: OnFault;
}

/** Claimed so often without a commit, a mailbox's head is buried. */
const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 50;
const DAY_MS = 86_400_000;

interface Thought {
  readonly key: PersonKey;
  readonly person: Person;
  readonly events: readonly MailboxEvent[];
  readonly output: TurnOutput;
}

/** Takes claimed mailboxes through one turn each. */
export class TurnTaker {
  constructor(private readonly options: TurnOptions) {}

  /** Ends with a commit, a release or a burial. @throws only what Redis throws: the lease sees to the rest. */
  async take(claimed: Claimed): Promise<void> {
    // Once a turn has failed its events are tried one by one, so that only the one to blame is ever buried.
    const entries = claimed.tries > 1 ? claimed.entries.slice(0, 1) : claimed.entries;
    if (!claimed.dek) return this.#bury(claimed, entries, 'no-key');
    if (claimed.tries > MOST_TRIES) return this.#bury(claimed, entries, 'never-finished');
    const now = this.options.clock.now();
    let thought: Thought;
    let draft: Draft;
    try {
      thought = this.#think(claimed, claimed.dek, entries, now);
      draft = new Draft(thought.key, claimed.fence, now);
      for (const event of thought.events) draft.hear(event);
      for (const effect of thought.output.effects) draft.add(effect);
    } catch (error) {
      const because = error instanceof Tampered ? 'unreadable' : 'threw';
      this.options.onFault({ where: 'turn', because, person: claimed.person, error });
      return claimed.tries >= MOST_TRIES ? this.#bury(claimed, entries, because) : this.#release(claimed);
    }
    await this.#commit(claimed, entries.length, thought, draft);
  }

  #think({ person: id, who, state }: Claimed, dek: Buffer, entries: readonly Buffer[], now: number): Thought {
    const { vault, core } = this.options;
    const key = vault.unwrap(id, dek);
    if (!who) throw new Tampered('A person without a profile.');
    const person = readPerson(key.open('who', '', who));
    const events = entries.map((entry) => openMail(key, entry));
    const before: unknown = state ? JSON.parse(key.open('state', '', state)) : null;
    return { key, person, events, output: core({ person, state: before, events, now }) };
  }

  async #commit(claimed: Claimed, acknowledged: number, thought: Thought, draft: Draft): Promise<void> {
    const { redis, timers, hints, onTurn, onFault } = this.options;
    const { key, person, events, output } = thought;
    const { state, ledger } = personKeys(person.id);
    const reply = await redis.mailroomCommitBuffer(
      ...this.#sharedKeys(claimed),
      state,
      ledger,
      person.id,
      claimed.fence,
      timers.now(),
      acknowledged,
      LOG_LINES,
      hints.me,
      hints.outboxHint(claimed.partition),
      output.wakeAt ?? '',
      key.seal('state', '', JSON.stringify(output.state)),
      draft.log.length,
      draft.ledger.length,
      draft.outbox.length,
      ...draft.log,
      ...draft.ledger,
      ...draft.outbox.flat(),
    );
    if (!this.#ended(claimed, reply, draft)) return;
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

  /** The person is answered and a human is told, whatever is broken; both are in the outbox when the events are gone. */
  async #bury(claimed: Claimed, entries: readonly Buffer[], reason: string): Promise<void> {
    const { redis, timers, hints, clock, onFault } = this.options;
    onFault({ where: 'burial', because: reason, person: claimed.person });
    const now = clock.now();
    const started = entries.every(isDue);
    const draft =
      reason === 'no-key' ? new Draft(null, claimed.fence, now) : this.#farewell(claimed, entries, now, started);
    // What fell due is not tried every hour, with an alert each time; nor ever again for somebody who is gone.
    const wake = reason === 'no-key' ? 'never' : started ? now + DAY_MS : '';
    const reply = await redis.mailroomBuryBuffer(
      ...this.#sharedKeys(claimed),
      partitionKeys(claimed.partition).dead,
      claimed.person,
      claimed.fence,
      timers.now(),
      entries.length,
      LOG_LINES,
      hints.me,
      hints.outboxHint(claimed.partition),
      wake,
      reason,
      draft.log.length,
      draft.outbox.length,
      ...draft.log,
      ...draft.outbox.flat(),
    );
    this.#ended(claimed, reply, draft);
  }

  #farewell(claimed: Claimed, entries: readonly Buffer[], now: number, started: boolean): Draft {
    const key = this.#attempt(claimed, () => claimed.dek && this.options.vault.unwrap(claimed.person, claimed.dek));
    const draft = new Draft(key, claimed.fence, now);
    if (key) {
      for (const entry of entries) this.#attempt(claimed, () => draft.hear(openMail(key, entry)));
      const person = this.#attempt(claimed, () => claimed.who && readPerson(key.open('who', '', claimed.who)));
      // Nobody is told in the night that a check-in broke: they did not ask for anything.
      const told = person ?? this.options.people.unreadable(claimed.person);
      if (!started) this.#attempt(claimed, () => draft.add(this.options.lastWords(told)));
    }
    draft.callForHelp(`${claimed.person}.${claimed.fence}.fault`);
    return draft;
  }

  #attempt<T>({ person }: Claimed, of: () => T): T | null {
    try {
      return of();
    } catch (error) {
      this.options.onFault({
        where: 'burial',
        because: error instanceof Tampered ? 'unreadable' : 'threw',
        person,
        error,
      });
      return null;
    }
  }

  /** False when somebody else has claimed the mailbox since: nothing was written then. */
  #ended({ partition, person }: Claimed, reply: Reply, draft: Draft): boolean {
    const [outcome, left] = list(reply).map(integer);
    if (outcome === 0) {
      this.options.onFault({ where: 'turn', because: 'stale', person });
      return false;
    }
    if (draft.outbox.length > 0) this.options.hints.outbox(partition);
    if (left !== 0) this.options.hints.ready(partition);
    return true;
  }

  #sharedKeys({ partition, person }: Claimed) {
    const { ready, leases, fence, tries, outbox, deliverer, due } = partitionKeys(partition);
    const { mailbox, log } = personKeys(person);
    return [mailbox, ready, leases, fence, tries, outbox, deliverer, log, due] as const;
  }
}
