import { proveSafetyBook, readSafetyBook, readSpelling, SAFETY_CATEGORIES } from '.';
import { shippedSafetyBook, spelling } from './shipped.fixture';

const pattern = { tier: 'urgent', says: ['want to die'], catches: ['i want to die'] };
const read = (data: unknown) => readSafetyBook(data, spelling, 'safety.yaml');
const problems = (data: unknown) => {
  const book = read(data);
  return book.ok ? proveSafetyBook(book.value) : book.problems;
};

describe('the shipped safety.yaml', () => {
  const book = shippedSafetyBook();

  test('hears every example it should, and spares every one it should', () => {
    expect(proveSafetyBook(book)).toEqual([]);
  });

  test('listens for every category, outright and hinted at', () => {
    const heard = [...book.patterns.values()].map(({ category, tier }) => `${category} ${tier}`);
    const wanted = SAFETY_CATEGORIES.flatMap((category) => [`${category} urgent`, `${category} concern`]);
    expect([...new Set(heard)].sort()).toEqual(wanted.sort());
  });
});

describe('a mistake in the file names the file, the id, what is wrong and how to mend it', () => {
  test.each([
    [
      'an unknown tier',
      { 'suicide.a': { ...pattern, tier: 'high' } },
      'safety.yaml, patterns > suicide.a > tier: Use "urgent"',
    ],
    [
      'an unknown category',
      { 'sadness.a': pattern },
      'safety.yaml, sadness.a: begin the id with its category: medical., suicide.',
    ],
    ['an id without a category', { sad: pattern }, 'safety.yaml, patterns > sad: An id is "group.name"'],
    ['no example', { 'suicide.a': { ...pattern, catches: [] } }, 'suicide.a > catches: At least one example is needed'],
    [
      'a number among the words',
      { 'suicide.a': { ...pattern, says: [999] } },
      'suicide.a > says > 0: This must be text: put it in "quotes".',
    ],
    [
      'one pattern that is no list',
      { 'suicide.a': { ...pattern, says: 'x' } },
      'This must be a list: begin each line with "- ".',
    ],
    [
      'a key that is misspelt',
      { 'suicide.a': { ...pattern, says_: ['x'] } },
      'safety.yaml, patterns > suicide.a: Unrecognized key: "says_"',
    ],
    [
      'a pattern that cannot be read',
      { 'suicide.a': { ...pattern, says: ['(x'] } },
      'safety.yaml, suicide.a > says, "(x": a "(" has no ")": add it.',
    ],
    [
      'an example that is not heard',
      { 'suicide.a': { ...pattern, catches: ['hello'] } },
      'suicide.a must catch "hello", and does not: add wording to "says", or mend a guard.',
    ],
    [
      'an example that should be spared',
      { 'suicide.a': { ...pattern, spares: ['want to die'] } },
      'suicide.a must spare "want to die", and does not: add that wording to "unless".',
    ],
  ])('%s', (_, patterns, expected) => {
    expect(problems({ patterns })).toEqual([expect.stringContaining(expected)]);
  });

  test('an example that only a guard lets through', () => {
    const guards = { g: { means: 'x', so: 'soften', before: ['i'] } };
    expect(problems({ guards, patterns: { 'suicide.a': pattern } })).toEqual([
      'suicide.a catches "i want to die" only as concern, through a guard: list that guard under "ignores", or mend it.',
    ]);
  });

  test('a quiet message that is heard', () => {
    expect(problems({ patterns: { 'suicide.a': pattern }, quiet: ['want to die'] })).toEqual([
      '"want to die" is under "quiet", and suicide.a hears it: add it to "unless" there.',
    ]);
  });

  test('every mistake is reported, not only the first', () => {
    expect(
      problems({ patterns: { 'suicide.a': { ...pattern, says: ['(x', 'y)'] }, 'sadness.b': pattern } }),
    ).toHaveLength(3);
  });

  test('a spelling file of the wrong shape', () => {
    const file = readSpelling({ shorthand: { u: 5 } }, 'spelling.yaml');
    expect(file.ok ? [] : file.problems).toContain(
      'spelling.yaml, shorthand > u: This must be text: put it in "quotes".',
    );
  });
});
