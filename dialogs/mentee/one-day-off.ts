import { weekday } from '../time';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { wishIn } from './wish-heard';
import { granted } from './wishes';

/** A reason stands beside it, and no story. Words, all in all. */
const MOST_WORDS = 16;

/**
 * "Dont text me weds im at court": that one day is left out, whatever stands beside it, and the company goes on. `false`: nothing of the
 * kind. @param outright they said in so many words that they want no texts: then only where the day itself is what they name
 */
export function takeOneDay(draft: Draft, text: string, outright: boolean): boolean {
  const { state, context } = draft;
  const isWelcome = context.person.role === 'mentee' && state.welcome === 'done' && state.consent.texts === true;
  if (!isWelcome || state.stopped || state.paused !== null || state.handoff?.status === 'claimed') return false;
  const wish = wordCount(text) <= MOST_WORDS ? wishIn(draft, text)?.wish : undefined;
  if (wish?.kind !== 'pause' || wish.once === undefined || wish.once === 'day') return false;
  if (outright && wish.once === 'told') return false;
  if (state.stopAsked) state.stopAsked.open = false;
  return granted(draft, wish);
}

/** "Im at court friday so dont text me": that day, or for good? Nothing comes until they have said. @returns the local day, or null */
export function dayTold(draft: Draft, text: string): string | null {
  const wish = wishIn(draft, text)?.wish;
  return wish?.kind === 'pause' && wish.once === 'told' ? (wish.from ?? null) : null;
}

/** "Just monday", where a day was named and they are asked whether the texts shall stop. */
export function isThatDay(draft: Draft, text: string, day: string): boolean {
  const wish = wordCount(text) <= MOST_OF_A_DAY ? wishIn(draft, text)?.wish : undefined;
  if (wish?.kind === 'pause') return wish.from === day;
  return wish?.kind === 'set' && wish.times === undefined && wish.days?.length === 1 && wish.days[0] === weekday(day);
}

const MOST_OF_A_DAY = 6;
