import type { Message } from '../reading/token';
import type { Mood } from '../types';
import type { AnswerWords } from '../words';
import type { ClauseMoods, Mention } from './mentions';

/** The mood that a message says in words. */
export interface Spoken {
  readonly mood: Mood;
  readonly sure: boolean;
}

/** What the mentions of all clauses come to, or null. */
export function moodInWords(message: Message, read: readonly ClauseMoods[], words: AnswerWords): Spoken | null {
  const mentions = counting(message, read, words);
  const moods = mentions.map((m) => m.mood).sort((a, b) => a - b);
  const [lowest, highest] = [moods[0], moods.at(-1)];
  if (lowest === undefined || highest === undefined) return null;
  // How it was on another day says nothing good about this one.
  if (mentions.every((m) => m.past) && highest >= 3) return null;
  const mood = lowest <= 2 && highest >= 4 ? between(lowest, highest) : lowest;
  // "great. just great": what may be bitter is not taken for good.
  if (mood >= 3 && read.some((r) => r.doubtful)) return null;
  // A low mood is plain beside whatever else is told; a good one may be politeness.
  const alone = mood <= 2 || read.every((r) => r.odd === 0);
  return { mood, sure: alone && highest - lowest <= 1 && mentions.some((m) => m.sure && !m.past) };
}

/** The mentions that count: of now before those of today, of today before those of other days, whole ones before light ones. */
function counting(message: Message, read: readonly ClauseMoods[], words: AnswerWords): readonly Mention[] {
  // Reasons count only when nothing else does: "low because it was such a good night".
  const said = read.filter((_, i) => message.clauses[i]?.after !== 'because').flatMap((r) => r.mentions);
  const given = said.length > 0 ? said : read.flatMap((r) => r.mentions);
  const meant = asksSomething(message, words) ? given.filter((m) => m.own || m.mood <= 2) : given;
  const ofNow = preferring(meant, (m) => m.now);
  const ofToday = preferring(ofNow, (m) => !m.past);
  return preferring(ofToday, (m) => !m.light);
}

function preferring(mentions: readonly Mention[], better: (m: Mention) => boolean): readonly Mention[] {
  const preferred = mentions.filter(better);
  return preferred.length > 0 ? preferred : mentions;
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

/** The middle of two moods, rounded down. */
export function between(a: Mood, b: Mood): Mood {
  const middle = Math.floor((a + b) / 2);
  return middle <= 1 ? 1 : middle === 2 ? 2 : middle === 3 ? 3 : middle === 4 ? 4 : 5;
}
