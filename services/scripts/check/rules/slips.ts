import { error, type Finding } from '../finding';
import { shapeOf } from '../shape';
import type { Entry } from '../wording-source';

const CURLY = /^\s*[\u201c\u201d\u201e][\s\S]*[\u201c\u201d]\s*$/;
const COPIED = /^-[\u00a0\u2000-\u200b\u3000]/;
const BOLD = /\*\*\S|\S\*\*|(?<![\p{L}\p{N}])__\S/u;
const STANDS_FOR = /\[\p{L}[^\]]*\]/u;
const REMARK = /(?:^|\s)#\s/;

/** What the form of a file lets through, and what nobody means: it would stand in the message. */
export function checkSlips({ cue, file, variants }: Entry): Finding[] {
  return variants.flatMap(({ line, words: { source } }): Finding[] => {
    const fault = (rule: Finding['rule'], what: string, mend: string) => [error(rule, { file, line }, cue, what, mend)];
    if (CURLY.test(source)) {
      return fault(
        'quotes',
        'curly quotes begin and end no text, and would be sent',
        'put straight ones (") in their place',
      );
    }
    if (COPIED.test(source)) {
      const what = 'the blank after the hyphen was copied from elsewhere, so the hyphen would be sent';
      return fault('quotes', what, 'delete that blank, and put one in with the space bar');
    }
    if ((source.match(/"/g)?.length ?? 0) % 2 === 1) {
      const what = 'one of two quotes is missing, and the other would be sent';
      return fault('quotes', what, 'put the whole text in straight double quotes, and write a quote inside it as \\"');
    }
    const { literal } = shapeOf(source);
    if (BOLD.test(literal))
      return fault('quotes', 'a text has no bold letters: the stars would be sent', 'take the stars out');
    const standsFor = STANDS_FOR.exec(literal)?.[0];
    if (standsFor !== undefined) {
      return fault('placeholder', `"${standsFor}" would be sent as it stands`, 'fill in with curly brackets: {name}');
    }
    if (file.startsWith('locales/es') && many(literal, '?') > many(literal, '¿')) {
      return fault('asks', 'a question begins with "¿" in this language', 'put it where the question begins');
    }
    const remark = REMARK.exec(shapeOf(source).literal);
    if (remark === null) return [];
    return fault(
      'remark',
      'a remark inside the quotes is sent to people',
      'put the # and what follows it behind the last quote',
    );
  });
}

const many = (text: string, sign: string) => text.split(sign).length - 1;
