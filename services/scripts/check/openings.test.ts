import { parse } from 'yaml';
import { PlantedScripts, wording } from './planted.fixture';

const scripts = new PlantedScripts();
afterEach(() => scripts.mend());
afterAll(() => scripts.throwAway());

const file = wording('check-in');
const openings = () => scripts.check().filter(({ rule }) => rule === 'openings');
const waysOf = (key: string): string[] => parse(scripts.read(file))[key].say;

test('a daily opening that a coordinator left with thirteen ways is found, and it is said how many are wanted', () => {
  scripts.reword('check-in.how-is-today', waysOf('how-is-today').slice(0, 13));
  expect(openings()).toMatchObject([
    {
      severity: 'error',
      file,
      about: 'check-in.how-is-today',
      what: 'it opens a talk, and can be said in 13 ways under "say:": the same words would come again within 14 days',
      mend: 'write 1 more, each asked in another way',
    },
  ]);
  expect(openings()[0]?.line).toBe(scripts.read(file).split('\n').indexOf('  say:') + 1);
});

test('the same words written twice are one way', () => {
  const ways = waysOf('in-words').slice(0, 13);
  scripts.reword('check-in.in-words', [...ways, ways[0] ?? '']);
  expect(openings()).toMatchObject([{ about: 'check-in.in-words' }]);
});

test('ways for one channel are counted for themselves', () => {
  scripts.reword('check-in.later-today', ['Hi {name}. How are you?', 'Hello {name}. How is it?'], 'sms');
  expect(openings()).toMatchObject([{ about: 'check-in.later-today', mend: expect.stringContaining('write 12 more') }]);
});

test('what opens a talk now and then wants two ways', () => {
  scripts.reword('check-in.welcome-back', 'Hi {name}. Here again. How are you, 1 (rough) to 5 (good)?');
  expect(openings()).toMatchObject([{ about: 'check-in.welcome-back', what: expect.stringContaining('one way') }]);
});

test('another language may have fewer ways for a while: its people are told nothing wrong, and whoever writes English alone goes on', () => {
  const copy = new PlantedScripts('read', ['cy']);
  try {
    copy.reword('check-in.how-is-today', waysOf('how-is-today').slice(0, 13), 'say', 'cy');
    const found = copy.check().filter(({ rule }) => rule === 'openings');
    expect(found).toMatchObject([{ severity: 'warning', file: 'locales/cy/check-in.yaml' }]);
  } finally {
    copy.throwAway();
  }
});
