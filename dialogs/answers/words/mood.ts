import { z } from 'zod';
import { PhraseBook, phraseSet } from '../reading/phrases';
import type { Mood } from '../types';
import { faces, type PhraseReader, phrases } from './phrase';

export const moodSection = z.strictObject({
  levels: z.strictObject({ 1: phrases, 2: phrases, 3: phrases, 4: phrases, 5: phrases }),
  /** Count only when nothing else is said: "good but tired" is good. */
  light: z.strictObject({ 2: phrases, 3: phrases, 4: phrases }),
  strengtheners: phrases,
  /** After a denied mood they make it lower: "not good *at all*". */
  'after-denial': phrases,
  softeners: phrases,
  /** Hold a mood word without being a mood: "good morning". */
  'not-a-mood': phrases,
  /** May be meant either way; the question is asked again. */
  doubtful: phrases,
  /** May stand round a figure: "id say about a 3 today". */
  frames: phrases,
  /** The last word before a figure in a longer sentence: "hostel was grim so *call it* 2". */
  'lead-ins': phrases,
  /** Who is spoken of, when it is not the person: "you", "he". */
  others: phrases,
  /** The person again. */
  own: phrases,
  /** Things whose state is the person's own: "head", "today". */
  'own-things': phrases,
  /** After these a mood word is said of somebody, and not of the noun that follows: "feeling *good* hostel sorted". */
  predicates: phrases,
  /** A thing before one of these is what is spoken of: "the hostel *is* grim". */
  copulas: phrases,
  /** "a good *day*": a mood; "a good film": none. */
  nouns: phrases,
  /** What follows is wished for, not felt. */
  wished: phrases,
  past: phrases,
  /** Beside these a bare "ok" only says that the message was read: "ok, who is this". */
  requests: phrases,
  /** What is said to be so now counts before what was said of any other time. */
  now: phrases,
  present: phrases,
  emoji: z.strictObject({ 1: faces, 2: faces, 3: faces, 4: faces, 5: faces, doubtful: faces }),
  /** As the whole message, from a phone that writes down what it hears: "to" for "two". */
  misheard: z.strictObject({ 1: phrases, 2: phrases, 3: phrases, 4: phrases, 5: phrases }),
});
type MoodSection = z.infer<typeof moodSection>;

export const MOODS: readonly Mood[] = [1, 2, 3, 4, 5];

/** What a phrase does to the reading of a mood. */
export type MoodEntry =
  | { readonly kind: 'level'; readonly level: Mood; readonly light: boolean; readonly strengthens: boolean }
  | { readonly kind: MoodMark };
export type MoodMark =
  | 'strong'
  | 'soft'
  | 'none'
  | 'doubtful'
  | 'other'
  | 'own'
  | 'wished'
  | 'past'
  | 'present'
  | 'now';

export function compileMood(section: MoodSection, { read, face }: PhraseReader) {
  const book = new PhraseBook<MoodEntry>();
  const strong = new Set(section.strengtheners.map((phrase) => read(phrase).join(' ')));
  const addLevel = (phrase: string, level: Mood, light: boolean) =>
    book.add(read(phrase), { kind: 'level', level, light, strengthens: strong.has(read(phrase).join(' ')) });
  for (const level of MOODS) for (const phrase of section.levels[level]) addLevel(phrase, level, false);
  for (const level of [2, 3, 4] as const) for (const phrase of section.light[level]) addLevel(phrase, level, true);
  const marks: readonly (readonly [MoodMark, readonly string[]])[] = [
    ['doubtful', section.doubtful],
    ['none', section['not-a-mood']],
    ['strong', section.strengtheners],
    ['soft', section.softeners],
    ['other', section.others],
    ['own', section.own],
    ['wished', section.wished],
    ['past', section.past],
    ['now', section.now],
    ['present', section.present],
  ];
  for (const [kind, list] of marks) for (const phrase of list) book.add(read(phrase), { kind });

  const emoji = new Map<string, Mood | 'doubtful'>();
  for (const level of MOODS) for (const one of section.emoji[level]) emoji.set(face(one), level);
  for (const one of section.emoji.doubtful) emoji.set(face(one), 'doubtful');
  const misheard = new Map<string, Mood>();
  for (const level of MOODS) for (const phrase of section.misheard[level]) misheard.set(read(phrase).join(' '), level);
  const words = (list: readonly string[]) => new Set(list.flatMap(read));
  return {
    book,
    afterDenial: phraseSet(section['after-denial'].map(read)),
    requests: phraseSet(section.requests.map(read)),
    frames: phraseSet(section.frames.map(read)),
    leadIns: words(section['lead-ins']),
    ownThings: words(section['own-things']),
    predicates: words(section.predicates),
    copulas: words(section.copulas),
    nouns: words(section.nouns),
    emoji,
    misheard,
  };
}
