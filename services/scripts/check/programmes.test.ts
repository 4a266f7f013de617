import { findingLine } from './index';
import { PlantedScripts } from './planted.fixture';

const scripts = new PlantedScripts();
afterEach(() => scripts.mend());
afterAll(() => scripts.throwAway());

const MAIN = 'programmes/main.yaml';
const set = (key: string, value: unknown, pace = 0) => scripts.set(MAIN, ['ladder', pace, key], value);
const found = () => scripts.check().filter(({ file }) => file === MAIN);

describe('what a ladder comes to for somebody at two in the morning is said, and stops no release:', () => {
  test.each([
    ['nobody is asked outside the shifts', 'even-off-shift', [], 'somebody in danger at 2 a.m. waits until a shift'],
    ['a rung that is not asked at all', 'even-off-shift', ['backups'], null],
    ['no coordinators', 'ask', ['own', 'everyone'], 'no coordinator is ever asked for somebody in danger'],
    ['a long wait', 'each-waits', '6 min', 'somebody in danger waits 18 minutes before the last of 4 rungs is asked'],
    ['nobody is told the truth', 'tell-the-mentee', false, 'is not told when nobody has come'],
  ])('%s', (_, key, value, what) => {
    set(key, value);
    const warned = found().filter((one) => one.severity === 'warning');
    if (what === null) return expect(warned).toEqual([]);
    expect(warned.find((one) => one.what.includes(what))).toMatchObject({ rule: 'programme', about: 'main' });
    expect(found().filter((one) => one.severity === 'error')).toEqual([]);
  });

  test('whoever asks for a person may wait an hour for each rung, and no longer', () => {
    set('each-waits', '60 min', 2);
    expect(found()).toEqual([]);
    set('each-waits', '61 min', 2);
    expect(found().map(({ what }) => what)).toEqual([
      expect.stringContaining('"concern"'),
      expect.stringContaining('"asked"'),
    ]);
  });

  test('danger that stands under no pace goes at the slowest', () => {
    set('for', ['fault']);
    set('for', ['concern', 'asked'], 2);
    expect(found().map(({ what }) => what)).toContainEqual(expect.stringContaining('"urgent" stands under no "for"'));
  });
});

describe('what may not be is an error:', () => {
  test.each([
    ['urgent', 'each-waits', 0],
    ['urgent', 'silent-for', 0],
    ['urgent', 'then-again-every', 0],
    ['concern', 'each-waits', 2],
    ['concern', 'silent-for', 2],
  ])('%s is not left until the morning by %s', (reason, key, pace) => {
    set(key, 'next-working-morning', pace);
    expect(found()).toMatchObject([
      { rule: 'unreadable', severity: 'error', what: expect.stringContaining(`permitted for "${reason}" are times`) },
    ]);
    const line = found()[0]?.line ?? 0;
    expect(scripts.read(MAIN).split('\n')[line - 1]).toContain(`${key}: next-working-morning`);
  });

  test('a reason under two paces', () => {
    set('for', ['urgent', 'support']);
    expect(found()).toMatchObject([
      { rule: 'programme', severity: 'error', what: '"support" stands under two paces, and only the first counts' },
    ]);
  });

  test.each([
    [
      'a rung that there is not',
      ['ladder', 0, 'ask'],
      ['own', 'friends'],
      'ladder.0.ask.1: it is "friends"; permitted are own, backups, everyone, coordinators',
    ],
    ['a reason that there is not', ['ladder', 0, 'for'], ['danger'], 'it is "danger"; permitted are urgent, concern,'],
    [
      'a time without its unit',
      ['ladder', 0, 'each-waits'],
      15,
      'it is 15; permitted are a time like 15 min, and next-working-morning',
    ],
    ['a list of such times', ['ladder', 0, 'then-again-every'], ['2 hours'], 'permitted are a time like 15 min'],
    ['yes for true', ['ladder', 0, 'tell-the-mentee'], 'yes', 'it is "yes"; permitted are true and false'],
    ['a limit of nothing', ['limits', 'most-mentees'], 0, 'it is 0; permitted are 1 and more'],
    ['a day that there is not', ['working-days'], ['monday'], 'it is "monday"; permitted are mon, tue,'],
    ['a time of day', ['working-from'], '9am', 'it is "9am"; permitted are times like "09:00"'],
    ['a zone', ['timezone'], 'London', 'it is no zone that is known; permitted are names like Europe/London'],
    [
      'a key that nobody knows',
      ['limits', 'most-mentee'],
      3,
      'Unrecognized key: "most-mentee"; permitted are most-open-at-once,',
    ],
    ['the name of another programme', ['programme'], 'leeds', 'programme is "leeds"; permitted is main'],
  ])('%s, with what is permitted', (_, path, value, what) => {
    scripts.set(MAIN, path, value);
    expect(found()).toMatchObject([
      { rule: 'unreadable', severity: 'error', mend: 'see how a file is written in programmes/README.md' },
    ]);
    expect(found().map(findingLine)).toEqual([expect.stringContaining(what)]);
  });
});

describe('practical help that nobody would hear of is an error:', () => {
  const help = 'locales/regions/help/own.yaml';
  const written = (head: string) => {
    scripts.write(help, `${head}\nowner: Ann\nentries: {}\n`);
    return scripts.check().filter(({ file }) => file === help);
  };

  test('of a programme that there is not', () => {
    expect(written('region: GB\nprogramme: leeds')).toMatchObject([
      { rule: 'help-for-nobody', severity: 'error', line: 2, what: expect.stringContaining('permitted are main') },
    ]);
    expect(written('region: GB\nprogramme: main')).toEqual([]);
  });

  test('of a region that there is not; a part of one that there is will do', () => {
    expect(written('region: UK')).toMatchObject([
      { rule: 'help-for-nobody', severity: 'error', line: 1, what: expect.stringContaining('permitted are GB') },
    ]);
    expect(written('region: GB-WLS')).toEqual([]);
  });
});
