import { readMessage } from '../answers/reading/read';
import type { Everyday } from '../everyday';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { wasJustSaid } from './said-last';

/** What is said to each: one thing of theirs is picked up. */
const SAID: Readonly<Record<Everyday, string>> = {
  weather: 'everyday.weather',
  game: 'everyday.game',
  telly: 'everyday.telly',
  food: 'everyday.food',
  travel: 'everyday.travel',
  chores: 'everyday.chores',
  out: 'everyday.out',
  pet: 'everyday.pet',
  company: 'everyday.company',
  sore: 'everyday.sore',
  broken: 'everyday.broken',
  waiting: 'everyday.waiting',
  dates: 'everyday.dates',
  rest: 'everyday.rest',
  bits: 'everyday.bits',
};

/** Those that are no good news, however they are told: "court date came through". */
const NO_NEWS: ReadonlySet<Everyday> = new Set<Everyday>(['dates', 'waiting', 'broken', 'sore', 'weather']);

/** A longer message tells more than that. Words. */
const BY_THE_WAY = 9;
/** "Nah", "bit of both", to what was just asked about it. */
const A_WORD = 2;

/** An everyday thing, told by the way and in few words: it is heard, and no more is made of it. `false`: none is named. */
export function hearEveryday(draft: Draft, text: string): boolean {
  const kind = everydayIn(draft, text);
  // On a hard day, or after danger, nobody is chatted with about the bus.
  if (kind === null || draft.facts.grieving || draft.facts.dangerLately || draft.facts.lowDays > 0) return false;
  draft.state.lost = 0;
  draft.say(SAID[kind]);
  return true;
}

/** An everyday thing that is no good news. */
export function isNoNews(draft: Draft, text: string): boolean {
  const kind = everydayIn(draft, text);
  return kind !== null && NO_NEWS.has(kind);
}

function everydayIn({ context }: Draft, text: string): Everyday | null {
  const { topics, answers } = context.language;
  const named = wordCount(text) > BY_THE_WAY ? null : topics.everyday(text);
  // Of court and probation nothing is said back but that it is a date.
  const kind = named === 'dates' || topics.discreet(text) ? named : null;
  if (kind === null || NO_NEWS.has(kind)) return kind;
  // "Had no dinner for 3 days" is no chat about dinner.
  const { negators } = answers.common;
  const { clauses } = readMessage(text, answers.reading);
  return clauses.some(({ tokens }) => tokens.some((_, at) => negators.longest(tokens, at) !== null)) ? null : kind;
}

/** A word or two, right after one of these. `false`: nothing of the kind. */
export function answersEveryday(draft: Draft, text: string): boolean {
  if (wordCount(text) > A_WORD || !wasJustSaid(draft, ['everyday.']) || /\d/.test(text)) return false;
  draft.state.lost = 0;
  draft.say('small-talk.ok');
  return true;
}
