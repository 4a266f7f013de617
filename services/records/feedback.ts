import { z } from 'zod';
import type { Named, Person, PersonId } from '../../dialogs/person';
import type { Clock, Intake } from '../mailroom/contract';
import type { People } from '../people/people';
import type { RedisClient } from '../redis';
import type { PersonKey, Vault } from '../vault';

/** The key that what people think of the service is sealed with: it outlives whoever said it without their name. */
export const FEEDBACK_KEY = { key: '{feedback}:dek', owner: 'feedback' } as const;
const LINES = '{feedback}:lines';

const feedbackLine = z.object({
  programme: z.string(),
  /** The day alone: an instant would tell who had just written. */
  day: z.string(),
  from: z.object({ id: z.string(), name: z.string() }).nullable(),
  words: z.string(),
});
export type FeedbackLine = z.infer<typeof feedbackLine>;

export interface FeedbackParts {
  readonly redis: RedisClient;
  readonly vault: Pick<Vault, 'mint' | 'unwrap' | 'mark'>;
  readonly people: Pick<People, 'members'>;
  readonly clock: Clock;
}

/** What people think of the service: for the coordinators, and kept apart from whoever said it. */
export class Feedback {
  constructor(private readonly parts: FeedbackParts) {}

  /**
   * Kept, and told to the coordinators of the programme. No id of whoever said it without their name gets into a key, a line, an event
   * or the name of one: `once` is known by a keyed mark alone.
   */
  async take(given: { from: Named | null; words: string }, by: Person, once: string, intake: Pick<Intake, 'accept'>) {
    const { redis, vault, people, clock } = this.parts;
    const mark = vault.mark(`feedback\n${once}`);
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const line: FeedbackLine = { programme: by.programme, day, from: given.from, words: given.words };
    const sealed = (await this.#key()).seal('log', mark, JSON.stringify(line));
    await redis.hsetnx(LINES, mark, sealed);
    const happening = { kind: 'feedback-given', from: given.from, words: given.words } as const;
    for (const { id } of await people.members(by.programme, 'coordinator')) await intake.accept(id, happening, mark);
  }

  /** Everything that was said, by day. */
  async all(): Promise<FeedbackLine[]> {
    return (await this.#lines()).map(({ line }) => line).toSorted((a, b) => a.day.localeCompare(b.day));
  }

  /** Takes away what somebody said with their name on it. */
  async forget(person: PersonId): Promise<void> {
    for (const { mark, line } of await this.#lines()) {
      if (line.from?.id === person) await this.parts.redis.hdel(LINES, mark);
    }
  }

  async #lines(): Promise<{ mark: string; line: FeedbackLine }[]> {
    const stored = await this.parts.redis.hgetallBuffer(LINES);
    if (Object.keys(stored).length === 0) return [];
    const key = await this.#key();
    return Object.entries(stored).map(([mark, sealed]) => ({
      mark,
      line: feedbackLine.parse(JSON.parse(key.open('log', mark, sealed))),
    }));
  }

  async #key(): Promise<PersonKey> {
    const { redis, vault } = this.parts;
    const { key, owner } = FEEDBACK_KEY;
    const known = await redis.getBuffer(key);
    if (known) return vault.unwrap(owner, known);
    await redis.setnx(key, (await vault.mint(owner)).wrapped);
    const wrapped = await redis.getBuffer(key);
    if (!wrapped) throw new Error('Redis lost the key of the feedback between two commands.');
    return vault.unwrap(owner, wrapped);
  }
}
