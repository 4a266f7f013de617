import { inOneList } from '../lists';
import type { MentorState, Offer } from '../state';
import { passedOf } from './passed';
import { plain } from './phrases';
import { talksOf } from './talks';

/** What a mentor calls each mentee. No two at a time are called the same: somebody's words would reach somebody else. */

type Known = Pick<MentorState, 'holding' | 'besides' | 'offers' | 'passed' | 'alsoPassed'>;

/** Somebody who can be named. */
export type Nameable = Pick<Offer, 'called' | 'mentee'>;

/** All of whom a mentor knows now. */
export function known(state: Known): readonly Offer[] {
  return [...talksOf(state), ...state.offers, ...passedOf(state)];
}

export function nameOf({ called, mentee }: Nameable): string {
  return called ?? mentee.name;
}

/** "Sam, Kez or Jo", "Sam and Kez" */
export function listOf(
  { locale }: { readonly locale: string },
  offers: readonly Offer[],
  type: 'disjunction' | 'conjunction',
): string {
  return inOneList(offers.map(nameOf), locale, type);
}

/**
 * Gives somebody new a name of their own. Where another has the same, both are numbered, and keep their numbers to the end: a number
 * that moved on to somebody else would be worse than none.
 * @returns the one who had it, when they are told apart from now on
 */
export function nameApart(state: Known, fresh: Offer): { readonly first: string } | null {
  const others = known(state).filter((one) => one.mentee.id !== fresh.mentee.id);
  const same = others.filter((one) => sameName(one, fresh));
  const before = known(state).find((one) => one.mentee.id === fresh.mentee.id);
  if (before?.called !== undefined) fresh.called = before.called;
  if (fresh.called !== undefined || same.length === 0) return null;
  const numbers = same.map(numberOf);
  const [first] = same;
  for (const one of same) if (one.called === undefined) one.called = `${one.mentee.name} ${freeNumber(numbers)}`;
  fresh.called = `${fresh.mentee.name} ${Math.max(1, ...numbers) + 1}`;
  return first ? { first: nameOf(first) } : null;
}

/** Those who can be meant by a name as it is written: all of what they are called, else its first word. */
export function calledSo<T extends Nameable>(name: string, among: readonly T[]): readonly T[] {
  const wanted = plain(name);
  if (wanted === '') return [];
  const whole = among.filter((one) => plain(nameOf(one)) === wanted);
  if (whole.length > 0) return whole;
  return among.filter((one) => firstWord(nameOf(one)) === wanted || plain(one.mentee.name) === wanted);
}

/** "both", "Sam and Kez": all of these, or those whom it names; none where it says more than that, or too little. */
export function allNamed<T extends Nameable>(
  whom: string,
  among: readonly T[],
  { both, and }: { readonly both: readonly string[]; readonly and: RegExp },
): readonly T[] {
  if (both.includes(plain(whom))) return among;
  const named = whom.split(and).map((name) => calledSo(name, among));
  return named.every((called) => called.length === 1) ? [...new Set(named.flat())] : [];
}

/** Every way in which one of these can be named, the longest first. */
export function waysToName(among: readonly Nameable[]): readonly string[] {
  const ways = among.flatMap((one) => [plain(nameOf(one)), plain(one.mentee.name), firstWord(nameOf(one))]);
  return [...new Set(ways)].filter((way) => way !== '').toSorted((a, b) => b.length - a.length);
}

/** Those who are named anywhere in a text. */
export function namedIn<T extends Nameable>(text: string, among: readonly T[]): readonly T[] {
  const said = plain(text).split(/[^\p{L}\p{N}'-]+/u);
  const words = ` ${said.map((word) => word.replace(/'s$/, '')).join(' ')} `;
  return among.filter((one) => waysToName([one]).some((way) => words.includes(` ${way} `)));
}

function sameName(one: Offer, other: Offer): boolean {
  return plain(one.mentee.name) === plain(other.mentee.name);
}

function numberOf({ called, mentee }: Offer): number {
  return called === undefined ? 0 : Number(called.slice(mentee.name.length + 1)) || 0;
}

function freeNumber(taken: readonly number[]): number {
  let number = 1;
  while (taken.includes(number)) number += 1;
  return number;
}

function firstWord(name: string): string {
  return plain(name).split(' ')[0] ?? '';
}
