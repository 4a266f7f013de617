import type { Say } from '../../dialogs/effects';
import type { Person } from '../../dialogs/person';
import type { People } from '../people/people';
import { readPerson } from '../people/records';
import type { RedisClient } from '../redis';
import { type PersonKey, Tampered, type Vault } from '../vault';
import type { Claimed } from './claimed';
import type { Clock } from './contract';
import { Draft } from './draft';
import { settled, settlingKeys } from './ending';
import type { OnFault } from './faults';
import type { Hints } from './hints';
import { LOG_TURNS } from './log';
import { isDue, openMail } from './mail';
import { partitionKeys } from './partition';
import type { Timers } from './timers';

export interface BurialOptions {
  readonly redis: RedisClient;
  readonly vault: Vault;
  readonly people: People;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly hints: Hints;
  /** What a person is told when their message broke something. It has only the person to go by. */
  readonly lastWords: (person: Person) => Say;
  readonly onFault: OnFault;
}

/** `no-key`: the person was erased. The others are faults of ours. */
export type BurialReason = 'no-key' | 'never-finished' | 'unreadable' | 'threw';

const DAY_MS = 86_400_000;
/** Last words fit into one message; nothing that could be broken is asked about them. */
const WHOLE = () => false;

/** Puts events away that no turn can get past. The person is answered and a human is told, whatever is broken. */
export class Burial {
  constructor(private readonly options: BurialOptions) {}

  /** @throws only what Redis throws. */
  async bury(claimed: Claimed, entries: readonly Buffer[], reason: BurialReason): Promise<void> {
    const { redis, timers, hints, clock, onFault } = this.options;
    const { partition, person, fence } = claimed;
    onFault({ where: 'burial', because: reason, person });
    const now = clock.now();
    const fellDue = entries.every(isDue);
    const draft =
      reason === 'no-key' ? new Draft(null, fence, now, WHOLE) : this.#farewell(claimed, entries, now, fellDue);
    // What fell due is not tried every hour, with an alert each time; nor ever again for somebody who is gone.
    const wake = reason === 'no-key' ? 'never' : fellDue ? now + DAY_MS : '';
    const reply = await redis.mailroomBuryBuffer(
      ...settlingKeys(person),
      partitionKeys(partition).dead,
      person,
      fence,
      timers.now(),
      entries.length,
      LOG_TURNS,
      hints.me,
      hints.outboxHint(partition),
      wake,
      reason,
      draft.page,
      ...draft.outbox.flat(),
    );
    settled(person, reply, draft, hints, onFault);
  }

  /** What was heard goes into the log as far as it can be read. */
  #farewell(claimed: Claimed, entries: readonly Buffer[], now: number, fellDue: boolean): Draft {
    const { vault, people, lastWords } = this.options;
    const { person: id, dek, who } = claimed;
    const key: PersonKey | null = this.#ifPossible(claimed, () => dek && vault.unwrap(id, dek));
    const draft = new Draft(key, claimed.fence, now, WHOLE);
    const handoffId = `${id}.${claimed.fence}.fault`;
    if (key) {
      for (const entry of entries)
        this.#ifPossible(claimed, () => draft.hear(openMail(key, entry), { how: 'dead', handoffId }));
      const person = this.#ifPossible(claimed, () => who && readPerson(key.open('who', '', who)));
      // Nobody is told in the night that a check-in broke: they did not ask for anything.
      if (!fellDue) this.#ifPossible(claimed, () => draft.add(lastWords(person ?? people.unreadable(id))));
    }
    draft.callForHelp(handoffId);
    return draft;
  }

  #ifPossible<T>({ person }: Claimed, of: () => T): T | null {
    try {
      return of();
    } catch (error) {
      const because = error instanceof Tampered ? 'unreadable' : 'threw';
      this.options.onFault({ where: 'burial', because, person, error });
      return null;
    }
  }
}
