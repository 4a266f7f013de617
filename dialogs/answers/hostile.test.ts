import fc from 'fast-check';
import { type AnswerOptions, type AnswerType, LONGEST_ANSWER, parseAnswer, parseText } from '.';
import { shippedWords, WEDNESDAY_AT_TEN } from './shipped.fixture';

const words = shippedWords();
const choices = [
  { value: 'morning', words: ['in the morning', 'am'] },
  { value: 'evening', words: ['in the evening', 'pm'] },
];
const options: AnswerOptions = { words, now: WEDNESDAY_AT_TEN, choices, min: 0, max: 100 };

const TYPES: readonly AnswerType[] = ['mood', 'yes-no', 'choice', 'text', 'number', 'time', 'date', 'when', 'progress'];
const CLOSED = TYPES.filter((type) => type !== 'text');

/** What a value of each type must look like, whatever was written. */
const IN_RANGE: Readonly<Record<AnswerType, (value: unknown) => boolean>> = {
  mood: (v) => v === 1 || v === 2 || v === 3 || v === 4 || v === 5,
  'yes-no': (v) => typeof v === 'boolean',
  choice: (v) => choices.some((c) => c.value === v),
  text: (v) => typeof v === 'string' && v.trim() === v && v !== '',
  number: (v) => typeof v === 'number' && v >= 0 && v <= 100,
  time: (v) => /^([01]\d|2[0-3]):[0-5]\d$/.test(String(v)),
  date: (v) => String(v) >= '2026-01-07' && String(v) <= '2026-01-14',
  when: (v) => /^2026-01-(0[7-9]|1[0-4])( ([01]\d|2[0-3]):[0-5]\d)?$/.test(String(v)),
  progress: (v) => v === 'done' || v === 'partly' || v === 'not-yet',
};

/** Pieces of real answers, so that the parsers get further than with noise. */
const piece = fc.constantFrom(
  ...'not no yes but 3 7/10 half past in 2 weeks days hours friday tomorrow at pm good shit great never so really a of to or because'.split(
    ' ',
  ),
  ...[
    '5th',
    '9am',
    '25:00',
    '31/02',
    '-1',
    '%',
    '£',
    '👍🏽',
    '😭',
    "don't",
    'i',
    'am',
    'ok',
    '?',
    '.',
    ',',
    '\n',
    'smashed it',
    'next',
    'week',
  ],
);
const mixture = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(' '));
const unicode = fc.string({ unit: 'binary', maxLength: 300 });
const anything = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  unicode,
  mixture,
);

test('whatever is written, every question has an answer or a refusal, and the answer is one that it may have', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TYPES), anything, (type, text) => {
      const parsed = parseAnswer(type, text, options);
      return parsed.ok
        ? IN_RANGE[type](parsed.value)
        : ['unclear', 'empty', 'out-of-range', 'contradiction', 'too-long'].includes(parsed.because);
    }),
    { numRuns: 3000 },
  );
});

test('the same words come to the same answer, and the answer survives being stored', () => {
  fc.assert(
    fc.property(fc.constantFrom(...TYPES), anything, (type, text) => {
      const parsed = parseAnswer(type, text, options);
      expect(parseAnswer(type, text, options)).toEqual(parsed);
      expect(JSON.parse(JSON.stringify(parsed))).toEqual(parsed);
    }),
    { numRuns: 500 },
  );
});

test('capitals and space around the words change nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CLOSED), mixture, (type, text) => {
      expect(parseAnswer(type, `  ${text.toUpperCase()}\t`, options)).toEqual(parseAnswer(type, text, options));
    }),
    { numRuns: 500 },
  );
});

test('a time asked for within a window is never outside it', () => {
  const hour = fc.integer({ min: 0, max: 23 }).map((h) => `${String(h).padStart(2, '0')}:00`);
  fc.assert(
    fc.property(hour, hour, mixture, (earliest, latest, text) => {
      const parsed = parseAnswer('time', text, { ...options, earliest, latest });
      if (!parsed.ok || /\bin\b|now/.test(text)) return true;
      return earliest <= latest
        ? parsed.value >= earliest && parsed.value <= latest
        : parsed.value >= earliest || parsed.value <= latest;
    }),
    { numRuns: 1000 },
  );
});

test.each(CLOSED)('an answer of more than 2,000 characters is too long for a %s question', (type) => {
  expect(parseAnswer(type, 'yes '.repeat(LONGEST_ANSWER), options)).toEqual({ ok: false, because: 'too-long' });
});

test.each(CLOSED)('nothing, or nothing that can be seen, is an empty answer to a %s question', (type) => {
  for (const text of ['', '   \n\t', '\u200b\u200d\ufeff', '\ufffc', '\u2800']) {
    expect(parseAnswer(type, text, options)).toEqual({ ok: false, because: 'empty' });
  }
});

test('a text question takes whatever was written, trimmed, however long', () => {
  const long = 'x'.repeat(LONGEST_ANSWER * 3);
  expect(parseText(`  ${long}\n`)).toEqual({ ok: true, value: long, confident: true });
  expect(parseText('...')).toEqual({ ok: true, value: '...', confident: true });
  expect(parseText('🎉')).toEqual({ ok: true, value: '🎉', confident: true });
});

test('a picture without a word is not understood as text', () => {
  for (const text of ['', ' ', '\ufffc', '\u200b']) expect(parseText(text)).toEqual({ ok: false, because: 'empty' });
});

describe('the longest hostile answers are read in no time to speak of', () => {
  const fill = (text: string) => text.repeat(Math.ceil(LONGEST_ANSWER / text.length)).slice(0, LONGEST_ANSWER);
  const hostile = [
    'a',
    'aA1',
    'not ',
    'no ',
    'really ',
    'so so ',
    '1 ',
    '1-',
    '1/',
    '1 or ',
    'out of 1 ',
    '- ',
    ':( ',
    ':((((',
    "don't ",
    "'",
    'fucking ',
    'not really ',
    'never been so ',
    'half past ',
    'in 2 ',
    'monday or ',
    'the 5th of ',
    'yes no ',
    '👍👎',
    '👨‍👩‍👧‍👦',
    'ﷺ',
    'z̷̢',
    '?!',
    'i am not ',
    'good but ',
    '9am ',
    'and a half ',
    'hundred and ',
    'yeeeeees ',
    'tomorow ',
    '\u200d',
    '½',
  ];

  test.each(hostile)('%j over and over', (text) => {
    // A blow-up would run into the time that a test has.
    for (const type of TYPES) expect(typeof parseAnswer(type, fill(text), options).ok).toBe('boolean');
  });
});
