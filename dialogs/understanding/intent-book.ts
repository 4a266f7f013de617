import { z } from 'zod';
import { remembering } from '../remember';
import type { AlsoHeard, Read, Spelling } from '../safety';
import { compilePhrases } from '../safety/phrases/compile';
import { type CompiledPhrases, openPhrases, type Phrasebook } from '../safety/phrases/phrasebook';
import { explain } from '../safety/phrases/problem';
import { bookShape, phraseId, phraseShape } from '../safety/phrases/schema';
import { wordsOfNames } from './names';
import type { IntentSense } from './sense';

/** What a message may be about. Where two are heard equally surely, the first in this order is taken. */
export const INTENTS = [
  'wrong-number',
  'delete-me',
  'mentor-please',
  'slip-up',
  'who-sees-this',
  'are-you-a-bot',
  'craving',
  'just-listen',
  'pause',
  'settings-often',
  'settings-time',
  'settings-name',
  'settings-language',
  'practical-help',
  'goal-drop',
  'goal-change',
  'goal-new',
  'step-partly',
  'step-not-done',
  'step-done',
  'lonely',
  'scared',
  'angry',
  'low',
  'good-news',
  'abuse',
  'feedback',
  'thanks',
  'greeting',
  'small-talk',
  'unsure',
] as const;
export type Intent = (typeof INTENTS)[number];

/** Of several in one message the first in this order is named: an offence and drugs have a reply of their own. */
export const SLIP_KINDS = [
  'offence',
  'drugs',
  'fight',
  'gambling',
  'drink',
  'missed-appointment',
  'missed-step',
  'other',
] as const;
export type SlipKind = (typeof SLIP_KINDS)[number];

/** What practical help is asked for. Of several in one message the first in this order is named. */
export const HELP_TOPICS = ['housing', 'food', 'money', 'id', 'gp', 'legal', 'work', 'family'] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

const intentPhrase = z.strictObject({
  ...phraseShape,
  /** How sure it is, once heard. */
  sure: z.enum(['sure', 'likely', 'maybe']).default('likely'),
  /** May interrupt a question that is open. */
  strong: z.boolean().default(false),
  kind: z.enum(SLIP_KINDS).optional(),
  topic: z.enum(HELP_TOPICS).optional(),
  /** Of wrong-number, where it is not said outright: they ask who we are, or tell of a new number. */
  matter: z.enum(['who-is-this', 'new-number']).optional(),
  /** What follows in the sentence belongs to it, in the person's own words. */
  takes: z.literal('rest').optional(),
});
export type IntentPhrase = z.infer<typeof intentPhrase>;

const intentsFile = z.strictObject({
  ...bookShape,
  patterns: z.record(phraseId, intentPhrase),
  /** Messages that none of the entries may hear. */
  quiet: z.array(z.string()).default([]),
  /** A stand-in for the mentor's name in the examples of this file. */
  'example-mentor': z.string(),
  /** A stand-in for the mentee's own name, in patterns and examples. */
  'example-mentee': z.string(),
});

/** Names whose words are kept: those of a programme's mentors, over and over. */
const MOST_MENTORS = 1_000;

/** How people of one language say what they want, compiled from its intents.yaml. */
export interface IntentBook {
  readonly phrasebook: Phrasebook;
  readonly patterns: ReadonlyMap<string, IntentPhrase & { readonly intent: Intent }>;
  readonly quiet: readonly string[];
  readonly exampleMentor: string;
  readonly exampleMentee: string;
  /** What guesses where no pattern was written for a message; null in a language that nothing was learnt of. */
  readonly sense: IntentSense | null;
  /** The words of people's names, as messages spell them. */
  wordsOf(names: readonly string[]): ReadonlySet<string>;
  /** Other languages that somebody may change to in the middle of a day, heard where their own says nothing. */
  readonly also: readonly AlsoHeard<IntentBook>[];
}

/** What of an intents book is compiled: plain data, which can be kept. */
export interface CompiledIntents extends Pick<IntentBook, 'patterns' | 'quiet' | 'exampleMentor' | 'exampleMentee'> {
  readonly phrases: CompiledPhrases;
}

/** Compile an intents.yaml that was already parsed as YAML. `file` is its name, for the messages. */
export function compileIntents(data: unknown, spelling: Spelling, file: string): Read<CompiledIntents> {
  const parsed = intentsFile.safeParse(data);
  if (!parsed.success) return { ok: false, problems: explain(file, parsed.error) };
  const { patterns, quiet, 'example-mentor': exampleMentor, 'example-mentee': exampleMentee, ...book } = parsed.data;
  const named = new Map<string, IntentPhrase & { readonly intent: Intent }>();
  const problems: string[] = [];
  for (const [id, pattern] of Object.entries(patterns)) {
    const intent = INTENTS.find((known) => known !== 'unsure' && id.startsWith(`${known}.`));
    if (!intent) problems.push(`${file}, ${id}: begin the id with its intent and a dot: ${INTENTS.join(', ')}.`);
    else if ((intent === 'slip-up') !== (pattern.kind !== undefined)) {
      problems.push(`${file}, ${id}: "kind" is for slip-up, and needed there: one of ${SLIP_KINDS.join(', ')}.`);
    } else if ((intent === 'practical-help') !== (pattern.topic !== undefined)) {
      problems.push(
        `${file}, ${id}: "topic" is for practical-help, and needed there: one of ${HELP_TOPICS.join(', ')}.`,
      );
    } else named.set(id, { ...pattern, intent });
  }
  const compiled = compilePhrases(book, patterns, spelling, file);
  if (!compiled.ok) return { ok: false, problems: [...problems, ...compiled.problems] };
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { phrases: compiled.value, patterns: named, quiet, exampleMentor, exampleMentee } };
}

/** @param spelling the one that it was compiled with */
export function openIntents({ phrases, ...book }: CompiledIntents, spelling: Spelling): IntentBook {
  const phrasebook = openPhrases(phrases, spelling);
  const words = remembering(MOST_MENTORS, (...names: string[]) => {
    return wordsOfNames(names, phrasebook);
  });
  return { ...book, phrasebook, sense: null, also: [], wordsOf: (names) => words(...names) };
}

/** Compile an intents.yaml, and make it ready for use. */
export function readIntentBook(data: unknown, spelling: Spelling, file: string): Read<IntentBook> {
  const compiled = compileIntents(data, spelling, file);
  return compiled.ok ? { ok: true, value: openIntents(compiled.value, spelling) } : compiled;
}
