import { readScriptFiles } from '../editions';
import { findingLine } from './index';
import { PlantedScripts } from './planted.fixture';
import { reportOn } from './report';

const scripts = new PlantedScripts();
afterEach(() => scripts.mend());
afterAll(() => scripts.throwAway());

const CHECK_IN = 'locales/en-GB/check-in.yaml';
const GB = 'locales/regions/GB.yaml';
const REVIEWED = 'locales/en-GB/style/reviewed.yaml';
const HELP = 'locales/regions/help/GB.yaml';

describe('a file that cannot be read is named with its line:', () => {
  test('a bracket that is not closed', () => {
    scripts.reword('check-in.close', 'Bye {name.');
    const line = scripts.lineOf(CHECK_IN, 'Bye {name.');
    expect(scripts.check()).toMatchObject([{ rule: 'unreadable', file: CHECK_IN, line, about: 'check-in.close' }]);
  });

  test('a choice without its "other"', () => {
    scripts.reword('check-in.close', 'Bye {hasMentor, select, yes {now}}.');
    expect(scripts.check()).toMatchObject([{ rule: 'unreadable', about: 'check-in.close' }]);
  });

  test('a key that wording does not have', () => {
    scripts.set(CHECK_IN, ['close', 'sya'], 'Bye.');
    expect(scripts.check()).toMatchObject([{ file: CHECK_IN, what: expect.stringContaining('sya') }]);
  });

  test('a quotation mark that is not closed, and nothing of what follows from it', () => {
    scripts.append(CHECK_IN, 'more:\n  when: Now.\n  say: "Bye');
    expect(scripts.check()).toMatchObject([{ rule: 'unreadable', file: CHECK_IN }]);
  });

  test('a language without its house style', () => {
    scripts.copyLocale('en-IE');
    scripts.delete('locales/en-IE/style/house-style.yaml');
    expect(scripts.check()).toMatchObject([
      { rule: 'unreadable', file: 'locales/en-IE/style/house-style.yaml', what: 'it is not there' },
    ]);
  });
});

describe('a region and the languages of its country:', () => {
  const welsh = {
    listen: 'Samariaid ar 116 123',
    text: 'SHOUT i 85258',
    knows: { health: 'a', legal: 'b', child: 'c' },
  };
  const ofRegions = () => scripts.check().filter(({ rule }) => rule === 'region-words');

  test('one in which it says nothing is a warning', () => {
    scripts.copyLocale('cy');
    scripts.set(GB, ['in'], {});
    expect(ofRegions()).toMatchObject([{ severity: 'warning', file: GB, about: 'cy' }]);
    scripts.set(GB, ['in'], { cy: welsh });
    expect(ofRegions()).toEqual([]);
  });

  test('one that its own words are in, and one of another country, are none', () => {
    scripts.copyLocale('en-IE');
    scripts.copyLocale('es-US');
    expect(ofRegions()).toEqual([]);
  });

  test('what is no language is an error', () => {
    scripts.set(GB, ['in'], { Welsh: welsh });
    // Without its region nobody hears of its places either.
    expect(scripts.check()).toMatchObject([{ rule: 'unreadable', file: GB }, { rule: 'help-for-nobody' }]);
  });
});

describe('crisis lines go out of date:', () => {
  test('a line that nobody has checked is a warning', () => {
    scripts.set(GB, ['lines', 1, 'verified'], false);
    const line = scripts.lineOf(GB, 'name: Shout');
    const finding = { rule: 'line-unverified', severity: 'warning', file: GB, line, about: 'Shout' };
    expect(scripts.check()).toMatchObject([{ ...finding, what: 'nobody has checked "text SHOUT to 85258"' }]);
  });

  test('a line that was checked 180 days ago is good, and a warning the day after', () => {
    for (const index of [0, 1, 2, 3]) scripts.set(GB, ['lines', index, 'verifiedOn'], '2026-06-01');
    expect(scripts.check('2026-11-28')).toEqual([]);
    const stale = scripts.check('2026-11-29');
    expect(stale).toHaveLength(4);
    expect(stale).toMatchObject([{ rule: 'line-stale', severity: 'warning', about: 'Samaritans' }, {}, {}, {}]);
    expect(stale[0]?.what).toBe('it was last checked 181 days ago (at most 180)');
  });
});

