import { EMPTY, STORED } from '../examples';
import { error, type Finding } from '../finding';
import type { Speech } from '../speech';

/** Whatever a wording asks for is there, for everybody; nothing is left over in what a phone shows. */
export function checkArguments(speech: Speech): Finding[] {
  const { lacking, moment, spoken, variant, entry } = speech;
  const where = { file: entry.file, line: variant.line };
  if (lacking.length > 0) {
    const offered = [...moment.offers.keys()].map((name) => `{${name}}`).join(' ');
    return lacking.map((name) =>
      error('arguments', where, entry.cue, `nothing gives {${name}} here (${moment.by})`, `use one of: ${offered}`),
    );
  }
  const found = new Map<string, Finding>();
  if (spoken.some(({ text }) => !/[^\s\p{Cf}]/u.test(text))) {
    return [
      error(
        'empty',
        where,
        entry.cue,
        'nothing is left to say here',
        'write words for whoever would get an empty text',
      ),
    ];
  }
  for (const { text, plain, example } of spoken) {
    for (const [name, value] of Object.entries(example.plain)) {
      if (value === EMPTY && plain.includes(EMPTY)) {
        found.set(`blank ${name}`, error('blank', where, entry.cue, `{${name}} can be empty here`, howWithout(name)));
      }
      if (value === STORED && plain.includes(STORED)) {
        const what = `{${name}} is what the machine keeps, such as 2026-01-07 18:00`;
        found.set(`stored ${name}`, error('stored', where, entry.cue, what, 'use {day}, {time} or {at}'));
      }
    }
    if (found.size > 0) continue;
    const left = LEFT_OVER.exec(plain)?.[0];
    if (left !== undefined) {
      const how = 'fill it in; a single apostrophe before a { keeps it from being filled';
      found.set('placeholder', error('placeholder', where, entry.cue, `"${left}" is left in the message`, how));
    }
    const gap = GAP.exec(plain)?.[0];
    if (gap !== undefined && !found.has('spacing')) {
      found.set(
        'spacing',
        error('spacing', where, entry.cue, `there is a blank too many in "${text}"`, 'move the blank into the choice'),
      );
    }
  }
  return [...found.values()];
}

function howWithout(name: string): string {
  if (name === 'mentor') return 'write {hasMentor, select, yes {... {mentor} ...} other {...}}';
  return `leave {${name}} out of what is said here`;
}

/** What writers and machines leave behind. */
export const LEFT_OVER =
  /[{}]|\[\[|\]\]|<[a-z]+>|\bundefined\b|\bnull\b|\bNaN\b|\[object|\bTODO\b|\bTBC\b|\bXXX+\b|%[sd]\b|\blorem\b/;
const GAP = /\s{2,}|^\s|\s$|\s[.,?!;:]/;
