import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type AnswersFile, answersFile, parseAnswer, parseAnswerWords, readAnswerWords } from '.';
import { SHIPPED, shippedWords, WEDNESDAY_AT_TEN } from './shipped.fixture';

const file: AnswersFile = answersFile.parse(parse(readFileSync(SHIPPED, 'utf8')));
const { lexicon } = shippedWords().reading;
const now = WEDNESDAY_AT_TEN;

/** Phrases that stand in more than one of the lists, as they are looked for. */
function inTwo(lists: Readonly<Record<string, readonly string[]>>): string[] {
  const owners = new Map<string, Set<string>>();
  for (const [name, list] of Object.entries(lists)) {
    for (const phrase of list) {
      const key = lexicon.phrase(phrase).join(' ');
      owners.set(key, (owners.get(key) ?? new Set()).add(name));
    }
  }
  return [...owners]
    .filter(([, names]) => names.size > 1)
    .map(([phrase, names]) => `${phrase}: ${[...names].join(', ')}`);
}

const everyWay = (ways: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(ways).flatMap(([way, list]) => (way === 'emoji' ? [] : list));

describe('a phrase has one meaning in answers.yaml', () => {
  test('a mood word has one level', () => {
    const { levels, light } = file.mood;
    expect(inTwo({ ...levels, 'light 2': light[2], 'light 3': light[3], 'light 4': light[4] })).toEqual([]);
  });

  test('words round a mood do one thing', () => {
    const { strengtheners, softeners, doubtful, others, own, wished, past, present } = file.mood;
    const marks = { strengtheners, softeners, doubtful, others, own, wished, past, present };
    expect(inTwo({ ...marks, 'not-a-mood': file.mood['not-a-mood'], now: file.mood.now })).toEqual([]);
  });

  test('a mood word is nothing else besides, unless it strengthens another', () => {
    const { levels, light, softeners, doubtful, others, own, wished, past, present, now } = file.mood;
    const moods = [...Object.values(levels), ...Object.values(light)].flat();
    const marks = [softeners, doubtful, others, own, wished, past, present, now, file.mood['not-a-mood']].flat();
    expect(inTwo({ moods, marks })).toEqual([]);
  });

  test('a reply is a yes, a no or neither', () => {
    const { yes, no, unsure } = file['yes-no'];
    expect(inTwo({ yes: everyWay(yes), no: everyWay(no), unsure: everyWay(unsure) })).toEqual([]);
  });

  test('a report is done, partly, not yet or later', () => {
    const { done, partly, later, unsure } = file.progress;
    const lists = { done, partly, 'not-yet': file.progress['not-yet'], later, unsure };
    expect(inTwo(Object.fromEntries(Object.entries(lists).map(([name, ways]) => [name, everyWay(ways)])))).toEqual([]);
  });

  test('a face has one mood', () => {
    const faces = Object.values(file.mood.emoji).flat();
    expect(faces.filter((face, i) => faces.indexOf(face) !== i)).toEqual([]);
  });
});

test('a list of words may be text with commas, or a YAML list', () => {
  const asText = readAnswerWords({
    ...parse(readFileSync(SHIPPED, 'utf8')),
    choice: { ...file.choice, open: 'both, either\n  any' },
  });
  expect(parseAnswer('choice', 'either', { words: asText, now, choices: [{ value: 'a', words: ['tea'] }] }).ok).toBe(
    false,
  );
});

test('a file that is not of the right shape is refused, with the place where it is wrong', () => {
  expect(() => parseAnswerWords('common: {}')).toThrow(/fillers/);
  expect(() => readAnswerWords({ ...file, moood: {} })).toThrow(/moood/);
});

/** The file's shape with every list empty. */
function blank(value: unknown): unknown {
  if (Array.isArray(value)) return value.every(Array.isArray) ? value.map(() => []) : [];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, blank(inner)]));
}

describe('a language is data: none of these words is in the code', () => {
  const swedish = answersFile.parse(blank({ ...file, common: { ...file.common, spellings: {} } }));
  swedish.common.negators.push('inte');
  swedish.common.fillers.push('jag', 'mår', 'är', 'en');
  swedish.common.joins.but.push('men');
  swedish.common.numbers.words['fyra'] = 4;
  swedish.mood.levels[4].push('bra');
  swedish.mood.levels[1].push('skit');
  swedish.mood.strengtheners.push('jätte');
  swedish['yes-no'].yes.starts.push('ja', 'jo');
  swedish['yes-no'].no.starts.push('nej');
  swedish['yes-no'].yes.whole.push('gärna');
  const words = readAnswerWords(swedish);

  test.each([
    ['mood', 'jag mår bra', 4],
    ['mood', 'inte bra', 2],
    ['mood', 'en fyra', 4],
    ['mood', 'skit', 1],
    ['yes-no', 'ja gärna', true],
    ['yes-no', 'NEJ!!', false],
  ] as const)('a %s question hears "%s" as %s', (type, text, value) => {
    expect(parseAnswer(type, text, { words, now })).toMatchObject({ ok: true, value });
  });

  test('English words mean nothing in it', () => {
    for (const text of ['not good', 'yes', 'no']) expect(parseAnswer('yes-no', text, { words, now }).ok).toBe(false);
  });
});