describe('a directory of practical help', () => {
  const words = (...key: string[]) => ['entries', 'gp-surgery', 'in', 'en-GB', ...key];
  const fault = (rule: string, words: string) => [
    { rule, severity: 'error', file: HELP, line: scripts.lineOf(HELP, words), about: 'gp-surgery' },
  ];
  const renew = (verifiedOn: string) => {
    for (const [key, value] of Object.entries({ verified: true, verifiedOn })) {
      scripts.set(HELP, ['entries', 'gp-surgery', key], value);
    }
  };

  test('goes out of date: what nobody has checked is a warning, and is counted', () => {
    renew('2026-11-22');
    expect(scripts.check()).toMatchObject([{ rule: 'line-unverified', severity: 'warning', file: HELP }]);
  });

  test('goes out of date: after half a year it is said to be unchecked, after a year it is left out', () => {
    renew('2026-01-05');
    const stale = (today: string) => scripts.check(today).filter(({ rule }) => rule === 'line-stale');
    expect(stale('2026-07-04').filter(({ file }) => file === HELP)).toEqual([]);
    expect(stale('2026-07-05')).toContainEqual(
      expect.objectContaining({ file: HELP, what: expect.stringMatching(/^.*181 days ago.*said to be unchecked$/) }),
    );
    expect(stale('2027-01-06')).toContainEqual(
      expect.objectContaining({ file: HELP, what: expect.stringMatching(/left out$/) }),
    );
  });

  test.each([
    ['a word that is never said', 'banned-word', 'You should find a surgery.'],
    [
      'a sentence too long',
      'sentence-length',
      'Go to the desk of the surgery near you and ask them for the form to join it now.',
    ],
    ['a link that hides where it leads', 'short-link', 'Find a surgery at bit.ly/abc.'],
    ['a letter that doubles the price', 'letters', 'Find a surgery \u2013 ask at the desk.'],
    ['two questions', 'questions', 'Found one? Shall I look?'],
    ['a placeholder that nothing fills', 'placeholder', 'Find a surgery, {name}.'],
  ])('%s', (_what, rule, said) => {
    scripts.set(HELP, words('say'), said);
    expect(scripts.check()).toMatchObject(fault(rule, said));
  });

  test('an entry longer than a message', () => {
    scripts.set(HELP, words('more'), 'Ask at the desk. '.repeat(12));
    expect(scripts.check()).toMatchObject([{ rule: 'unreadable', file: HELP, what: expect.stringContaining('200') }]);
  });

  test('a topic that is none', () => {
    scripts.set(HELP, ['entries', 'gp-surgery', 'topic'], 'pets');
    expect(scripts.check()).toMatchObject([{ rule: 'unreadable', file: HELP }]);
  });
});

