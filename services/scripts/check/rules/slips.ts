import { error, type Finding } from '../finding';
import { anyPhrasePattern, type HouseStyle, without } from '../house-style';
import { shapeOf } from '../shape';
import type { Entry } from '../wording-source';
import { LEFT_OVER } from './arguments';

const CURLY = /^\s*[\u201c\u201d\u201e][\s\S]*[\u201c\u201d]\s*$/;
const SINGLE = /^'.*'$|[.!?]'$/su;
const COPIED = /^-[\u00a0\u2000-\u200b\u3000]/;
const BOLD = /\*+\S|\S\*+|(?<![\p{L}\p{N}])_+\p{L}/u;
const STANDS_FOR =
  /\[\p{L}[^\]]*\]|(?<![\p{L}\p{N}])\$\p{L}+|\((?:name|mentor|mentee|goal|step|listen|emergency|health|legal)\)|\bx{3,}\b|\blorem\b|\bipsum\b/iu;
const REMARK = /#\s*\p{L}|(?:^|\s)\/\//u;

type Slip = readonly [rule: Finding['rule'], what: string, mend: string];

/** What the form of a file lets through, and what nobody means: it would stand in the message. */
export function checkSlips({ cue, file, variants }: Entry, style: HouseStyle): Finding[] {
  return variants.flatMap(({ line, words: { source } }): Finding[] => {
    const [slip] = [...ofQuotes(source), ...ofMarks(shapeOf(source).literal), ...ofHouse(source, style)];
    return slip === undefined ? [] : [error(slip[0], { file, line }, cue, slip[1], slip[2])];
  });
}

function* ofQuotes(source: string): Generator<Slip> {
  if (CURLY.test(source))
    yield ['quotes', 'curly quotes begin and end no text, and would be sent', 'put straight ones (") in their place'];
  if (COPIED.test(source)) {
    const what = 'the blank after the hyphen was copied from elsewhere, so the hyphen would be sent';
    yield ['quotes', what, 'delete that blank, and put one in with the space bar'];
  }
  if ((source.match(/"/g)?.length ?? 0) % 2 === 1) {
    const what = 'one of two quotes is missing, and the other would be sent';
    yield ['quotes', what, 'put the whole text in straight double quotes, and write a quote inside it as \\"'];
  }
  if (SINGLE.test(source)) yield ['quotes', "a single quote (') would be sent", 'take it out at both ends'];
}

function* ofMarks(literal: string): Generator<Slip> {
  if (BOLD.test(literal)) {
    yield ['quotes', 'a text has no bold or slanted letters: the marks would be sent', 'take the stars or lines out'];
  }
  const standsFor = STANDS_FOR.exec(literal)?.[0];
  if (standsFor !== undefined)
    yield ['placeholder', `"${standsFor}" would be sent as it stands`, 'fill in with curly brackets: {name}'];
  if (REMARK.test(literal)) {
    const mend = 'put the # and what follows it behind the last quote';
    yield ['remark', 'a remark inside the quotes is sent to people', mend];
  }
}

function* ofHouse(source: string, { address, questionBegins, capitals }: HouseStyle): Generator<Slip> {
  const { literal } = shapeOf(source);
  // What people said themselves, and is said back to them, may be about two.
  const stiff = address && anyPhrasePattern(address.words).exec(without(literal, address.unless))?.[0];
  if (stiff) yield ['address', `nobody is spoken to as "${stiff}" in this language`, `write ${address.rather}`];
  if (questionBegins !== undefined && many(literal, '?') > many(literal, questionBegins))
    yield ['asks', `a question begins with "${questionBegins}" in this language`, 'put it where the question begins'];
  // "TODO" is found as what was left behind.
  const words = literal.match(CAPITALS)?.filter((word) => !LEFT_OVER.test(word));
  const shouted = words?.find((word) => !capitals.includes(word.replaceAll('\u2019', "'")));
  if (shouted !== undefined) {
    const mend =
      'write it in small letters; what people are to text in capitals stands under "capitals:" in style/house-style.yaml';
    yield ['capitals', `"${shouted}" in capitals shouts`, mend];
  }
}

/** Whole words; a letter alone is none. */
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}'\u2019]*\p{Lu}(?![\p{L}\p{N}])/gu;

const many = (text: string, sign: string) => text.split(sign).length - 1;
