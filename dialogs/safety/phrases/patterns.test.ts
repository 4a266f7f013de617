import fc from 'fast-check';
import { orThrow, readSpelling } from '..';
import { compilePhrases } from './compile';
import { listen } from './listen';
import { openPhrases } from './phrasebook';
import type { BookFile, GuardFile, PhraseFile } from './schema';

const spelling = orThrow(
  readSpelling(
    {
      shorthand: { wanna: 'want to', dont: 'do not', im: 'i am' },
      also: { '2': ['to'] },
      endings: {},
      misspelt: [],
      disguised: [],
      emoji: {},
    },
    'spelling.yaml',
  ),
);

const guard = (fields: Partial<GuardFile>): GuardFile => ({
  means: '',
  so: 'spare',
  for: [],
  before: [],
  after: [],
  within: 0,
  around: [],
  sentence: [],
  anywhere: [],
  'leaps-commas': false,
  'leaps-sentences': false,
  with: [],
  ...fields,
});

const phrase = (fields: Partial<PhraseFile>): PhraseFile => ({
  says: ['want to die'],
  unless: [],
  with: [],
  ignores: [],
  catches: ['x'],
  spares: [],
  ...fields,
});

function compile(phrases: Record<string, PhraseFile>, book: Partial<BookFile> = {}) {
  return compilePhrases(
    { lists: {}, 'gap-stops': ['not'], 'turning-words': ['and'], guards: {}, ...book },
    phrases,
    spelling,
    'book.yaml',
  );
}

/** The ids heard in the text; a softened one has a ~ behind it. */
function hear(text: string, fields: Partial<PhraseFile>, book: Partial<BookFile> = {}, names: readonly string[] = []) {
  const compiled = openPhrases(orThrow(compile({ 'a.b': phrase(fields) }, book)), spelling);
  const heard = listen(compiled, compiled.normalise(text), undefined, new Set(names));
  return heard.map(({ id, softened }) => (softened ? `${id}~` : id)).join(' ');
}

describe('what a pattern hears', () => {
  test.each([
    ['words in a row', 'want to die', 'i want to die now', true],
    ['however they are spelt', "I'm wanna", 'im want to', true],
    ['another reading of a word', 'want to die', 'want 2 die', true],
    ['not with another word between', 'want to die', 'want to really die', false],
    ['across a comma', 'want to die', 'want to, die', true],
    ['not across the end of a sentence', 'want to die', 'want to. die is a word', false],
    ['either of two', 'want to (die|go away)', 'i want to go away', true],
    ['a word that may be left out', 'want to really? die', 'want to die', true],
    ['a group that may be left out', 'want (so much)? to die', 'want so much to die', true],
    ['up to four words between', 'want ... die', 'want to just please go die', true],
    ['not five words between', 'want ... die', 'want to just please go and die', false],
    ['not over a word that turns it round', 'want ... die', 'want to not die', false],
    ['a list', '<wish> to die', 'hope to die', true],
    ['a list in a list', '<feel> die', 'hope to die', true],
    ['a number', '<number> pills', '20 pills', true],
    ['a count that is many', '<many> pills', '20 pills', true],
    ['a count that is few', '<many> pills', '2 pills', false],
    ['a year', 'in <year>', 'in 2019', true],
    ['no year', 'in <year>', 'in 20', false],
    ["the mentor's name", 'call <mentor>', 'call Dave', true],
    ["the mentor's full name", 'call <mentor> now', 'call dave smith now', true],
    ['the beginning of a message', '^ die', 'die now', true],
    ['not later in it', '^ die', 'i die now', false],
    ['the end of a message', 'die $', 'now die!', true],
    ['not before its end', 'die $', 'die now', false],
  ])('%s', (_, says, text, yes) => {
    const lists = { wish: ['want', 'hope'], feel: ['<wish> to'] };
    expect(hear(text, { says: [says] }, { lists }, ['dave', 'smith'])).toBe(yes ? 'a.b' : '');
  });
});