describe('what was reviewed stays as it was:', () => {
  test.each([
    ['crisis.suicide', 'crisis'],
    ['fault.reply', 'fault'],
    ['keywords.help', 'keywords'],
  ])('a word of %s that nobody has read again', (cue, about) => {
    const [file = '', key = ''] = cue.split('.');
    const path = `locales/en-GB/${file}.yaml`;
    scripts.write(path, scripts.read(path).replace(/ call /, ' ring '));
    const found = scripts.everything('2026-11-30').filter(({ rule }) => rule === 'reviewed');
    expect(found).toMatchObject([
      { file: path, about, mend: expect.stringContaining('by: "the name"'), severity: 'error' },
    ]);
    // Who read them is asked first, and when.
    expect(found[0]?.mend).not.toMatch(/mark: [\w-]{12}/);
    expect(key).not.toBe('');
    scripts.set(REVIEWED, ['wording', file, 'on'], '2026-11-30');
    scripts.set(REVIEWED, ['wording', file, 'by'], 'Ade');
    const [{ mend = '' } = {}] = scripts.everything('2026-11-30');
    expect(mend).toContain('if Ade has read them as they are now');
    // Once the new mark stands in its place, it is reviewed.
    scripts.set(REVIEWED, ['wording', file, 'mark'], /mark: ([\w-]+)/.exec(mend)?.[1]);
    expect(scripts.everything('2026-11-30')).toEqual([]);
  });

  test.each(['welcome.texts', 'welcome.mentor-sees', 'second-day.totals', 'second-day.research'])(
    'a question of consent, %s, that names no more what is agreed to',
    (cue) => {
      scripts.reword(cue, 'OK?');
      expect(scripts.everything().filter(({ rule }) => rule === 'reviewed')).toMatchObject([
        { severity: 'error', file: expect.stringContaining('locales/en-GB/'), about: 'consent' },
      ]);
    },
  );

  test.each(['', 'the name'])('nobody has read them whose name is not there: "%s"', (by) => {
    scripts.set(REVIEWED, ['wording', 'crisis', 'by'], by);
    expect(scripts.everything()[0]?.what).toContain('write the name of who read them');
  });

  test('the report names the wording that differs, its line, and what it said when it was reviewed', () => {
    const before = { files: readScriptFiles(scripts.root), what: 'before' };
    const was = 'Is it OK if I text you now and then? You can end it any time by texting STOP.';
    scripts.reword('welcome.texts', 'OK?');
    const { lines } = reportOn(scripts.root, '2026-11-22', before);
    const line = scripts.lineOf('locales/en-GB/welcome.yaml', 'OK?');
    expect(lines.find((one) => one.includes('(reviewed)'))).toMatch(
      `locales/en-GB/welcome.yaml:${line} welcome.texts: the words are not those that were reviewed on`,
    );
    expect(lines.find((one) => one.includes('(reviewed)'))).toContain(`it was "${was}"`);
  });

  describe('and so do the rules by which words are judged:', () => {
    const STYLE = 'locales/en-GB/style/house-style.yaml';
    const words = ['never', 0, 'words'];
    test.each<[string, () => void]>([
      ['a word that may be said now', () => scripts.remove(STYLE, [...words, 0])],
      ['an exception from all of them', () => scripts.set(STYLE, ['never', 0, 'unless'], ['addict*'])],
      ['no calm files', () => scripts.set(STYLE, ['calm'], [])],
      ['a higher school grade', () => scripts.set(STYLE, ['readingGrade'], 12)],
      ['no list at all', () => scripts.set(STYLE, ['never'], [])],
    ])('%s', (_fault, plant) => {
      plant();
      const found = scripts.everything().filter(({ rule }) => rule === 'reviewed');
      expect(found).toMatchObject([{ severity: 'error', file: STYLE, about: 'style' }]);
    });

    test('a remark in the file may change', () => {
      scripts.append(STYLE, '# Read again in May.');
      expect(scripts.everything()).toEqual([]);
    });

    test('another language has no fewer kinds of them, whoever reviewed it', () => {
      const others = new PlantedScripts('read', ['fr-CA']);
      const file = 'locales/fr-CA/style/house-style.yaml';
      others.set(file, ['never'], []);
      const found = others.check().filter(({ rule }) => rule === 'style');
      others.throwAway();
      expect(found).toMatchObject([{ severity: 'error', file, about: 'never' }]);
      expect(found[0]?.what).toMatch(/^0 kinds of words are never said here, and \d+ in en-GB$/);
    });
  });

  test('a note for the writer may change', () => {
    scripts.set('locales/en-GB/crisis.yaml', ['suicide', 'when'], 'Somebody wants to die.');
    expect(scripts.everything()).toEqual([]);
  });

  test('a file that nobody has reviewed', () => {
    scripts.remove(REVIEWED, ['wording', 'crisis']);
    expect(scripts.everything()).toMatchObject([{ rule: 'reviewed', about: 'crisis', what: 'nobody has reviewed it' }]);
  });

  test('a language that nobody who grew up with it has read is a warning', () => {
    scripts.set(REVIEWED, ['nativeSpeaker'], false);
    expect(scripts.check()).toMatchObject([{ rule: 'native-speaker', severity: 'warning', about: 'en-GB' }]);
  });
});

