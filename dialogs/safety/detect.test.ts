import { z } from 'zod';
import { detectSafely, detectSafety, quoteEvidence, type SafetyBook } from '.';
import { shippedSafetyBook, yaml } from './shipped.fixture';

const book = shippedSafetyBook();
const texts = z.array(z.string());
const tier = (text: string) => detectSafety(text, book).tier;

const tiers = z.strictObject({ urgent: texts, concern: texts });
const dangerous = z.record(z.string(), tiers).parse(yaml('dialogs/safety/tables/dangerous.yaml'));
const benign = z.record(z.string(), texts).parse(yaml('dialogs/safety/tables/benign.yaml'));
const fresh = z
  .strictObject({ urgent: texts, concern: texts, benign: texts, 'still-missed': texts, 'false-alarm': texts })
  .parse(yaml('dialogs/safety/tables/fresh.yaml'));

describe.each(Object.entries(dangerous))('%s', (category, { urgent, concern }) => {
  test.each(urgent)('said outright: %s', (text) => {
    expect(detectSafety(text, book)).toMatchObject({ tier: 'urgent', category });
  });

  test.each(concern)('hinted at: %s', (text) => {
    const found = detectSafety(text, book);
    expect(found).toMatchObject({ category });
    expect(found.tier).not.toBe('none');
  });
});

describe('the tables are large enough to mean something', () => {
  const dangers = Object.values(dangerous).flatMap(({ urgent, concern }) => [...urgent, ...concern]);
  test('at least 150 dangerous messages, over all six categories', () => {
    expect(dangers.length).toBeGreaterThanOrEqual(150);
    expect(Object.keys(dangerous)).toHaveLength(6);
  });
  test('at least 150 harmless ones', () => expect(Object.values(benign).flat().length).toBeGreaterThanOrEqual(150));
});

describe.each(Object.entries(benign))('nothing is heard in %s', (_, harmless) => {
  test.each(harmless)('%s', (text) => {
    expect(detectSafety(text, book)).toEqual({ tier: 'none', category: null, evidence: [] });
  });
});

describe('messages written without looking at the patterns', () => {
  test.each(fresh.urgent)('said outright: %s', (text) => expect(tier(text)).toBe('urgent'));
  test.each(fresh.concern)('at least a concern: %s', (text) => expect(tier(text)).not.toBe('none'));
  test.each(fresh.benign)('nothing: %s', (text) => expect(tier(text)).toBe('none'));
  test.each(fresh['still-missed'])('known to be missed (if it is heard now, move it up): %s', (text) => {
    expect(tier(text)).toBe('none');
  });
  test.each(fresh['false-alarm'])('known to be a false alarm (if it is quiet now, move it up): %s', (text) => {
    expect(tier(text)).not.toBe('none');
  });
});

describe('what came before counts', () => {
  const asked = 'crisis.ask-suicide';

  test.each(['yes', 'Yeah', 'kind of', 'sometimes', 'it has crossed my mind', 'maybe', 'all the time'])(
    '"%s" to the direct question is urgent',
    (text) => {
      expect(detectSafety(text, book, { asked }).tier).toBe('urgent');
      expect(tier(text)).toBe('none');
    },
  );

  test.each(['no', 'nah im ok', 'no not at all', 'God no'])('"%s" to the direct question is not', (text) => {
    expect(detectSafety(text, book, { asked }).tier).toBe('none');
  });

  test('"whats the point" is a concern on a low day, and on no other', () => {
    expect(tier('whats the point')).toBe('none');
    expect(detectSafety('whats the point', book, { lowDays: 1 }).tier).toBe('concern');
  });

  test.each(['im so done', 'i hate my life', "I've had enough"])(
    '"%s" is a concern after two low days, and not before',
    (text) => {
      expect(tier(text)).toBe('none');
      expect(detectSafety(text, book, { lowDays: 1 }).tier).toBe('none');
      expect(detectSafety(text, book, { lowDays: 2 }).tier).toBe('concern');
    },
  );
});

