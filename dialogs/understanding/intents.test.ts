import fc from 'fast-check';
import { z } from 'zod';
import { spelling, yaml } from '../safety/shipped.fixture';
import { HELP_TOPICS, INTENTS, proveIntentBook, readIntentBook, recognise, SLIP_KINDS, UNSURE } from '.';
import { shippedIntentBook } from './shipped.fixture';

const book = shippedIntentBook();
const names = ['Dave'];
const hear = (text: string) => recognise(text, book, { names });
const texts = z.array(z.string());
const table = (name: string) => z.record(z.string(), texts).parse(yaml(`dialogs/understanding/tables/${name}.yaml`));
const { 'not-a-slip': notSlips = [], ...slips } = table('slip-up');
const fresh = table('fresh');

test('every example inside intents.yaml holds', () => expect(proveIntentBook(book)).toEqual([]));

test('every intent, every kind of slip-up and every topic of practical help can be heard', () => {
  const heard = new Set([...book.patterns.values()].map(({ intent }) => intent));
  expect([...heard, 'unsure'].sort()).toEqual([...INTENTS].sort());
  const kinds = new Set([...book.patterns.values()].flatMap(({ kind }) => kind ?? []));
  expect([...kinds].sort()).toEqual([...SLIP_KINDS].sort());
  const topics = new Set([...book.patterns.values()].flatMap(({ topic }) => topic ?? []));
  expect([...topics].sort()).toEqual([...HELP_TOPICS].sort());
});

describe.each(Object.entries(table('intents')))('%s', (intent, messages) => {
  test.each(messages)('%s', (text) => expect(hear(text).intent).toBe(intent));
});

describe.each(Object.entries(slips))('a slip-up, %s', (kind, messages) => {
  test.each(messages)('%s', (text) => {
    expect(hear(text)).toMatchObject({ intent: 'slip-up', entities: { kind }, strong: true });
  });
});

describe('no slip-up', () => {
  test.each([...notSlips, ...(fresh['not-slips'] ?? [])])('%s', (text) =>
    expect(hear(text).intent).not.toBe('slip-up'),
  );
});

describe('slips written without looking at the patterns', () => {
  test.each(fresh['slips'] ?? [])('%s', (text) => expect(hear(text).intent).toBe('slip-up'));
  test.each(fresh['still-missed'] ?? [])('known to be missed (if it is heard now, move it up): %s', (text) => {
    expect(hear(text).intent).not.toBe('slip-up');
  });
});

describe('what comes with an intent', () => {
  test("the person's own words for a goal, as they wrote them", () => {
    expect(hear('My goal is to get my CSCS card. Cheers').entities).toEqual({ said: 'get my CSCS card' });
    expect(hear('new goal please, see my kids more').entities).toEqual({ said: 'see my kids more' });
  });

  test('when to be texted', () => {
    expect(hear('can you text me at 6pm instead').entities).toEqual({ said: '6pm instead' });
  });

  test('of several slips the one with a reply of its own is named', () => {
    expect(hear('had a few cans and got arrested').entities).toEqual({ kind: 'offence' });
    expect(hear('had a few cans then used again').entities).toEqual({ kind: 'drugs' });
  });

  test.each([
    ['how do i get on the housing list', 'housing'],
    ['where is the nearest food bank', 'food'],
    ['my uc has been stopped', 'money'],
    ['lost my birth certificate', 'id'],
    ['cant get a doctors appointment', 'gp'],
    ['i need a solicitor', 'legal'],
    ['help me with my cv', 'work'],
    ['my ex wont let me see my son', 'family'],
    ['nowhere to sleep tonight and no food in', 'housing'],
  ])('what the practical help is for: %s', (text, topic) => expect(hear(text).entities).toEqual({ topic }));

  test('somebody who slipped and asks for their mentor gets the mentor', () => {
    expect(hear('had a few cans last night, can dave ring me').intent).toBe('mentor-please');
  });

  test('confidence is between 0 and 1, and what is guessed is less sure than what is said', () => {
    expect(hear('purple')).toEqual(UNSURE);
    expect(hear('i messed up').confidence).toBeLessThan(hear('i relapsed').confidence);
    expect(hear('i messed up').strong).toBe(false);
  });
});

