import type { RecordRequest } from '../../dialogs/effects';
import { recordTold } from '../../dialogs/mentee/my-say/record';
import type { Person, PersonId } from '../../dialogs/person';
import type { Intake } from '../mailroom/contract';
import { partitionKeys, partitionOf } from '../mailroom/partition';
import type { Records } from '../mailroom/perform';
import type { People } from '../people/people';
import { unsuppress } from '../people/suppressed';
import { type ErasePoint, erase } from './erase';
import { Feedback, type FeedbackParts } from './feedback';
import { forget } from './forget';
import { readLedger } from './ledger';

/** While a last message is on its way to them, what it is sent with is still needed. Milliseconds. */
const MESSAGE_PAUSE_MS = 500;
/** Somebody in danger waits for a human first. */
const DANGER_PAUSE_MS = 60_000;

export interface KeeperParts extends FeedbackParts {
  readonly people: People;
  readonly intake: Pick<Intake, 'accept'>;
  readonly at?: (point: ErasePoint) => void;
}

/** Keeps what is written about people: reads it out to them, lets go of what they want forgotten, erases them. */
export class RecordKeeper implements Records {
  readonly #feedback: Feedback;

  constructor(private readonly parts: KeeperParts) {
    this.#feedback = new Feedback(parts);
  }

  async perform(request: RecordRequest, from: Person, entryId: string): Promise<{ waitMs: number } | undefined> {
    const { redis, people, intake } = this.parts;
    switch (request.do) {
      case 'tell': {
        const lines = await readLedger(redis, await people.openFor(from.id));
        await intake.accept(from.id, { kind: 'record-told', ...recordTold(lines) }, `${entryId}/told`);
        return;
      }
      case 'forget':
        return forget(redis, await people.openFor(from.id), request, entryId.slice(from.id.length + 1)).then(
          () => undefined,
        );
      case 'erase':
        return this.#erase(from.id);
      case 'welcome-again':
        return unsuppress(this.parts, from.id).then(() => undefined);
      case 'feedback':
        return this.#feedback.take(request, from, entryId, intake).then(() => undefined);
      default:
        return request satisfies never;
    }
  }

  async #erase(person: PersonId): Promise<{ waitMs: number } | undefined> {
    const { redis, people, at } = this.parts;
    const { outbox } = partitionKeys(partitionOf(person));
    const waiting = await redis.xrange(outbox, '-', '+');
    if (waiting.some(([, fields]) => fields[1] === person && fields[3] === 'm')) return { waitMs: MESSAGE_PAUSE_MS };
    const parts = { redis, forgetFeedback: (id: PersonId) => this.#feedback.forget(id), ...(at ? { at } : {}) };
    const outcome = await erase(parts, person);
    if (!outcome.erased) return { waitMs: DANGER_PAUSE_MS };
    people.forget(person);
    return undefined;
  }
}
