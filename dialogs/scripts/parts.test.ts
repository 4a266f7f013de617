import fc from 'fast-check';
import { asWhole, fits, partsOf } from './parts';
import { segmentsOf } from './segments';

const noBlanks = (text: string) => text.replace(/\s+/g, '');
const graphemesOf = (text: string) =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

const words = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.stringMatching(/^[A-Za-z']{1,12}[.!?,]?$/) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '🙂',
          '👨‍👩‍👧‍👦',
          '🇬🇧',
          'é',
          'e\u0301',
          '€',
          'ŵ',
          '116 123',
          'Ω',
          '\r\n',
          '\n\n',
          '…',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) },
    ),
    { maxLength: 400 },
  )
  .map((all) => all.join(' '));
const run = fc.string({ unit: fc.constantFrom('a', '€', '🙂', 'ŵ', '👨‍👩‍👧‍👦'), maxLength: 900 });
const texts = fc.oneof(words, run);

describe('a text in parts', () => {
  test('gives the text back when they are joined, but for blanks', () => {
    fc.assert(fc.property(texts, (text) => expect(noBlanks(partsOf(text).join(''))).toBe(noBlanks(text))));
  });

  test('has no part that is longer than four text messages, or that says nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(text.trim() !== '');
        for (const part of partsOf(text)) {
          expect(segmentsOf(part).count).toBeLessThanOrEqual(4);
          expect(part.length).toBeLessThanOrEqual(1_600);
          expect(part.trim()).not.toBe('');
        }
      }),
    );
  });

  test('is cut nowhere in the middle of what people see as one letter', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const joined = partsOf(text)
          .flatMap(graphemesOf)
          .filter((letter) => letter.trim() !== '');
        expect(joined).toEqual(graphemesOf(text).filter((letter) => letter.trim() !== ''));
      }),
    );
  });

  test('that fits is the text itself', () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(fits(text) && text !== '');
        expect(partsOf(text)).toEqual([text]);
      }),
    );
  });
});

const SENTENCE = 'I had a think about what you said on Friday, and I reckon you are doing better than you know. ';

test('a long text is cut after a sentence', () => {
  const parts = partsOf(SENTENCE.repeat(12).trim());
  expect(parts).toHaveLength(2);
  expect(parts[0]).toBe(SENTENCE.repeat(6).trim());
});

test('a sentence that is too long by itself is cut after a word', () => {
  expect(partsOf('hello '.repeat(150).trim())).toEqual(['hello '.repeat(102).trim(), 'hello '.repeat(48).trim()]);
});

test('a phone number stays in one piece', () => {
  const [first, second] = partsOf(`${'x '.repeat(304)}116 123 any time`);
  expect([first?.endsWith('x'), second]).toEqual([true, '116 123 any time']);
});

test('a word that is too long by itself is cut between two letters', () => {
  expect(partsOf('👨‍👩‍👧‍👦'.repeat(40)).map((part) => [...new Set(graphemesOf(part))])).toEqual([
    ['👨‍👩‍👧‍👦'],
    ['👨‍👩‍👧‍👦'],
  ]);
});

test('an accent that stands by itself stays with its letter at the very edge', () => {
  expect(partsOf(`${'a'.repeat(611)}e\u0301${'a'.repeat(50)}`)[1]).toMatch(/^(?:e\u0301)?a+$/);
});

test('one sign of a thousand accents, which nobody can read, is cut all the same, and no half of a character goes out', () => {
  const parts = partsOf(`a${'\u0301'.repeat(1_000)}${'𝄞'.repeat(300)}`);
  expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(268);
  expect(parts.some((part) => /\p{Surrogate}/u.test(part))).toBe(false);
});

test('half a character that somebody sent stays as it is', () => {
  expect(partsOf(`\ud83d ${'hello '.repeat(150).trim()}`).join(' ')).toBe(`\ud83d ${'hello '.repeat(150).trim()}`);
});

test('what must not be torn apart is one message up to the 1,600 characters that the provider takes', () => {
  expect(partsOf('ŵ'.repeat(1_600), asWhole)).toHaveLength(1);
  expect(partsOf('ŵ'.repeat(1_601), asWhole).map(({ length }) => length)).toEqual([1_600, 1]);
});