describe("the mentor's name", () => {
  test('is whatever it is', () => {
    expect(recognise('can shabnam ring me', book, { names: ['Shabnam'] }).intent).toBe('mentor-please');
    expect(recognise('can shabnam ring me', book, { names: ['Shabnam Ali'] }).intent).toBe('mentor-please');
    expect(recognise('can shabnam ali ring me', book, { names: ['Shabnam Ali'] }).intent).toBe('mentor-please');
    expect(recognise('wheres séamus', book, { names: ['Seamus'] }).intent).toBe('mentor-please');
    expect(recognise('can shabnam ring me', book).intent).toBe('unsure');
  });

  test('may be an everyday word', () => {
    const will = { names: ['Will'] };
    expect(recognise('can will ring me', book, will).intent).toBe('mentor-please');
    expect(recognise('it will rain', book, will).intent).toBe('unsure');
  });

  test.each(['saw dave today', 'dave rang me', 'told dave about it', 'dave is sound'])('no request: %s', (text) => {
    expect(hear(text).intent).not.toBe('mentor-please');
  });
});

describe('whatever is sent', () => {
  const word = fc.constantFrom(
    'i',
    'had',
    'a',
    'few',
    'cans',
    'dave',
    'ring',
    'me',
    'not',
    'want',
    '.',
    '💊',
    '"',
    'k i l l',
  );
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 40 }).map((w) => w.join(' ')),
  );

  test('something is understood of it, the same each time, and it is plain data', () => {
    fc.assert(
      fc.property(anything, fc.array(fc.string(), { maxLength: 3 }), (text, called) => {
        const heard = recognise(text, book, { names: called });
        expect(INTENTS).toContain(heard.intent);
        expect(heard.confidence === 0).toBe(heard.intent === 'unsure');
        expect(heard.confidence).toBeLessThanOrEqual(1);
        expect(recognise(text, book, { names: called })).toEqual(heard);
        expect(JSON.parse(JSON.stringify(heard))).toEqual(heard);
      }),
      { numRuns: 300 },
    );
  });

  test('a very long message is heard by its beginning', () => {
    expect(hear(`can dave ring me. ${'i had a few cans and '.repeat(50_000)}`).intent).toBe('mentor-please');
  });
});

describe('a mistake in the file names the file, the id, what is wrong and how to mend it', () => {
  const pattern = { says: ['had a drink'], catches: ['had a drink'] };
  const problems = (patterns: unknown) => {
    const read = readIntentBook(
      { 'example-mentor': 'Dave', 'example-mentee': 'Sam', patterns },
      spelling,
      'intents.yaml',
    );
    return read.ok ? proveIntentBook(read.value) : read.problems;
  };

  test.each([
    [
      'an unknown intent',
      { 'dancing.a': pattern },
      'intents.yaml, dancing.a: begin the id with its intent and a dot: wrong-number, ',
    ],
    [
      'a slip-up without its kind',
      { 'slip-up.a': pattern },
      'intents.yaml, slip-up.a: "kind" is for slip-up, and needed there',
    ],
    [
      'practical help without its topic',
      { 'practical-help.a': pattern },
      '"topic" is for practical-help, and needed there: one of housing, food, ',
    ],
    ['a topic where there is none', { 'thanks.a': { ...pattern, topic: 'food' } }, '"topic" is for practical-help'],
    ['a kind where there is none', { 'thanks.a': { ...pattern, kind: 'drink' } }, '"kind" is for slip-up'],
    [
      'an example that is not heard',
      { 'thanks.a': { ...pattern, catches: ['ta'] } },
      'thanks.a must catch "ta", and unsure is heard',
    ],
    [
      'an example to be spared',
      { 'thanks.a': { ...pattern, spares: ['had a drink'] } },
      'thanks.a must spare "had a drink"',
    ],
  ])('%s', (_, patterns, expected) => expect(problems(patterns)).toEqual([expect.stringContaining(expected)]));
});
