import { refusedUnread } from '../closed';
import { readMessage } from '../reading/read';
import type { Message } from '../reading/token';
import { type AnswerOptions, type Mood, notTaken, type Parsed, taken } from '../types';
import type { AnswerWords } from '../words';
import { type ClauseMoods, type Mention, moodsIn } from './mentions';
import { ratingIn } from './ratings';

/**
 * A mood from 1 (low) to 5 (good), in figures, words or emoji. Where two readings are left the lower one is taken: a low
 * day that is heard as a good one does harm, the reverse costs a kind question.
 */
export function parseMood(text: string, { words }: Pick<AnswerOptions, 'words'>): Parsed<Mood> {
  const refused = refusedUnread(text);
  if (refused !== null) return refused;
  const message = readMessage(text, words.reading, words.guess.mood);
  const misheard = mishearing(message, words);
  if (misheard !== null) return taken(misheard, false);

  const read = message.clauses.map((clause) => moodsIn(clause, words));
  const rated = ratingIn(message, words);
  const spoken = read.some((r) => r.doubtful) ? null : moodInWords(message, read, words);
  if (rated?.ok) return withFigure(rated, spoken);
  if (rated !== null && (rated.because !== 'out-of-range' || spoken === null)) return rated;
  const face = faceIn(message, words);
  if (face === 'doubtful') return notTaken('unclear');
  if (spoken !== null) return withFace(spoken, face);
  const onlyFace = face !== null && read.every((r) => r.odd === 0 && r.mentions.length === 0 && !r.doubtful);
  return onlyFace ? taken(face, true) : notTaken('unclear');
}

interface Spoken {
  readonly mood: Mood;
  readonly sure: boolean;
}

/** A figure wins over words, unless they say the opposite: "1, great" may be a scale read upside down. */
function withFigure(rated: { value: Mood; confident: boolean }, spoken: Spoken | null): Parsed<Mood> {
  const apart = spoken === null ? 0 : Math.abs(rated.value - spoken.mood);
  if (apart >= 3) return notTaken('contradiction');
  return taken(rated.value, rated.confident && apart <= 1);
}

function withFace({ mood, sure }: Spoken, face: Mood | null): Parsed<Mood> {
  const opposite = face !== null && ((mood >= 4 && face <= 2) || (mood <= 2 && face >= 4));
  return opposite ? taken(between(mood, face), false) : taken(mood, sure);
}

function moodInWords(message: Message, read: readonly ClauseMoods[], words: AnswerWords): Spoken | null {
  // Reasons count only when nothing else does: "low because it was such a good night".
  const said = read.filter((_, i) => message.clauses[i]?.after !== 'because').flatMap((r) => r.mentions);
  const given = said.length > 0 ? said : read.flatMap((r) => r.mentions);
  const all = asksSomething(message, words) ? given.filter((m) => m.own || m.mood <= 2) : given;
  const ofToday = preferring(
    preferring(all, (m) => m.now),
    (m) => !m.past,
  );
  const mentions = preferring(ofToday, (m) => !m.light);
  const moods = mentions.map((m) => m.mood);
  if (moods.length === 0) return null;
  const [lowest, highest] = [...moods]
    .sort((a, b) => a - b)
    .flatMap((m, i, a) => (i === 0 || i === a.length - 1 ? [m] : []));
  if (lowest === undefined) return null;
  const top = highest ?? lowest;
  // How it was on another day says nothing good about this one.
  if (mentions.every((m) => m.past) && top >= 3) return null;
  const mixed = lowest <= 2 && top >= 4;
  const mood = mixed ? between(lowest, top) : lowest;
  const agree = top - lowest <= 1;
  // A low mood is plain beside whatever else is told; a good one may be politeness, or bitter.
  const alone = mood <= 2 || read.every((r) => r.odd === 0);
  return { mood, sure: agree && alone && mentions.some((m) => m.sure && !m.past) };
}

/** A question or a wish that has to do with the bot and not with the mood. "good thanks, you?" is none. */
function asksSomething(message: Message, { mood, common }: AnswerWords): boolean {
  return message.clauses.some(({ tokens }) => {
    for (let i = 0; i < tokens.length; ) {
      if (mood.requests.longest(tokens, i) !== null && common.fillers.longest(tokens, i) === null) return true;
      const phrase = Math.max(mood.book.longest(tokens, i)?.end ?? 0, common.fillers.longest(tokens, i)?.end ?? 0);
      i = Math.max(i + 1, phrase);
    }
    return false;
  });
}

function preferring(mentions: readonly Mention[], better: (m: Mention) => boolean): readonly Mention[] {
  const preferred = mentions.filter(better);
  return preferred.length > 0 ? preferred : mentions;
}

/** The middle of two moods, rounded down. */
function between(a: Mood, b: Mood): Mood {
  const middle = Math.floor((a + b) / 2);
  return middle <= 1 ? 1 : middle === 2 ? 2 : middle === 3 ? 3 : middle === 4 ? 4 : 5;
}

/** The lowest of the faces; one that may be meant either way makes the whole doubtful. */
function faceIn(message: Message, words: AnswerWords): Mood | 'doubtful' | null {
  let lowest: Mood | null = null;
  for (const one of message.emoji) {
    const face = words.mood.emoji.get(one);
    if (face === 'doubtful') return 'doubtful';
    if (face !== undefined && (lowest === null || face < lowest)) lowest = face;
  }
  return lowest;
}

function mishearing(message: Message, words: AnswerWords): Mood | null {
  const [only, ...others] = message.clauses;
  if (only === undefined || others.length > 0) return null;
  return words.mood.misheard.get(only.tokens.map((t) => t.word).join(' ')) ?? null;
}
