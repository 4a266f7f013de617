import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type AnswerOptions, type AnswerType, type Parsed, parseAnswer } from '.';
import { shippedWords, WEDNESDAY_AT_TEN } from './shipped.fixture';

// Texts by the reason why they are heard so. A value with " ~" is taken, but not confidently.
const table = z.record(
  z.string(),
  z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)),
);
const crossTable = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown().transform(String))));

const words = shippedWords();
const asked: AnswerOptions = { words, now: WEDNESDAY_AT_TEN };

const smallerLaterLeave = [
  { value: 'smaller', words: ['make it smaller', 'smaller', 'easier'] },
  { value: 'later', words: ['try later', 'another time', 'later'] },
  { value: 'leave', words: ['leave it', 'let it go', 'drop it'] },
];

const TABLES: readonly (readonly [string, AnswerType, Partial<AnswerOptions>])[] = [
  ['mood', 'mood', {}],
  ['mood-by-voice', 'mood', {}],
  ['yes-no', 'yes-no', {}],
  ['yes-no-by-voice', 'yes-no', {}],
  ['progress', 'progress', {}],
  ['progress-about-a-step', 'progress', { about: 'ring the GP about my tablets' }],
  ['choice', 'choice', { choices: smallerLaterLeave }],
  ['number', 'number', {}],
  ['time', 'time', {}],
  ['time-in-waking-hours', 'time', { earliest: '09:00', latest: '19:59' }],
  ['time-until-eight', 'time', { earliest: '08:00', latest: '20:00' }],
  ['date', 'date', {}],
  ['when', 'when', {}],
];

function read(name: string): unknown {
  return parse(readFileSync(join(__dirname, 'tables', `${name}.yaml`), 'utf8'));
}

function heard(parsed: Parsed<unknown>): string {
  if (!parsed.ok) return parsed.because;
  return `${parsed.value}${parsed.confident ? '' : ' ~'}`;
}

describe.each(TABLES)('the answers in tables/%s.yaml', (name, type, options) => {
  const rows = Object.entries(table.parse(read(name))).flatMap(([reason, texts]) =>
    Object.entries(texts).map(([text, expected]) => ({ text, expected, reason })),
  );

  test.each(rows)('"$text" comes to $expected: $reason', ({ text, expected }) => {
    expect(heard(parseAnswer(type, text, { ...asked, ...options }))).toBe(expected);
  });
});

describe('the same words, put to different questions', () => {
  const types = ['mood', 'yes-no', 'progress', 'when'] as const;
  const rows = Object.entries(crossTable.parse(read('cross'))).flatMap(([reason, texts]) =>
    Object.entries(texts).map(([text, answers]) => ({ text, answers, reason })),
  );

  test.each(rows)('"$text" answers only what it answers: $reason', ({ text, answers }) => {
    const found = types.flatMap((type) => {
      const parsed = parseAnswer(type, text, asked);
      return parsed.ok ? [[type, String(parsed.value)]] : [];
    });
    expect(Object.fromEntries(found)).toEqual(answers);
  });
});

test('every table is played, and together they hold at least 250 answers', () => {
  const counts = TABLES.map(([name]) => Object.values(table.parse(read(name))).flatMap(Object.keys).length);
  expect(counts.reduce((a, b) => a + b, 0)).toBeGreaterThan(250);
});
