import fc from 'fast-check';
import { detectSafely, detectSafety } from '.';
import { shippedSafetyBook } from './shipped.fixture';

const book = shippedSafetyBook();

const pieces = [
  'i',
  'want',
  'to',
  'die',
  'kill',
  'myself',
  'not',
  'never',
  'lol',
  'he',
  'said',
  'k i l l',
  'k*ll',
  '💊',
  '"',
  "'",
  '\n\n',
  '...',
  '. ',
  'a'.repeat(50),
  '\u200b',
  'é',
  '\ud83d',
  '2',
  '£20',
  '<',
  '(',
  '|',
  '?',
  '\0',
];
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((words) => words.join(' ')),
);

describe('whatever is sent', () => {
  test('there is a finding, the same each time, and it names its evidence', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 0, max: 9 }), (text, lowDays) => {
        const found = detectSafely(text, book, { lowDays });
        expect(found.evidence).not.toContain('detector-failed');
        expect(found.tier === 'none').toBe(found.evidence.length === 0);
        expect(detectSafely(text, book, { lowDays })).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });

  test('capitals change nothing', () => {
    const letters = fc.array(fc.constantFrom(...pieces.filter((piece) => /^[a-z ]+$/.test(piece))), { maxLength: 30 });
    fc.assert(
      fc.property(letters, (words) => {
        const text = words.join(' ');
        expect(detectSafety(text.toUpperCase(), book)).toEqual(detectSafety(text, book));
      }),
    );
  });
});

describe('a message made to be slow is heard before anybody would give up on it', () => {
  const LENGTH = 100_000;
  test.each([
    ['letters apart', 'k i l l '],
    ['stars', 'k*'],
    ['denials', 'not '],
    ['beginnings of patterns', 'i want to '],
    ['whole patterns', 'i want to kill myself '],
    ['patterns and guards', 'he said i want to die lol '],
    ['gaps', 'going want tell taken said '],
    ['quotation marks', '"'],
    ['emoji', '💊'],
    ['one long word', 'x'],
    ['look-alike letters', 'а'],
    ['marks', 'a\u0300'],
    ['one-word sentences', 'die. '],
    ['invisible characters', '\u200b'],
  ])('%s', (_, piece) => {
    // Anything but linear would take minutes here, and run into the time that a test has.
    expect(detectSafety(piece.repeat(LENGTH / piece.length), book).tier).toMatch(/^(none|concern|urgent)$/);
  });
});
