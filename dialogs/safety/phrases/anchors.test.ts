import fc from 'fast-check';
import { shippedIntentBook, shippedOptOutBook } from '../../understanding/shipped.fixture';
import { shippedSafetyBook } from '../shipped.fixture';
import type { Phrasebook } from './phrasebook';
import { run } from './run';
import { soundsOf, wordsIn } from './sound';

const names = new Set(['dave', 'smith']);

/** What is found of the phrases, and of what stands around them, in two ways: looking for every pattern, and only for those that are possible. */
function bothWays({ normalise, program, phrases, said, around }: Phrasebook, text: string) {
  const sounds = soundsOf(normalise(text), program, names);
  const words = wordsIn(sounds);
  const says = new Set(phrases.map((phrase) => phrase.says));
  const all = [...run(program, sounds)];
  const only = (anchors: typeof said) => run(program, sounds, anchors.possible(words) ?? new Set());
  return {
    plain: {
      said: new Map(all.filter(([group]) => says.has(group))),
      around: new Map(all.filter(([g]) => !says.has(g))),
    },
    anchored: { said: only(said), around: only(around) },
  };
}

const safety = shippedSafetyBook();
const intents = shippedIntentBook();
const optOut = shippedOptOutBook();
const examples = [safety, intents, optOut].flatMap(({ patterns }) =>
  [...patterns.values()].flatMap(({ catches, spares }) => [...catches, ...spares]),
);
const odds = [
  'not',
  'and',
  'but',
  '. ',
  ', ',
  '"',
  'lol',
  '2',
  '20',
  '2019',
  'dave',
  'dave smith',
  'he',
  'k i l l',
  'die?',
];

/** Examples of the books cut into pieces and put together anew, so that patterns are nearly, wholly and doubly there. */
const piece = fc
  .tuple(fc.constantFrom(...examples), fc.nat(12), fc.integer({ min: 1, max: 12 }))
  .map(([text, from, length]) =>
    text
      .split(' ')
      .slice(from, from + length)
      .join(' '),
  );
const messages = fc
  .array(fc.oneof(piece, fc.constantFrom(...examples), fc.constantFrom(...odds)), { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(' '));

describe.each([
  ['safety', safety.phrasebook],
  ['intents', intents.phrasebook],
  ['opting out', optOut.phrasebook],
])('%s', (_, book) => {
  test('looking only for the patterns whose words are there finds what looking for all of them finds', () => {
    fc.assert(
      fc.property(messages, (text) => {
        const { plain, anchored } = bothWays(book, text);
        expect(anchored).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  test('a message of other words has no possible pattern', () => {
    const sounds = soundsOf(book.normalise('zyx wvut'), book.program, names);
    expect(book.said.possible(wordsIn(sounds))).toBeNull();
  });
});

test('what spares or softens a phrase is found when nothing but that is looked for', () => {
  const { normalise, program, phrases, around } = safety.phrasebook;
  const guarded = phrases.filter((phrase) => phrase.around.length > 0);
  expect(guarded.length).toBeGreaterThan(0);
  for (const text of examples.slice(0, 200)) {
    const sounds = soundsOf(normalise(text), program, names);
    const all = run(program, sounds);
    for (const phrase of guarded) {
      const groups = new Set(phrase.around);
      const possible = around.possible(wordsIn(sounds), groups) ?? new Set();
      const found = new Map([...all].filter(([group]) => groups.has(group)));
      expect(run(program, sounds, possible)).toEqual(found);
    }
  }
});
