import { error, type Finding } from '../finding';
import type { HouseStyle } from '../house-style';
import type { LocaleSource } from '../project';
import { type Choice, shapeOf } from '../shape';
import type { Speech } from '../speech';
import type { Entry, Variant } from '../wording-source';

/** Every branch of a choice is met by some value, at one moment or another; a plural is one of numbers, in the forms of its language. */
export function checkChoices(entry: Entry, speeches: readonly Speech[], locale: LocaleSource): Finding[] {
  return entry.variants.flatMap((variant) => {
    const here = speeches.filter((speech) => speech.variant === variant && speech.spoken.length > 0);
    if (here.length === 0) return [];
    return shapeOf(variant.words.source).choices.flatMap((choice) => {
      // What people write themselves can be anything.
      if (here.some(({ moment }) => moment.offers.get(choice.name)?.kinds.some((kind) => kind === 'words'))) return [];
      const values = new Set(here.flatMap(({ spoken }) => spoken.map(({ example }) => example.real[choice.name])));
      return faultsOf(choice, [...values], locale).map(([what, mend]) => fault(entry, variant, what, mend));
    });
  });
}

type Value = string | number | undefined;

function faultsOf(choice: Choice, values: readonly Value[], locale: LocaleSource): [string, string][] {
  if (choice.by === 'select') return unmet(choice, values);
  if (!values.some((value) => typeof value === 'number')) {
    return [
      [
        `{${choice.name}} is no number, so nothing is one or many of it`,
        `write {${choice.name}} alone, or choose by a number`,
      ],
    ];
  }
  return choice.by === 'plural' ? forms(choice, locale) : [];
}

function unmet({ name, branches }: Choice, values: readonly Value[]): [string, string][] {
  const met = new Set(values.map(String));
  const never = branches.filter((branch) => branch !== 'other' && !met.has(branch));
  const can = [...met].filter((value) => /^\w{1,20}$/.test(value)).join(', ');
  return never.map((branch) => [
    `{${name}} is never "${branch}", so those words are never said`,
    can === '' ? `write {${name}} alone` : `it can be: ${can}`,
  ]);
}

/** The forms of number of a language are those of the Unicode CLDR. */
function forms({ name, branches, counted }: Choice, { tag, style }: LocaleSource): [string, string][] {
  const known: readonly string[] = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const strange = branches.filter((branch) => !branch.startsWith('=') && !known.includes(branch));
  const noOne =
    known.includes('one') && !branches.includes('one') && !branches.includes('=1') && isMany(counted, style);
  return [
    ...strange.map((branch): [string, string] => [
      `"${branch}" is no form of number in this language, so those words are never said`,
      `there are: ${known.join(', ')}`,
    ]),
    ...(noOne ? [[`{${name}} can be 1, and there are no words for one`, 'add one {...}'] as [string, string]] : []),
  ];
}

/** Whether these words after a number are of many: "# steps", and not "# more". */
function isMany(counted: string, { many }: HouseStyle): boolean {
  const next = /^ (\p{L}+)(?!\p{L})/u.exec(counted)?.[1];
  return next !== undefined && many !== undefined && next.endsWith(many.ends) && !many.unless.includes(next);
}

function fault({ file, cue }: Entry, { line }: Variant, what: string, mend: string): Finding {
  return error('choices', { file, line }, cue, what, mend);
}
