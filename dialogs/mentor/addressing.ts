import { isOneSlipAway } from '../answers/reading/misspellings';
import { calledSo, type Nameable, waysToName } from './calling';
import { plain } from './phrases';

/** "Sam: on my way", "Sam, on my way". A name has so many characters at most. */
const HEADED = /^([^:,]{1,40}?)\s*([:,])\s*(\S[\s\S]*)$/;

/** For whom a text says that it is. */
export interface Addressed<T extends Nameable> {
  /** Those who can be meant: one, or several of whom it says too little. None: it is for nobody whom they hold. */
  readonly to: readonly T[];
  /** What goes to them. */
  readonly words: string;
  /** A colon or "to Sam" sends it there. A name as it is said in a sentence may also be somebody who is spoken of. */
  readonly outright: boolean;
}

/**
 * @param talks those whom they hold
 * @param others those whom they know besides: what is headed with their name is for none of `talks`
 * @param addresses what stands before a name: "to"
 * @param greets what stands before it in a greeting: "hi"
 * @returns null when it names nobody at its beginning
 */
export function addressed<T extends Nameable>(
  text: string,
  talks: readonly T[],
  others: readonly Nameable[],
  { addresses: before, greets }: { readonly addresses: readonly string[]; readonly greets: readonly string[] },
): Addressed<T> | null {
  const [, head = '', sign, words = ''] = HEADED.exec(text.trim()) ?? [];
  const name = withoutLeading(plain(head), before) ?? head;
  const called = calledSo(name, talks);
  if (called.length > 0) {
    const outright = sign === ':';
    return { to: called, words: outright ? words : text, outright };
  }
  if (sign === ':' && calledSo(name, others).length > 0) return { to: [], words, outright: true };
  // "Sma: hi" is for somebody; for whom is asked.
  if (sign === ':' && isNearlyAName(plain(name), talks)) return { to: talks, words, outright: true };
  return behindTo(text.trim(), talks, before) ?? greeted(text, talks, greets);
}

/** "hi Sam how's it going" */
function greeted<T extends Nameable>(
  text: string,
  talks: readonly T[],
  greets: readonly string[],
): Addressed<T> | null {
  const rest = withoutLeading(plain(text), greets);
  if (rest === null) return null;
  const name = waysToName(talks).find(
    (way) => rest === way || (/^[^\p{L}\p{N}'-]/u.test(rest.slice(way.length)) && rest.startsWith(way)),
  );
  return name === undefined ? null : { to: calledSo(name, talks), words: text, outright: false };
}

/** "to Sam see you at two" */
function behindTo<T extends Nameable>(
  text: string,
  talks: readonly T[],
  before: readonly string[],
): Addressed<T> | null {
  const rest = withoutLeading(text.toLowerCase(), before);
  if (rest === null) return null;
  const name = waysToName(talks).find((way) => rest.startsWith(`${way} `));
  if (name === undefined) return null;
  const words = text.slice(text.length - rest.length + name.length).trim();
  return { to: calledSo(name, talks), words, outright: true };
}

/** A whole message that is a name, with what may stand around one: "for Sam", "switch to Sam please". */
export function namedAlone<T extends Nameable>(
  text: string,
  talks: readonly T[],
  before: readonly string[],
): readonly T[] {
  const said = plain(text).replace(/[?.]+$/, '');
  const name = withoutLeading(said, before) ?? said;
  const called = calledSo(name.replace(/ please$/, ''), talks);
  if (called.length > 0) return called;
  // "2", where there are Sam 1 and Sam 2.
  return /^\d{1,2}$/.test(name) ? talks.filter((one) => one.called?.endsWith(` ${name}`)) : [];
}

/** Without the longest of these that it begins with; null when it begins with none. */
export function withoutLeading(text: string, leading: readonly string[]): string | null {
  const found = leading.filter((one) => text.startsWith(`${one} `)).toSorted((a, b) => b.length - a.length)[0];
  return found === undefined ? null : text.slice(found.length + 1);
}

function isNearlyAName(name: string, talks: readonly Nameable[]): boolean {
  return name.length > 2 && waysToName(talks).some((way) => isOneSlipAway(name, way));
}
