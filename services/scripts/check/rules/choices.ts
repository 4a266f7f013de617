import { languageOf } from '../countries';
import { error, type Finding } from '../finding';
import { type Choice, shapeOf } from '../shape';
import type { Speech } from '../speech';
import type { Entry, Variant } from '../wording-source';

/** Every branch of a choice is met by some value, at one moment or another; a plural is one of numbers, in the forms of its language. */
export function checkChoices(entry: Entry, speeches: readonly Speech[], locale: string): Finding[] {
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

function faultsOf(choice: Choice, values: readonly Value[], locale: string): [string, string][] {
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
function forms({ name, branches, counted }: Choice, locale: string): [string, string][] {
  const known: readonly string[] = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const strange = branches.filter((branch) => !branch.startsWith('=') && !known.includes(branch));
  const noOne =
    known.includes('one') && !branches.includes('one') && !branches.includes('=1') && isMany(counted, locale);
  return [
    ...strange.map((branch): [string, string] => [
      `"${branch}" is no form of number in this language, so those words are never said`,
      `there are: ${known.join(', ')}`,
    ]),
    ...(noOne ? [[`{${name}} can be 1, and there are no words for one`, 'add one {...}'] as [string, string]] : []),
  ];
}

/** Languages in which many of a thing end in an s. */
const IN_S = new Set(['en', 'es', 'fr', 'pt']);

/** Whether these words after a number are of many: "# steps", and not "# more". */
const isMany = (counted: string, locale: string) =>
  IN_S.has(languageOf(locale)) && /^ (?!fois|mois|más|plus)\p{L}+s(?!\p{L})/u.test(counted);

function fault({ file, cue }: Entry, { line }: Variant, what: string, mend: string): Finding {
  return error('choices', { file, line }, cue, what, mend);
}
