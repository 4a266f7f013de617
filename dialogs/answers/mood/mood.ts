import { refusedUnread } from '../closed';
import { readMessage } from '../reading/read';
import type { Message } from '../reading/token';
import { type AnswerOptions, type Mood, notTaken, type Parsed, taken } from '../types';
import type { AnswerWords } from '../words';
import { moodsIn } from './mentions';
import { ratingIn } from './ratings';
import { between, moodInWords, type Spoken } from './spoken';

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
  const spoken = moodInWords(message, read, words);
  if (rated?.ok) return withFigure(rated, spoken);
  if (rated !== null && (rated.because !== 'out-of-range' || spoken === null)) return rated;
  const face = faceIn(message, words);
  if (face === 'doubtful' && (spoken === null || spoken.mood > 2)) return notTaken('unclear');
  if (spoken !== null) return withFace(spoken, face === 'doubtful' ? null : face);
  const onlyFace =
    face !== null && face !== 'doubtful' && read.every((r) => r.odd === 0 && r.mentions.length === 0 && !r.doubtful);
  return onlyFace ? taken(face, true) : notTaken('unclear');
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
