import { type Token, wordAt } from '../reading/token';
import type { Mood } from '../types';
import type { AnswerWords } from '../words';

/** How the words before a mood word change it. */
export interface Turned {
  readonly denied: boolean;
  /** 1 after "really", -1 after "a bit". */
  readonly push: -1 | 0 | 1;
}
export const UNTURNED: Turned = { denied: false, push: 0 };

export function turnedLevel(level: Mood, { denied, push }: Turned): Mood {
  return denied ? deniedLevel(level, push) : pushedLevel(level, push);
}

/** "not good", "not okay" are low; "not bad", "not awful" are fair, and no more than that. "really not good" is lower. */
function deniedLevel(level: Mood, push: number): Mood {
  if (level <= 2) return 3;
  return push > 0 ? 1 : 2;
}

/** A strengthener moves a mood away from the middle and a softener towards it; the middle stays. */
function pushedLevel(level: Mood, push: number): Mood {
  if (level === 4 && push > 0) return 5;
  if (level === 5 && push < 0) return 4;
  if (level === 2 && push > 0) return 1;
  if (level === 1 && push < 0) return 2;
  return level;
}

/** "super sad", "wicked good": a mood word that measures the next one. */
export function strengthensNext(tokens: readonly Token[], at: number, { mood }: AnswerWords): boolean {
  const next = mood.book.longest(tokens, at)?.entry.kind;
  return next === 'level' || next === 'strong';
}

/** After a "no" that denies only what is next to it: "no good", "no too bad". "no, not really" denies nothing twice. */
export function deniesNext(tokens: readonly Token[], from: number, { mood, common }: AnswerWords): boolean {
  let at = from;
  while (mood.book.longest(tokens, at)?.entry.kind === 'strong' || common.closeThrough.has(wordAt(tokens, at))) at++;
  return mood.book.longest(tokens, at)?.entry.kind === 'level' && common.negators.longest(tokens, at) === null;
}

/**
 * "watched a good film", "bad tooth": the word belongs to a thing, and is no mood. At the very start of a message, or
 * after "feel" and "am", it is one, whatever follows.
 */
export function isAttribute(tokens: readonly Token[], at: number, end: number, { mood, common }: AnswerWords): boolean {
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