describe('what spares it, or softens it', () => {
  const not: Partial<BookFile> = { guards: { g: guard({ before: ['do not'] }) } };

  test.each([
    ['unless, on the same words', { unless: ['die laughing'] }, {}, 'want to die laughing', ''],
    ['unless, elsewhere, spares nothing', { unless: ['die laughing'] }, {}, 'want to die. die laughing', 'a.b'],
    ['with, and it is there', { with: ['tonight'] }, {}, 'tonight. i want to die', 'a.b'],
    ['with, and it is not there', { with: ['tonight'] }, {}, 'i want to die', ''],
    ['a guard right before', {}, not, 'i dont want to die', ''],
    ['a guard before, but a comma between', {}, not, 'dont, want to die', 'a.b'],
    [
      'a guard with a comma in it',
      {},
      { guards: { g: guard({ before: ['no wish'] }) } },
      'no, wish want to die',
      'a.b',
    ],
    ['a guard before, but a word between', {}, not, 'i dont think want to die', 'a.b'],
    ['a guard that is to be ignored', { ignores: ['g'] }, not, 'i dont want to die', 'a.b'],
    ['the second time is not spared', {}, not, 'i dont want to die. i want to die', 'a.b'],
    [
      'a guard within three words',
      {},
      { guards: { g: guard({ after: ['lol'], within: 3 }) } },
      'want to die a b lol',
      '',
    ],
    ['a guard further off', {}, { guards: { g: guard({ after: ['lol'], within: 1 }) } }, 'want to die a b lol', 'a.b'],
    ['a guard in another sentence', {}, { guards: { g: guard({ sentence: ['ref'] }) } }, 'ref! want to die', 'a.b'],
    ['a guard in the message', {}, { guards: { g: guard({ anywhere: ['ref'] }) } }, 'ref! want to die', ''],
    ['a guard that softens', {}, { guards: { g: guard({ so: 'soften', before: ['i'] }) } }, 'i want to die', 'a.b~'],
    [
      'a guard for this kind of id',
      {},
      { guards: { g: guard({ before: ['do not'], for: ['a'] }) } },
      'dont want to die',
      '',
    ],
    [
      'a guard in the same sentence, but beyond an "and"',
      {},
      { guards: { g: guard({ sentence: ['ref'] }) } },
      'the ref and i want to die',
      'a.b',
    ],
    [
      'a guard after it, but beyond the sentence',
      {},
      { guards: { g: guard({ after: ['lol'], within: 3 }) } },
      'want to die. lol',
      'a.b',
    ],
    [
      'a guard after it that leaps sentences',
      {},
      { guards: { g: guard({ after: ['lol'], within: 3, 'leaps-sentences': true }) } },
      'want to die. lol',
      '',
    ],
    [
      'a gap in what spares, beyond an "and"',
      { says: ['hit me'], unless: ['dog ... hit me'] },
      {},
      'the dog and he hit me',
      'a.b',
    ],
    [
      'a guard that needs more than is there',
      {},
      { guards: { g: guard({ before: ['i'], with: ['fine'] }) } },
      'i want to die',
      'a.b',
    ],
  ])('%s', (_, fields, book, text, heard) => {
    expect(hear(text, fields, book)).toBe(heard);
  });
});

describe('a mistake in a pattern names its place and its mend', () => {
  const problem = (fields: Partial<PhraseFile>, book: Partial<BookFile> = {}) => {
    const read = compile({ 'a.b': phrase(fields) }, book);
    return read.ok ? '' : read.problems.join('\n');
  };

  test.each([
    ['want (to die', 'a "(" has no ")": add it'],
    ['want to) die', 'a ")" without its "("'],
    ['want to die; now', '";" means nothing here'],
    ['want | die', '"|" stands where it cannot'],
    ['want (|die)', 'a choice in brackets is empty'],
    ['... want to die', 'begins with "..."'],
    ['want? die?', 'all of it may be left out'],
    ['<wnat> to die', 'there is no list <wnat>: use one of many, mentor, number, year'],
    ['^ $', 'has no words'],
  ])('%s', (says, what) => {
    expect(problem({ says: [says] })).toContain(`book.yaml, a.b > says, "${says}": `);
    expect(problem({ says: [says] })).toContain(what);
  });

  test('a list that contains itself', () => {
    expect(problem({}, { lists: { a: ['x <b>'], b: ['<a> y'] } })).toContain('the list <a> contains itself');
  });

  test('a mistake in a list is reported once, where it is', () => {
    const problems = problem({ says: ['<a> x', 'y <a>'] }, { lists: { a: ['(x', 'z'] } });
    expect(problems).toBe('book.yaml, lists > a, "(x": a "(" has no ")": add it.');
  });

  test('a guard that is not there', () => {
    expect(problem({ ignores: ['negation'] }, { guards: { g: guard({ before: ['x'] }) } })).toBe(
      'book.yaml, a.b > ignores: there is no guard "negation": use one of g.',
    );
  });

  test('a guard for ids that are not there', () => {
    expect(problem({}, { guards: { g: guard({ before: ['x'], for: ['z'] }) } })).toBe(
      'book.yaml, guards > g > for: there is no group of ids "z": use one of a.',
    );
  });
});

describe('against a plain reading of the same pattern', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'not');

  /** The pattern `a b? (c|b a) ... c`, written as a regular expression. */
  const oracle = (words: readonly string[]) => /(?<!\w)a (b )?(c|b a) ((?!not )\w+ ){0,4}c(?!\w)/.test(words.join(' '));

  test('the machine hears exactly what the expression finds', () => {
    const book = openPhrases(orThrow(compile({ 'a.b': phrase({ says: ['a b? (c|b a) ... c'] }) })), spelling);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        expect(listen(book, book.normalise(words.join(' '))).length > 0).toBe(oracle(words));
      }),
      { numRuns: 2000 },
    );
  });
});