describe('a wording may be excused from a rule, with a reason:', () => {
  const LONG = 'I am here and you can text me at any time of the day or night.';
  const plant = (comment: string) => {
    scripts.reword('check-in.close', LONG);
    const spoilt = scripts.read(CHECK_IN).replace(/^close:/m, `${comment}\nclose:`);
    scripts.write(CHECK_IN, spoilt);
  };

  test('above its key', () => {
    plant('# check-allows: sentence-length (a line of a song that the group chose)');
    expect(scripts.check()).toEqual([]);
  });

  test('beside its words', () => {
    scripts.reword('check-in.close', LONG);
    const excuse = '# check-allows: sentence-length (a line of a song)';
    scripts.write(CHECK_IN, scripts.read(CHECK_IN).replace(LONG, `${LONG} ${excuse}`));
    expect(scripts.check()).toEqual([]);
  });

  test('but not without one', () => {
    plant('# check-allows: sentence-length');
    const line = scripts.lineOf(CHECK_IN, 'check-allows');
    expect(scripts.check()).toMatchObject([
      { rule: 'allow', line, about: 'check-in.close', what: 'the exception from sentence-length gives no reason' },
      { rule: 'sentence-length' },
    ]);
  });

  test('but not from what keeps people safe', () => {
    plant('# check-allows: crisis-line (it is short)');
    const [finding] = scripts.check();
    expect(finding).toMatchObject({ rule: 'allow', what: 'there is no exception from "crisis-line"' });
  });

  test('and not for longer than it is needed', () => {
    scripts.write(
      CHECK_IN,
      scripts.read(CHECK_IN).replace(/^close:/m, '# check-allows: questions (two short ones)\nclose:'),
    );
    expect(scripts.check()).toMatchObject([{ rule: 'allow', what: 'the exception from questions is not needed' }]);
  });

  test('an exception from saying what the first language says is left over without holding anybody up', () => {
    scripts.write(CHECK_IN, scripts.read(CHECK_IN).replace(/^close:/m, '# check-allows: alike (a word more)\nclose:'));
    const what = 'the exception from alike is not needed';
    expect(scripts.check()).toMatchObject([{ severity: 'warning', what }]);
  });

  test('and not for its neighbour', () => {
    scripts.reword('check-in.not-today', LONG);
    plant('# check-allows: sentence-length (a line of a song)');
    expect(scripts.check()).toMatchObject([{ rule: 'sentence-length', about: 'check-in.not-today' }]);
  });
});

test('a finding is one line: file and line, what it is about, what is wrong, how to mend it', () => {
  scripts.reword('check-in.close', 'Good. What helped? Who helped?');
  const [finding] = scripts.check();
  const line = scripts.lineOf(CHECK_IN, 'Who helped?');
  expect(finding && findingLine(finding)).toBe(
    `${CHECK_IN}:${line} check-in.close: it asks 2 questions at once (at most 1) -> keep the one that matters (questions)`,
  );
});

describe('a whole file that is not where it was is one fault, said plainly:', () => {
  const [LONELY, FLOW] = ['locales/en-GB/lonely.yaml', 'dialogs/flows/lonely.yaml'];
  test('it is gone', () => {
    scripts.delete(LONELY);
    const what = 'there is no such file, and 3 moments of it are said: what, reflect, heard';
    expect(scripts.check()).toMatchObject([{ rule: 'missing', severity: 'error', file: LONELY, what }]);
  });

  test('it was renamed', () => {
    const words = scripts.read(LONELY);
    scripts.delete(LONELY);
    scripts.write('locales/en-GB/lonley.yaml', words);
    expect(scripts.check()).toMatchObject([
      { rule: 'missing', file: LONELY, mend: 'did you rename it? call lonley.yaml lonely.yaml again' },
    ]);
  });

  test('it was copied', () => {
    const copy = 'locales/en-GB/lonely copy.yaml';
    scripts.write(copy, scripts.read(LONELY));
    expect(scripts.check()).toMatchObject([
      { rule: 'unused', file: copy, mend: 'it looks like a copy of lonely.yaml: delete it' },
    ]);
  });

  test('a flow was copied', () => {
    const copy = 'dialogs/flows/lonely copy.yaml';
    scripts.write(copy, scripts.read(FLOW));
    expect(scripts.check()).toMatchObject([
      { rule: 'unreadable', file: copy, what: expect.stringContaining('its first line says "flow: lonely"') },
    ]);
  });
});

test('who takes a word out of those that must not stand on a locked phone has it reviewed, and nobody empties them', () => {
  const TOPICS = 'locales/en-GB/understanding/topics.yaml';
  scripts.set(TOPICS, ['private'], ['prison']);
  expect(scripts.everything()).toMatchObject([{ rule: 'reviewed', severity: 'error', file: TOPICS, about: 'private' }]);
  scripts.set(TOPICS, ['private'], []);
  expect(scripts.everything()).toContainEqual(expect.objectContaining({ rule: 'unreadable', file: TOPICS }));
});

test('what waits to be checked by somebody is one line, and each is named on demand', () => {
  const GB = 'locales/regions/GB.yaml';
  scripts.set(GB, ['knows', 'legal', 'verified'], false);
  const folded = expect.stringContaining(`locales: warning: `);
  const named = expect.stringContaining('nobody has checked');
  const { lines } = reportOn(scripts.root, '2026-11-22');
  expect(lines).toContainEqual(folded);
  expect(lines).not.toContainEqual(named);
  const { lines: all } = reportOn(scripts.root, '2026-11-22', null, { all: true });
  expect(all).toContainEqual(named);
  expect(all).not.toContainEqual(folded);
});
