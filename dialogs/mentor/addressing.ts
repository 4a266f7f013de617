import { isOneSlipAway } from '../answers/reading/misspellings';
import { calledSo, type Nameable, waysToName } from './calling';
import { lowered, plain } from './phrases';

/** "Sam: on my way", "Sam, on my way", "Sam - you ok", "Sam. You ok". A name has so many characters at most. */
const HEADED = [
  /^([^:,]{1,40}?)\s*([:,])\s*(\S[\s\S]*)$/,
  /^([^;]{1,40}?)\s*(;)\s*(\S[\s\S]*)$/,
  /^([^-–—]{1,40}?)(?:\s+(?=[-–—])|(?=[-–—]\s))([-–—])\s*(\S[\s\S]*)$/,
  /^([^.!?…]{1,40}?)\s*([.!?…])[.!?…]*\s*(\S[\s\S]*)$/,
];
/** Signs that stand between whom words are for and the words. After the others somebody may also be spoken of. */
const LABEL = /[:;–—-]/;

/** For whom a text says that it is. */
export interface Addressed<T extends Nameable> {
  /** Those who can be meant: one, or several of whom it says too little. None: it is for nobody whom they hold. */
  readonly to: readonly T[];
  /** What goes to them. */
  readonly words: string;
  /** A colon or "to Sam" sends it there. A name as it is said in a sentence may also be somebody who is spoken of. */
  readonly outright: boolean;
  /** It begins with a name and nothing says that it is said to them: it may be about them as well. */
  readonly spokenOf?: true;
  /** As they wrote it. */
  readonly name: string;
}

/** What stands before a name, where it is words and where it is an answer: "to", "for". */
type Before = Readonly<Record<'addresses' | 'beforeName' | 'greets' | 'tells', readonly string[]>>;

/**
 * @param talks those whom they hold
 * @param others those whom they know besides: what is headed with their name is for none of `talks`
 * @param addresses what stands before a name: "to"
 * @param greets what stands before it in a greeting: "hi"
 * @param tells what stands before it where somebody is to be told: "tell"
 * @returns null when it names nobody at its beginning
 */
export function addressed<T extends Nameable>(
  text: string,
  talks: readonly T[],
  others: readonly Nameable[],
  { addresses: before, beforeName, greets, tells }: Before,
): Addressed<T> | null {
  for (const pattern of HEADED) {
    const [, head = '', sign = '', words = ''] = pattern.exec(text.trim()) ?? [];
    const outright = LABEL.test(sign);
    const name = withoutLeading(plain(head), outright ? beforeName : before) ?? head;
    const called = calledSo(name, talks);
    if (called.length > 0) return { to: called, words: outright ? words : text, outright, name };
    if (calledSo(name, others).length > 0) return { to: [], words: outright ? words : text, outright, name };
    // "Sma: hi" is for somebody; for whom is asked.
    if (sign === ':' && isNearly(plain(name), talks)) return { to: talks, words, outright: true, name };
  }
  return (
    behindTo(text.normalize('NFC').trim(), talks, before) ??
    toOthers(text, others, [...before, ...tells]) ??
    begun(text, talks, others, { greets, tells })
  );
}

/** "to Kez see you at two", "tell Kez I'll ring later": for nobody whom they hold. */
function toOthers(text: string, others: readonly Nameable[], before: readonly string[]): Addressed<never> | null {
  const rest = withoutLeading(plain(text), before);
  const name = rest === null ? null : beginsWithName(rest, others);
  return name === null ? null : { to: [], words: text, outright: true, name };
}

/** "hi Sam how's it going", "Sam mate what happened" */
function begun<T extends Nameable>(
  text: string,
  talks: readonly T[],
  others: readonly Nameable[],
  { greets, tells }: Readonly<Record<'greets' | 'tells', readonly string[]>>,
): Addressed<T> | null {
  const greeting = withoutLeading(plain(text), greets);
  const rest = greeting ?? withoutLeading(plain(text), tells) ?? plain(text);
  const name = beginsWithName(rest, talks) ?? beginsWithName(rest, others);
  if (name === null) return null;
  const to = { to: calledSo(name, talks), words: text, outright: false, name };
  return greeting === null ? { ...to, spokenOf: true } : to;
}

/** The name of one of these that a text begins with, as one of the ways to say it; null when it begins with none. */
export function beginsWithName(text: string, among: readonly Nameable[]): string | null {
  const found = waysToName(among).find(
    (way) => text === way || (/^[^\p{L}\p{N}'-]/u.test(text.slice(way.length)) && text.startsWith(way)),
  );
  return found ?? null;
}

/** "to Sam see you at two", "@Sam see you" */
function behindTo<T extends Nameable>(
  text: string,
  talks: readonly T[],
  before: readonly string[],
): Addressed<T> | null {
  const said = lowered(text);
  const rest = said.startsWith('@') ? said.slice(1) : withoutLeading(said, before);
  if (rest === null) return null;
  const name = waysToName(talks).find((way) => rest.startsWith(`${way} `));
  if (name === undefined) return null;
  const words = text.slice(text.length - rest.length + name.length).trim();
  return { to: calledSo(name, talks), words, outright: true, name };
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

/** "kes", where there are Kez and Sam. None where it is nobody's name, or nearly that of several. */
export function nearlyNamed<T extends Nameable>(text: string, talks: readonly T[], before: readonly string[]) {
  const said = plain(text);
  const name = withoutLeading(said, before) ?? said;
  const near = talks.filter((one) => isNearly(name, [one]));
  return near.length === 1 ? near : [];
}

function isNearly(name: string, talks: readonly Nameable[]): boolean {
  return name.length > 2 && waysToName(talks).some((way) => isOneSlipAway(name, way));
}
