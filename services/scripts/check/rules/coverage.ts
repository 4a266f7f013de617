import { FIRST_LANGUAGE, type MayBeBorrowed } from '../../first-language';
import { error, type Finding, warning } from '../finding';
import { byCue, type Moment } from '../moments';
import type { LocaleSource } from '../project';
import { type Entry, namedIn } from '../wording-source';
import { checkButtons } from './buttons';

/**
 * Every moment has its wording, with what its question needs; and every wording has its moment. What only the first language has is said
 * in that one for as long as it lacks here.
 */
export function checkCoverage(
  locale: LocaleSource,
  moments: readonly Moment[],
  locales: readonly LocaleSource[],
  mayBeBorrowed: MayBeBorrowed,
): Finding[] {
  const spoken = byCue(moments);
  const first = locales.find(({ tag }) => tag === FIRST_LANGUAGE && tag !== locale.tag);
  const missing = [...spoken].flatMap(([cue, at]) => {
    if (locale.entries.has(cue)) return [];
    const there = first?.entries.get(cue);
    if (first === undefined || !mayBeBorrowed(cue, there === undefined ? [] : namedIn(there)))
      return [missingWording(locale.tag, cue, at, first !== undefined)];
    // Where the first language lacks it as well, that is told once, of that one.
    return there === undefined ? [] : [borrowedWording(locale.tag, cue)];
  });
  const entries = [...locale.entries.values()].flatMap((entry) => {
    const at = spoken.get(entry.cue);
    if (at === undefined) {
      // Left behind by whoever took it out of the first language alone, it does no harm.
      const found = first === undefined || first.entries.has(entry.cue) ? error : warning;
      return [found('unused', entry, entry.cue, 'nothing says this', 'take it out, or give it a step')];
    }
    return [
      ...note(entry),
      ...again(entry, at),
      ...options(entry, at, locale.style.keywords),
      ...checkButtons(entry, at),
    ];
  });
  return [...missing, ...entries];
}

function borrowedWording(tag: string, cue: string): Finding {
  const [name = '', key = ''] = cue.split('.');
  const file = { file: `locales/${tag}/${name}.yaml`, line: 1 };
  const what = `this language lacks it, and people hear it in ${FIRST_LANGUAGE}`;
  return warning('missing', file, cue, what, `put "${key}:" into this language before it is offered again`);
}

function missingWording(tag: string, cue: string, at: readonly Moment[], isElsewhere: boolean): Finding {
  const [name = '', key = ''] = cue.split('.');
  const by = at.map((moment) => moment.by).join(', ');
  const file = { file: `locales/${tag}/${name}.yaml`, line: 1 };
  const lacks =
    name === 'crisis' ? 'crisis wording' : isElsewhere ? 'what says where to turn, and what somebody agrees to,' : null;
  const needed = lacks === null ? 'there is no wording, and' : `${lacks} must be there in every language, and`;
  return error('missing', file, cue, `${needed} ${by} says it`, `add "${key}:" with "when:" and "say:"`);
}

function note(entry: Entry): Finding[] {
  if (entry.when.trim() !== '') return [];
  return [error('note', entry, entry.cue, '`when` is empty', 'say in one line when this is said')];
}

function again(entry: Entry, at: readonly Moment[]): Finding[] {
  const has = entry.variants.some((variant) => variant.said === 'again');
  const question = at.find((moment) => moment.asks !== null && moment.asks !== 'text');
  if (question !== undefined && !has) {
    const what = 'there is nothing to say when the answer is not understood';
    return [error('again', entry, entry.cue, what, 'add "again:" with the question in other words')];
  }
  if (has && at.every((moment) => moment.asks === null)) {
    const where = { file: entry.file, line: entry.lineOf('again') };
    return [error('again', where, entry.cue, 'nothing is asked here, so `again` is never said', 'take "again:" out')];
  }
  return [];
}

/** The words for each choice of the question: all of them, no others, none that means two, none that ends all texts. */
function options(entry: Entry, at: readonly Moment[], keywords: readonly string[]): Finding[] {
  const choices = at.flatMap((moment) => moment.choices);
  const given = Object.keys(entry.options);
  const where = (option: string) => ({ file: entry.file, line: entry.lineOf('options', option) });
  const missing = choices.filter((choice) => !given.includes(choice));
  const strange = given.filter((option) => !choices.includes(option));
  const meaning = new Map<string, string>();
  return [
    ...missing.map((choice) =>
      error(
        'options',
        where(choice),
        entry.cue,
        `no words mean "${choice}"`,
        `add "${choice}: [...]" under "options:"`,
      ),
    ),
    ...strange.map((option) => {
      const may = choices.length > 0 ? `its choices are: ${choices.join(', ')}` : 'the question has no choices';
      return error('options', where(option), entry.cue, `"${option}" is not a choice of this question`, may);
    }),
    ...Object.entries(entry.options).flatMap(([option, words]) =>
      words.flatMap((word) => {
        if (keywords.includes(word.toLowerCase())) {
          return [error('options', where(option), entry.cue, `"${word}" ends all texts`, 'leave it out')];
        }
        const other = meaning.get(word.toLowerCase());
        meaning.set(word.toLowerCase(), option);
        if (other === undefined) return [];
        return [
          error('options', where(option), entry.cue, `"${word}" means both ${other} and ${option}`, 'leave it in one'),
        ];
      }),
    ),
  ];
}
