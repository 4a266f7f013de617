import { UnknownPerson } from '../people/people';
import { type Backoff, pauseAfter } from './backoff';
import type { Intake } from './contract';
import type { OnFault } from './faults';
import type { Item } from './item';
import { isMessage } from './lanes';
import type { Delivery } from './log';
import { entryId, type Performer } from './perform';

export interface AttemptsOptions {
  readonly performer: Pick<Performer, 'attempt'>;
  readonly intake: Intake;
  readonly backoff: Backoff;
  /** 0 to 1, for the jitter. */
  readonly chance: () => number;
  readonly onFault: OnFault;
}

/** Struck from the outbox, or tried again after a pause. */
export type Verdict = { readonly ended: Exclude<Delivery, 'queued'> } | { readonly pauseMs: number };

/** Decides after each attempt how an entry goes on. Messages are given up in the end; work is not. */
export class Attempts {
  constructor(private readonly options: AttemptsOptions) {}

  async make(item: Item): Promise<Verdict> {
    const { performer, backoff } = this.options;
    const outcome = item.failed === null ? await performer.attempt(item) : { refused: item.failed };
    if ('ended' in outcome) return outcome;
    if ('late' in outcome) return { pauseMs: 1 };
    item.attempts += 1;
    if ('refused' in outcome) return this.#giveUp(item, outcome.refused);
    if (isMessage(item) && item.attempts >= backoff.attempts) return this.#giveUp(item, outcome.again);
    return this.#pause(item, outcome.afterMs);
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
      const happening = { kind: 'delivery-failed', messageId, cue: item.cue, because } as const;
      await this.options.intake.accept(item.person, happening, `delivery-failed ${messageId}`);
      return { ended: 'failed' };
    } catch (error) {
      this.options.onFault({ where: 'delivery', because: 'failure-not-told', person: item.person, error });
      return error instanceof UnknownPerson ? { ended: 'failed' } : this.#pause(item);
    }
  }

  #pause(item: Item, askedMs?: number): Verdict {
    const { backoff, chance } = this.options;
    return { pauseMs: pauseAfter(Math.min(item.attempts, 30), backoff, chance(), askedMs) };
  }
}
