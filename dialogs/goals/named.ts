import { withoutAccents } from '../accents';
import { type AnswerWords, parseChoice } from '../answers';
import type { MenteeState } from '../state';

type Goal = MenteeState['goals'][number];

/** Letters: a shorter word names nothing by itself. */
const SHORTEST_NAME = 3;
/** So many letters of a word tell what it is about: "driving", "drive". */
const A_STEM = 4;

/** The goal that a message names by words of its own; null for none, and where it could be several. */
export const goalNamed = (text: string, goals: readonly Goal[], words: AnswerWords) => namedIn(text, goals, words);

/** The same of anything that is kept in their words. @param besides other words by which each may be named */
export function namedIn<Kept extends { readonly words: string }>(
  text: string,
  all: readonly Kept[],
  words: AnswerWords,
  besides: (one: Kept) => string = () => '',
): Kept | null {
  const said = wordsIn(text, words);
  const counted = all.map((one) => ({ one, hits: hitsIn(said, wordsIn(`${one.words} ${besides(one)}`, words)) }));
  const most = Math.max(0, ...counted.map(({ hits }) => hits));
  const [first, ...others] = counted.filter(({ hits }) => hits === most);
  return most > 0 && first !== undefined && others.length === 0 ? first.one : null;
}

/** Whether everything that a message says, but for small words, stands in the words of a goal: "drop get my kids back". */
export function saysOnly(text: string, goal: Goal, words: AnswerWords): boolean {
  const said = wordsIn(text, words);
  const own = wordsIn(goal.words, words);
  return said.length > 0 && said.every((word) => own.some((one) => isAkin(word, one)));
}

/** The goal that is chosen from the list that was said, by its words or its place in it: "the driving one", "2", "the last". */
export function goalChosen(text: string, goals: readonly Goal[], words: AnswerWords): Goal | null {
  const named = goalNamed(text, goals, words);
  if (named !== null) return named;
  const choices = goals.map(({ id, words: own }) => ({ value: id, words: [own] }));
  const chosenIn = (said: string) => {
    const chosen = parseChoice(said, { words, choices });
    return chosen.ok ? (goals.find(({ id }) => id === chosen.value) ?? null) : null;
  };
  // "Drop goal 2 mate"; and no "in 2 weeks maybe", nor "1 day at a time".
  const figure = /^\D*([1-9]\D*)$/u.exec(text)?.[1];
  return chosenIn(text) ?? (figure === undefined ? null : chosenIn(figure));
}

function wordsIn(text: string, { common, choice }: AnswerWords): string[] {
  const all = withoutAccents(text.toLowerCase()).match(/\p{L}+/gu) ?? [];
  const isSmall = (word: string) => common.little.has(word) || common.within.has(word) || choice.common.has(word);
  return [...new Set(all)].filter((word) => word.length >= SHORTEST_NAME && !isSmall(word));
}

const hitsIn = (said: readonly string[], own: readonly string[]) =>
  own.filter((one) => said.some((word) => isAkin(word, one))).length;

/** "kid", "kids"; "drive", "driving". */
function isAkin(one: string, other: string): boolean {
  if (one === other || one === `${other}s` || other === `${one}s`) return true;
  const shorter = Math.min(one.length, other.length);
  const stem = Math.min(A_STEM + 1, Math.max(A_STEM, shorter - 1));
  return shorter >= A_STEM && one.slice(0, stem) === other.slice(0, stem);
}
