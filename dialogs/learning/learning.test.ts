import fc from 'fast-check';
import { orThrow } from '../safety';
import {
  BUCKETS,
  hashOf,
  inBuckets,
  type Lesson,
  learn,
  packLearnt,
  readLearnt,
  readVocabulary,
  standing,
  tellingOf,
} from '.';

const BUCKETS_HERE = 64;
/** Whatever has piece 1 is an example; the rest is noise. */
const lessons: Lesson[] = Array.from({ length: 40 }, (_, at) => ({
  pieces: at % 2 === 0 ? [1, 2 + (at % 7)] : [10 + (at % 5), 2 + (at % 7)],
  is: at % 2 === 0,
}));
const telling = tellingOf(
  lessons.map(({ pieces }) => pieces),
  1,
  BUCKETS_HERE,
);
const line = learn(lessons, telling, { cost: 1, examplesCost: 1, rounds: 10 });

describe('what is learnt', () => {
  test('tells examples from the others, those it has not met included', () => {
    expect(standing(line, [1, 40], telling)).toBeGreaterThan(0);
    expect(standing(line, [12, 41], telling)).toBeLessThan(0);
  });

  test('is the same each time, to the last bit', () => {
    const again = learn(lessons, telling, { cost: 1, examplesCost: 1, rounds: 10 });
    expect([...again.weights]).toEqual([...line.weights]);
    expect(again.bias).toBe(line.bias);
  });

  test('says nothing of pieces that were met too seldom', () => {
    const rare = tellingOf([[1], [1], [2]], 2, BUCKETS_HERE);
    expect(rare[1]).toBeGreaterThan(0);
    expect(rare[2]).toBe(0);
  });
});

describe('its file', () => {
  const bytes = packLearnt(new Map([['danger', line]]), telling, 'of-these');
  const learnt = orThrow(readLearnt(bytes, 'danger.learnt.gz'));

  test('gives back what was learnt, nearly to the step', () => {
    for (const { pieces } of lessons) {
      expect(learnt.standing(pieces).get('danger')).toBeCloseTo(standing(line, pieces, telling), 1);
    }
    expect(learnt.digest).toBe('of-these');
  });

  test.each([
    ['cut short', bytes.slice(0, -1), 'is cut short'],
    ['something else', new TextEncoder().encode('<html>\n'), 'danger.learnt.gz'],
    ['empty', new Uint8Array(), 'danger.learnt.gz'],
    ['without a line end', new Uint8Array([0x7b]), 'danger.learnt.gz'],
  ])('that is %s is a clear problem', (_, broken, said) => {
    const read = readLearnt(broken, 'danger.learnt.gz');
    expect(read.ok ? '' : read.problems.join()).toContain(said);
  });
});

describe('pieces', () => {
  test('fall into a bucket that there is, whatever was written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [small = -1] = inBuckets([hashOf(text)], BUCKETS_HERE);
        return hashOf(text) >= 0 && small >= 0 && small < BUCKETS_HERE && BUCKETS % BUCKETS_HERE === 0;
      }),
    );
  });
});

describe('themes', () => {
  const file = {
    endings: ['ing', 'ed', 's'],
    fleeting: ['e'],
    themes: { height: ['bridge', 'cliff'], water: ['bridge'] },
  };
  const words = orThrow(readVocabulary(file, 'themes.yaml'));

  test('know a word by its stem, and a word may have several', () => {
    expect(words.themesOf('bridges')).toEqual([0, 1]);
    expect(words.themesOf('cliffs')).toEqual([0]);
    expect(words.themesOf('sofa')).toEqual([]);
    expect(words.stem('jumping')).toBe(words.stem('jumped'));
  });

  test('that are not a list of words are a clear problem', () => {
    const read = readVocabulary({ ...file, themes: { height: 'bridge' } }, 'themes.yaml');
    expect(read).toEqual({
      ok: false,
      problems: ['themes.yaml, themes > height: This must be a list of words: [one, two].'],
    });
  });
});
