import { numeralAt } from './numerals';
import { type Clause, type Token, wordAt } from './token';
import { Timing } from './timing';
import type { Mood } from './types';
import type { AnswerWords } from './words';
import type { MoodEntry } from './words/mood';

/** A mood said in words. */
export interface Mention {
  readonly mood: Mood;
  /** A bodily state, which counts only when nothing else is said. */
  readonly light: boolean;
  /** Of another day. */
  readonly past: boolean;
  /** Said outright of the person: "I'm ok", "feeling ok", and not a bare "ok". */
  readonly own: boolean;
  /** Said to be so now. */
  readonly now: boolean;
  /** Its clause says nothing else, and its spelling was not guessed. */
  readonly sure: boolean;
}

export interface ClauseMoods {
  readonly mentions: readonly Mention[];
  /** Something in it may be meant either way. */
  readonly doubtful: boolean;
  /** Tokens that are neither moods nor frames of one. */
  readonly odd: number;
}

/** How the words before a mood word change it. */
interface Turned {
  readonly denied: boolean;
  readonly push: -1 | 0 | 1;
}
const UNTURNED: Turned = { denied: false, push: 0 };

/** Reads one clause from left to right, with what a negator, a strengthener or another subject does to what follows. */
export function moodsIn(clause: Clause, words: AnswerWords): ClauseMoods {
  const { tokens } = clause;
  const { mood, common } = words;
  const found: { level: Mood; light: boolean; sure: boolean; own: boolean }[] = [];
  let turned = UNTURNED;
  const timing = new Timing<(typeof found)[number]>();
  let [doubtful, wished, other] = [false, false, false];
  // It is a thing that is spoken of, not a person.
  let thing = false;
  let odd = 0;
  for (let i = 0; i < tokens.length; ) {
    const entry = mood.book.longest(tokens, i, common.within);
    const negator = common.negators.longest(tokens, i);
    const filler = common.fillers.longest(tokens, i);
    const longest = Math.max(entry?.end ?? 0, negator?.end ?? 0, filler?.end ?? 0);
    if (entry !== null && entry.end === longest) {
      const said = entry.entry;
      if (said.kind === 'level' && said.strengthens && strengthensNext(tokens, entry.end, words)) {
        turned = { ...turned, push: turned.denied ? turned.push : 1 };
      } else if (said.kind === 'level' && numeralAt(tokens, entry.end, common) !== null) {
        // "a solid 3": it describes the figure.
        turned = UNTURNED;
      } else if (said.kind === 'level') {
        const mine = !other && !wished && !isAttribute(tokens, i, entry.end, words);
        const flatly = turned.denied && mood.afterDenial.longest(tokens, entry.end) !== null;
        if (flatly) turned = { denied: true, push: 1 };
        const own = i > 0 && mood.predicates.has(wordAt(tokens, i - 1));
        const mention = { ...heard(said, turned, tokens.slice(i, entry.end)), own };
        if (mine) {
          found.push(mention);
          timing.say(mention);
        } else odd++;
        turned = UNTURNED;
      } else if (said.kind === 'strong' || said.kind === 'soft') {
        turned = { ...turned, push: turned.denied ? turned.push : said.kind === 'strong' ? 1 : -1 };
      } else {
        doubtful ||= said.kind === 'doubtful';
        if (said.kind === 'past' || said.kind === 'present' || said.kind === 'now') {
          timing.mark(said.kind);
          // "not tonight, I'm shattered" without its comma
          turned = UNTURNED;
        }
        wished ||= said.kind === 'wished';
        if (said.kind === 'other' || said.kind === 'own') other = said.kind === 'other';
        if (said.kind === 'none') turned = UNTURNED;
      }
    } else if (common.closeNegators.has(wordAt(tokens, i))) {
      turned = { denied: deniesNext(tokens, i + 1, words), push: 0 };
    } else if (negator !== null && negator.end === longest) {
      turned = { ...turned, denied: !turned.denied };
    } else if (filler === null && !common.seeThrough.has(wordAt(tokens, i)) && !mood.frames.longest(tokens, i)) {
      // A negator does not reach past a word of another matter: "didn't sleep, feel bad".
      turned = UNTURNED;
      odd++;
      // "sun's out, can't complain" without its comma: a new thing is said.
      if (thing) other = false;
      const owner = tokens[i]?.word ?? '';
      const isSubject = mood.copulas.has(wordAt(tokens, i + 1)) && !common.little.has(owner);
      if (isSubject) other = thing = !mood.ownThings.has(owner);
    } else if (!turned.denied) {
      // "so I feel low": the "so" measures nothing.
      turned = UNTURNED;
    }
    i = Math.max(longest, i + 1);
  }
  const sure = odd === 0;
  const times = timing.times();
  const mentions = found.map((m) => ({ mood: m.level, light: m.light, own: m.own, past: times.get(m) === 'past', now: times.get(m) === 'now', sure: m.sure && sure }));
  return { mentions, doubtful, odd };
}

/** "super sad", "wicked good" */
function strengthensNext(tokens: readonly Token[], at: number, { mood }: AnswerWords): boolean {
  const next = mood.book.longest(tokens, at)?.entry.kind;
  return next === 'level' || next === 'strong';
}

/** "no good", "no too bad" */
export function deniesNext(tokens: readonly Token[], from: number, { mood, common }: Pick<AnswerWords, 'mood' | 'common'>): boolean {
  let at = from;
  while (mood.book.longest(tokens, at)?.entry.kind === 'strong' || common.closeThrough.has(wordAt(tokens, at))) at++;
  // "no, not really" denies nothing twice.
  return mood.book.longest(tokens, at)?.entry.kind === 'level' && common.negators.longest(tokens, at) === null;
}

function heard(said: MoodEntry & { kind: 'level' }, turned: Turned, tokens: readonly Token[]) {
  const level = turned.denied ? denied(said.level, turned.push) : said.light ? said.level : pushed(said.level, turned.push);
  return { level, light: said.light && !turned.denied, sure: tokens.every((t) => t.sure) };
}

/** "not good", "not okay" are low; "not bad", "not awful" are fair, and no more than that. "really not good" is lower. */
function denied(level: Mood, push: number): Mood {
  if (level <= 2) return 3;
  return push > 0 ? 1 : 2;
}

/** A strengthener moves a mood away from the middle and a softener towards it; the middle stays. */
function pushed(level: Mood, push: number): Mood {
  if (level === 4 && push > 0) return 5;
  if (level === 5 && push < 0) return 4;
  if (level === 2 && push > 0) return 1;
  if (level === 1 && push < 0) return 2;
  return level;
}

/**
 * "watched a good film", "bad tooth": the word belongs to a thing, and is no mood. At the very start of a message, or
 * after "feel" and "am", it is one, whatever follows.
 */
function isAttribute(tokens: readonly Token[], at: number, end: number, { mood, common }: AnswerWords): boolean {
  const next = tokens[end];
  if (next === undefined || next.kind !== 'word' || end - at > 1 || at === 0) return false;
  if (mood.nouns.has(next.word) || common.little.has(next.word)) return false;
  const following = mood.book.longest(tokens, end)?.entry.kind;
  if (common.fillers.longest(tokens, end) !== null || (following !== undefined && following !== 'other')) return false;
  let before = at - 1;
  const measures = (i: number) => ['strong', 'soft'].includes(mood.book.longest(tokens, i)?.entry.kind ?? '');
  while (before >= 0 && measures(before)) before--;
  return before >= 0 && !mood.predicates.has(wordAt(tokens, before));
}