describe('guards', () => {
  test.each([
    ['a denial spares', "I'm not going to kill myself", 'none'],
    ['a denial of something else does not', "don't tell anyone but I'm going to kill myself", 'urgent'],
    ['a no before a comma does not', 'no, i want to die', 'urgent'],
    ['a denial and then the opposite', "I'm not ok. I want to kill myself", 'urgent'],
    ['laughing softens', 'gonna kill myself lol', 'concern'],
    ['long ago and over spares', 'i tried to kill myself ten years ago, doing great now', 'none'],
    ['long ago, and nothing said of now, softens', 'i tried to kill myself ten years ago', 'concern'],
    ['last night is not long ago', 'i tried to kill myself last night', 'urgent'],
    ['somebody else is a concern', 'my brother is suicidal', 'concern'],
    ['somebody else in need of an ambulance is urgent', 'my brother isnt breathing', 'urgent'],
    ['a question to somebody else spares', 'do you want to die', 'none'],
    ['what somebody told them to do softens', 'he told me to kill myself', 'concern'],
    ['a small cause softens', 'this traffic makes me want to kill myself', 'concern'],
    ['a song spares', 'the song called i want to die by them', 'none'],
    ['a game spares', 'gonna stab him on fortnite', 'none'],
    ['a game, and then something else, does not', 'lost on fortnite and im gonna stab him', 'urgent'],
  ])('%s: %s', (_, text, expected) => {
    expect(tier(text)).toBe(expected);
  });
});

describe('danger is heard whatever else the message says', () => {
  const urgent = Object.values(dangerous).flatMap((tiers) => tiers.urgent);
  const harmless = Object.values(benign).flat();
  /** Every urgent message with every seventh harmless one, each time from another place on. */
  const pairs = urgent.flatMap((danger, i) =>
    harmless.filter((_, j) => (i + j) % 7 === 0).map((other) => ({ danger, other })),
  );

  test.each([
    ['after a sentence', ({ danger, other }: (typeof pairs)[number]) => `${other}. ${danger}`],
    ['before a sentence', ({ danger, other }: (typeof pairs)[number]) => `${danger}. ${other}`],
    ['after an "and"', ({ danger, other }: (typeof pairs)[number]) => `${other} and ${danger}`],
    ['before an "and"', ({ danger, other }: (typeof pairs)[number]) => `${danger} and ${other}`],
    ['after a "but"', ({ danger, other }: (typeof pairs)[number]) => `${other} but ${danger}`],
  ])('%s', (_, join) => {
    expect(pairs.map(join).filter((text) => tier(text) !== 'urgent')).toEqual([]);
  });

  test.each([
    ...[
      'hi dave %',
      '%. sorry',
      'not being funny but %',
      '% and i dont know what to do',
      'no, %',
      '%!!!',
      'cant talk. % pls help',
    ],
    ...[
      'my mum says im fine but %',
      '% 😭',
      'ok so %, thats it',
      'look mate %',
      'u dont get it %',
      '%\nthanks for listening',
    ],
  ])('among the words of "%s"', (frame) => {
    expect(urgent.map((danger) => frame.replace('%', danger)).filter((text) => tier(text) !== 'urgent')).toEqual([]);
  });

  test('in capitals', () => {
    expect(urgent.filter((danger) => tier(danger.toUpperCase()) !== 'urgent')).toEqual([]);
  });
});

describe('evidence', () => {
  test('names the patterns, and the words can be quoted for the human who is told', () => {
    const text = 'ok. I’m gonna K!LL   mysefl tonight';
    expect(detectSafety(text, book).evidence).toEqual(['suicide.kill-myself']);
    expect(quoteEvidence(text, book)).toEqual([{ id: 'suicide.kill-myself', words: 'K!LL   mysefl' }]);
  });

  test('the most pressing category is named: an overdose needs an ambulance first', () => {
    expect(detectSafety('i want to die ive taken an overdose', book)).toMatchObject({ category: 'medical' });
  });

  test('an urgent finding is named before a concern of another kind', () => {
    expect(detectSafety('hearing voices again. i want to die', book)).toMatchObject({
      tier: 'urgent',
      category: 'suicide',
    });
  });
});

describe('detection is never silent', () => {
  const filler = 'and then we went to the shop. ';

  test('an over-long message goes to a human', () => {
    const found = detectSafely(filler.repeat(200), book);
    expect(found).toEqual({ tier: 'concern', category: null, evidence: ['too-long'] });
  });

  test('danger at either end of an over-long message is urgent', () => {
    expect(detectSafely(`i want to die. ${filler.repeat(200)}`, book).tier).toBe('urgent');
    expect(detectSafely(`${filler.repeat(2000)} i want to die`, book)).toEqual({
      tier: 'urgent',
      category: 'suicide',
      evidence: ['suicide.want-to-die', 'too-long'],
    });
  });

  test('a fault inside goes to a human', () => {
    const broken: SafetyBook = {
      ...book,
      phrasebook: {
        ...book.phrasebook,
        normalise() {
          throw new Error('broken');
        },
      },
    };
    const concern = { tier: 'concern', category: null, evidence: ['detector-failed'] };
    expect(detectSafely('hi', broken)).toEqual(concern);
    expect(detectSafely(filler.repeat(200), broken)).toEqual(concern);
  });

  test('an empty message is nothing', () => {
    expect(detectSafely('', book)).toEqual({ tier: 'none', category: null, evidence: [] });
  });
});
