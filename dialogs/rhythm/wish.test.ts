import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { z } from 'zod';
import { shippedWords, WEDNESDAY_AT_TEN } from '../answers/shipped.fixture';
import { type HeardWish, readWish, type Wish } from './wish';
import { compileRhythmWords, rhythmFile } from './words';

const answers = shippedWords();
const yaml = (path: string): unknown => parse(readFileSync(join(__dirname, path), 'utf8'));
const words = compileRhythmWords(rhythmFile.parse(yaml('../../locales/en-GB/understanding/rhythm.yaml')), answers);
const read = (text: string) => readWish(text, words, answers, WEDNESDAY_AT_TEN);

function shown(heard: HeardWish | null): string | null {
  return heard === null ? null : `${inWords(heard.wish)}${heard.plain ? '' : ' ~'}`;
}

function inWords(wish: Wish): string {
  switch (wish.kind) {
    case 'set': {
      const { kind, ...setting } = wish;
      const parts = Object.entries(setting).sort(([a], [b]) => (a < b ? -1 : 1));
      return [kind, ...parts.map(([name, value]) => `${name}=${String(value)}`)].join(' ');
    }
    case 'which':
      return `which ${wish.of}`;
    case 'pause':
      return `pause ${wish.from === undefined ? '' : `${wish.from} to `}${wish.until}`;
    case 'moved':
      return `moved ${wish.zone ?? '?'}${wish.staying ? ' staying' : ''}`;
    case 'once':
      return [wish.kind, wish.on, wish.at, wish.besides === null ? null : `besides ${wish.besides}`]
        .filter((part) => part !== null)
        .join(' ');
    case 'gentle':
      return `gentle ${wish.on}${wish.yearly ? ' yearly' : ''}`;
    default:
      return wish.kind;
  }
}

const rows = Object.entries(
  z.record(z.string(), z.record(z.string(), z.string().nullable())).parse(yaml('tables/wishes.yaml')),
);

test.each(rows.flatMap(([why, texts]) => Object.entries(texts).map(([text, comes]) => ({ why, text, comes }))))(
  '"$text" comes to $comes: $why',
  ({ text, comes }) => {
    expect(shown(read(text))).toBe(comes);
  },
);

test('no text, however odd, is too much for it', () => {
  const pieces = fc.constantFrom(
    'pause',
    'till',
    'after',
    'xmas',
    'not',
    'every',
    'other',
    '31',
    'day',
    'week',
    '9',
    'and',
    ',',
    '?',
    'im in',
    'spain',
    '29 feb',
    '99999',
    '💊',
  );
  fc.assert(fc.property(fc.array(pieces, { maxLength: 14 }), (some) => void read(some.join(' '))));
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => void read(text)));
});

test('every place leads to a zone that there is', () => {
  const { places } = rhythmFile.parse(yaml('../../locales/en-GB/understanding/rhythm.yaml'));
  for (const zone of Object.keys(places)) {
    expect(() => new Intl.DateTimeFormat('en-GB', { timeZone: zone })).not.toThrow();
  }
});
