import { UnknownPerson } from '../people/people';
import { type Backoff, pauseAfter } from './backoff';
import type { Intake } from './contract';
import type { OnFault } from './faults';
import type { End, Item } from './item';
import { isMessage } from './lanes';
import { entryId, type Outcome, type Performer } from './perform';
import type { Receipts } from './receipts';

export interface AttemptsOptions {
  readonly performer: Pick<Performer, 'attempt'>;
  readonly receipts: Pick<Receipts, 'known'>;
  readonly intake: Intake;
  readonly backoff: Backoff;
  /** 0 to 1, for the jitter. */
  readonly chance: () => number;
  readonly onFault: OnFault;
}

const REDIS_PAUSE_MS = 1_000;

/** Struck from the outbox, or tried again after a pause. */
export type Verdict = { readonly ended: End } | { readonly pauseMs: number; readonly held?: true };

/** Decides after each attempt how an entry goes on. Messages are given up in the end; work is not. */
export class Attempts {
  constructor(private readonly options: AttemptsOptions) {}

  async make(item: Item): Promise<Verdict> {
    const { performer, backoff } = this.options;
    const before = await this.#before(item);
    if (before !== null) return before;
    const outcome: Outcome = item.failed === null ? await performer.attempt(item) : { refused: item.failed };
    if ('ended' in outcome) return outcome;
    if ('late' in outcome) return { pauseMs: 1 };
    if ('heldMs' in outcome) return { pauseMs: outcome.heldMs, held: true };
    item.attempts += 1;
    if ('refused' in outcome) {
      item.means ??= outcome.means ?? null;
      return this.#giveUp(item, outcome.refused);
    }
    if (isMessage(item) && item.attempts >= backoff.attempts) return this.#giveUp(item, outcome.again);
    return this.#pause(item, outcome.afterMs);
  }

  /**
   * A message that may have been sent before (by a process that died, or in an attempt whose answer was lost) is not sent again
   * when its receipt has come since.
   */
  async #before(item: Item): Promise<Verdict | null> {
    if (!isMessage(item) || item.failed !== null || !(item.inherited || item.attempts > 0)) return null;
    try {
      const ended = await this.options.receipts.known(item);
      return ended && { ended };
    } catch (error) {
      this.options.onFault({ where: 'redis', because: 'receipt-not-read', person: item.person, error });
      return { pauseMs: REDIS_PAUSE_MS };
    }
  }

  /** True for work that failed so often that what came after it is no longer to wait for it. */
  outOfTurn(item: Item): boolean {
    return !isMessage(item) && item.attempts >= this.options.backoff.attempts;
  }

  /** The person's own mailbox hears of it first: the entry is struck only when that is durable. */
  async #giveUp(item: Item, because: string): Promise<Verdict> {
    item.failed = because;
    const messageId = entryId(item);
    try {
      const failure = { messageId, cue: item.cue, because, ...(item.means ? { means: item.means } : {}) };
      const happening = { kind: 'delivery-failed', ...failure } as const;
      await this.options.intake.accept(item.person, happening, `delivery-failed ${messageId}`);
      return { ended: { how: 'failed', because } };
    } catch (error) {
      this.options.onFault({ where: 'delivery', because: 'failure-not-told', person: item.person, error });
      return error instanceof UnknownPerson ? { ended: { how: 'failed', because } } : this.#pause(item);
    }
  }

  #pause(item: Item, askedMs?: number): Verdict {
    const { backoff, chance } = this.options;
    return { pauseMs: pauseAfter(Math.min(item.attempts, 30), backoff, chance(), askedMs) };
  }
}
