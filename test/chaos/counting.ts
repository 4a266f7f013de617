import { z } from 'zod';
import type { Effect } from '../../dialogs/effects';
import type { MailboxEvent } from '../../dialogs/events';
import type { Person, PersonId } from '../../dialogs/person';
import type { Core } from '../../services/mailroom/contract';
import { heard, NOTHING_YET, Sequence } from './sequence';

/** So often a message also goes to the mentor, calls for a human, or leaves a line in the ledger. */
export const EVERY = { post: 10, handoff: 25, ledger: 5 } as const;

const Counts = z.object({
  /** What the person wrote. */
  heard: Sequence,
  /** To a mentor: what each mentee's turns posted, and the offers of their handoffs. */
  posts: z.record(z.string(), Sequence),
  offers: z.record(z.string(), Sequence),
});
export type Counts = z.infer<typeof Counts>;

const NOBODY_YET: Counts = { heard: NOTHING_YET, posts: {}, offers: {} };

/** @param state as it was kept; null before the first turn */
export const countsIn = (state: unknown): Counts => (state === null ? NOBODY_YET : Counts.parse(state));

/** What is said back, so that everything a turn did can be seen at the provider. */
export const answerTo = (number: number) => `${number}`;
export const noteOf = (what: 'post' | 'offer', from: PersonId, number: number) => `${what} ${from} ${number}`;

/** A conversation core that counts: whatever is lost, doubled or out of order stands in its state for ever. */
export const counting: Core = ({ person, state, events }) => {
  let counts = countsIn(state);
  const effects: Effect[] = [];
  for (const event of events) {
    counts = counted(counts, event);
    effects.push(...effectsOf(person, event));
  }
  return { state: counts, effects, wakeAt: null };
};

function counted(counts: Counts, event: MailboxEvent): Counts {
  if (event.kind === 'heard') return { ...counts, heard: heard(counts.heard, Number(event.text)) };
  if (event.kind === 'mentee-spoke') return { ...counts, posts: added(counts.posts, event.mentee.id, event.text) };
  if (event.kind === 'handoff-offered')
    return { ...counts, offers: added(counts.offers, event.mentee.id, event.words) };
  throw new Error(`Nothing in this run makes an event of kind "${event.kind}".`);
}

const added = (all: Counts['posts'], from: PersonId, number: string | null) => ({
  ...all,
  [from]: heard(all[from] ?? NOTHING_YET, Number(number)),
});

function effectsOf(person: Person, event: MailboxEvent): Effect[] {
  if (event.kind === 'mentee-spoke') return [say(noteOf('post', event.mentee.id, Number(event.text)))];
  if (event.kind === 'handoff-offered') return [say(noteOf('offer', event.mentee.id, Number(event.words)))];
  return event.kind === 'heard' ? effectsOfNumber(person, Number(event.text)) : [];
}

function effectsOfNumber(person: Person, number: number): Effect[] {
  const { id, name, mentor } = person;
  const effects: Effect[] = [say(answerTo(number))];
  const nth = (every: number) => (number % every === 0 ? number / every : null);
  const [post, handoff, ledger] = [nth(EVERY.post), nth(EVERY.handoff), nth(EVERY.ledger)];
  if (post !== null && mentor) {
    const event = { kind: 'mentee-spoke', handoffId: 'none', mentee: { id, name }, text: `${post}` } as const;
    effects.push({ kind: 'post', to: mentor.id, event });
  }
  if (handoff !== null) {
    // Urgent: only such a one is offered again while another is open.
    const request = { do: 'open', handoffId: `${id}.${number}`, reason: 'urgent', words: `${handoff}` } as const;
    effects.push({ kind: 'handoff', ...request });
  }
  if (ledger !== null) effects.push({ kind: 'ledger', what: 'counted', detail: { number } });
  return effects;
}

const say = (text: string): Effect => ({ kind: 'say', cue: 'chaos.counted', args: {}, text, priority: 'reply' });
