import { FIRST_LANGUAGE, type MayBeBorrowed } from '../../first-language';
import { error, type Finding, warning } from '../finding';
import type { LocaleSource } from '../project';
import { type Entry, namedIn } from '../wording-source';

/** Being called by name, or not, is a matter of tone; whether there is a mentor goes with who it is. */
const FREE = new Set(['name', 'hasMentor', 'hasStep', 'hasWords']);

/**
 * In every language the same is told: what is filled in for one person is filled in for another. Whoever writes English alone may say more
 * in it, so it is a warning, but where it matters most.
 */
export function checkAlike(
  locale: LocaleSource,
  locales: readonly LocaleSource[],
  mayBeBorrowed: MayBeBorrowed,
): Finding[] {
  const first = locales.find(({ tag }) => tag === FIRST_LANGUAGE);
  if (first === undefined) return [];
  if (first === locale) return onlyHere(first, locales);
  return [...locale.entries.values()].flatMap((entry) => {
    const there = first.entries.get(entry.cue);
    const here = filledIn(entry);
    const lacks = there === undefined ? [] : [...filledIn(there)].filter((name) => !here.has(name));
    if (lacks.length === 0) return [];
    const what = `${FIRST_LANGUAGE} says ${lacks.map((name) => `{${name}}`).join(' ')} here, and this does not`;
    const mend = 'say it here too, or write why not: # check-allows: alike (the reason)';
    const found = mayBeBorrowed(entry.cue, namedIn(entry)) ? warning : error;
    return [found('alike', { file: entry.file, line: entry.lineOf('say') }, entry.cue, what, mend)];
  });
}

/** What all others fill in was left out by a slip, or is left out everywhere. One language alone may say more. */
function onlyHere(first: LocaleSource, locales: readonly LocaleSource[]): Finding[] {
  return [...first.entries.values()].flatMap((entry) => {
    const others = locales.filter((one) => one !== first).flatMap(({ entries }) => entries.get(entry.cue) ?? []);
    if (others.length < MANY) return [];
    const here = filledIn(entry);
    const [one, ...more] = others.map(filledIn);
    const lacks = [...(one ?? [])].filter((name) => !here.has(name) && more.every((names) => names.has(name)));
    if (lacks.length === 0) return [];
    const what = `every other language says ${lacks.map((name) => `{${name}}`).join(' ')} here, and this does not`;
    const mend = 'say it here too, or take it out there';
    return [warning('alike', { file: entry.file, line: entry.lineOf('say') }, entry.cue, what, mend)];
  });
}

const MANY = 2;

const known = new WeakMap<Entry, ReadonlySet<string>>();

function filledIn(entry: Entry): ReadonlySet<string> {
  const names = known.get(entry) ?? new Set(namedIn(entry).filter((name) => !FREE.has(name)));
  known.set(entry, names);
  return names;
}
