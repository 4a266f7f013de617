import { atRelease, checkScripts } from './index';
import { type Planted, PlantedScripts, reworded, wording } from './planted.fixture';
import { reportOn } from './report';

const scripts = new PlantedScripts();
const together = new PlantedScripts('read', ['es-US', 'fr-CA', 'cy']);
afterEach(() => {
  scripts.mend();
  together.mend();
});
afterAll(() => {
  scripts.throwAway();
  together.throwAway();
});

function expectOnly(planted: Planted) {
  const { found, expected } = scripts.compare(planted);
  expect(found).toEqual(expected);
}

describe('an empty text is never said:', () => {
  test.each([
    ['say: ""', '', 'say: ""'],
    ['one empty variant', ['Bye.', ''], '- ""'],
    ['blanks alone', '   ', 'say: "   "'],
  ])('%s', (_fault, said, on) => {
    scripts.reword('check-in.close', said);
    const file = wording('check-in');
    const found = scripts.check();
    expect(found).toMatchObject([
      {
        rule: 'unreadable',
        file,
        line: scripts.lineOf(file, on),
        what: expect.stringContaining('permitted are words'),
      },
    ]);
  });

  test('no variant at all', () => {
    scripts.set(wording('check-in'), ['close', 'say'], []);
    expect(scripts.check()).toMatchObject([{ rule: 'unreadable', what: expect.stringContaining('close.say') }]);
  });

  test('a choice that comes out empty for some', () => {
    expectOnly(
      reworded(
        '',
        'empty',
        'check-in.close',
        '{hasMentor, select, yes {Bye.} other {}}',
        'nothing is left to say here',
      ),
    );
  });
});

describe('a choice is found wrong:', () => {
  const rows: Planted[] = [
    reworded(
      'a branch that no value reaches',
      'choices',
      'check-in.close',
      'Bye {hasMentor, select, yess {now} other {then}}.',
      '{hasMentor} is never "yess"',
    ),
    reworded(
      'a plural of a name',
      'choices',
      'check-in.close',
      'Bye {name, plural, one {you} other {all}}.',
      '{name} is no number',
    ),
    reworded(
      'a form of number that English does not have',
      'choices',
      'step-nudge.done',
      'Good. {stepsDone, plural, one {# step} few {# steps} other {# steps}}. Another?',
      '"few" is no form of number in this language',
    ),
    reworded(
      'many without one',
      'choices',
      'step-nudge.done',
      'Good. {stepsDone, plural, other {# steps}}. Another?',
      'no words for one',
    ),
  ];
  test.each(rows)('$fault', (planted) => expectOnly(planted));

  test('a branch that cannot be reached in one language only: Welsh has six forms of number, Spanish three', () => {
    const said = 'Da. {stepsDone, plural, one {# cam} few {# cam} other {# cam}}. Un arall?';
    together.reword('step-nudge.done', said, 'say', 'cy');
    expect(together.check().filter(({ rule }) => rule === 'choices')).toEqual([]);
    const spanish = 'Bien. {stepsDone, plural, one {# paso} few {# pasos} other {# pasos}}. ¿Otro?';
    together.reword('step-nudge.done', spanish, 'say', 'es-US');
    expect(together.check().filter(({ rule }) => rule === 'choices')).toMatchObject([
      { file: 'locales/es-US/step-nudge.yaml', what: expect.stringContaining('"few" is no form') },
    ]);
  });
});

describe('what is asked, and what is not, is found wrong:', () => {
  const rows: Planted[] = [
    reworded('a step that asks and waits for nothing', 'asks', 'check-in.close', 'Kept. Want more?', 'nothing waits'),
    reworded('a question that does not ask', 'asks', 'offer-mentor.ask', 'Nice.', 'nothing is asked'),
    reworded('an open question that invites nothing', 'asks', 'check-in.hear-more', 'Nice.', 'nothing is asked'),
    {
      fault: 'the same question over again',
      rule: 'same-words',
      plant(copy) {
        copy.reword('offer-mentor.ask', 'Shall I ask them?');
        copy.reword('offer-mentor.ask', 'Shall I ask them.', 'again');
      },
      file: wording('offer-mentor'),
      on: 'again: Shall I ask them.',
      about: 'offer-mentor.ask',
      what: '`again` says the same as `say`',
    },
    {
      fault: 'two variants that are one',
      rule: 'same-words',
      plant: (copy) => copy.reword('check-in.close', ['Bye now.', 'Bye, now!']),
      file: wording('check-in'),
      on: 'Bye, now!',
      about: 'check-in.close',
      what: 'the same words stand here twice',
    },
  ];
  test.each(rows)('$fault', (planted) => expectOnly(planted));

  test('an invitation to write asks as well', () => {
    scripts.reword('check-in.hear-more', 'Go on, I am listening.');
    expect(scripts.check()).toEqual([]);
  });
});

describe('where a life may be in danger, both a person and the emergency number are named:', () => {
  test.each([
    ['crisis.suicide', 'Thanks. Call {listen} now.', 'no emergency number'],
    ['crisis.suicide', 'Thanks. Call {emergency} now.', 'nobody to talk to'],
    ['crisis.being-harmed', 'Thanks. Call {listen} now.', 'no emergency number'],
    ['crisis.medical', 'Thanks. Call {listen} now.', 'no emergency number'],
  ])('%s: %s', (cue, said, what) => {
    scripts.reword(cue, said);
    const line = scripts.lineOf(wording('crisis'), said);
    expect(scripts.check().filter(({ rule }) => rule === 'crisis-line')).toMatchObject([
      { file: wording('crisis'), line, about: cue, what: expect.stringContaining(what) },
    ]);
  });
});

describe('languages are held against each other:', () => {
  const goal = 'locales/fr-CA/goal.yaml';

  test('what is filled in for one is filled in for another', () => {
    together.write(goal, together.read(goal).replaceAll('{goal}', 'ton but'));
    const found = together.check().filter(({ about }) => about === 'goal.same-goal');
    expect(found).toMatchObject([{ rule: 'alike', file: goal, severity: 'warning' }]);
    expect(found[0]?.what).toBe('en-GB says {goal} here, and this does not');
  });

  test('where a life may be in danger, it is an error', () => {
    together.reword('crisis.with-you', 'Call {listen} or {emergency}.', 'say', 'fr-CA');
    const found = together.check().filter(({ rule }) => rule === 'alike');
    expect(found).toMatchObject([{ about: 'crisis.with-you', severity: 'error' }]);
  });

  describe('what one language lacks is a warning while somebody writes, and an error at a release:', () => {
    const UNUSED = 'left-over:\n  when: Nothing says it.\n  say: "Reste un peu."';
    test.each<[string, () => void, object]>([
      [
        'a moment that it lacks',
        () => together.remove(goal, ['same-goal']),
        { rule: 'missing', about: 'goal.same-goal' },
      ],
      [
        'what is filled in for others',
        () => together.write(goal, together.read(goal).replaceAll('{goal}', 'ton but')),
        { rule: 'alike', about: 'goal.same-goal' },
      ],
      ['words that nothing says', () => together.append(goal, UNUSED), { rule: 'unused', about: 'goal.left-over' }],
    ])('%s', (_fault, plant, finding) => {
      plant();
      const found = together.check();
      const of = (severity: string) => expect.objectContaining({ ...finding, file: goal, severity });
      expect(found).toContainEqual(of('warning'));
      expect(atRelease(found)).toContainEqual(of('error'));
    });

    test('of which the report of a release says so', () => {
      together.append(goal, UNUSED);
      const line = together.lineOf(goal, 'left-over:');
      const { lines, errors } = reportOn(together.root, '2026-11-22', null, { release: true });
      expect(lines).toContainEqual(expect.stringContaining(`${goal}:${line} goal.left-over: nothing says this`));
      expect(errors).toBeGreaterThan(0);
    });

    test('what is still to be checked with others is none', () => {
      expect(atRelease(checkScripts(together.root, '2030-01-01').findings)).toContainEqual(
        expect.objectContaining({ rule: 'line-stale', severity: 'warning' }),
      );
    });
  });

  test('where a language rightly differs, it says why', () => {
    const excused = '# check-allows: alike (the goal is named in the question before)\nsame-goal:';
    const spoilt = together.read(goal).replace(/^(same-goal:[\s\S]*?)\{goal\}/m, '$1ton but');
    together.write(goal, spoilt.replace(/^same-goal:/m, excused));
    expect(together.check().filter(({ about }) => about === 'goal.same-goal')).toEqual([]);
  });

  test.each(['es-US', 'fr-CA', 'cy'])('an English file in the folder of %s', (tag) => {
    together.write(`locales/${tag}/anger.yaml`, together.read(wording('anger')));
    // Spanish questions besides lack their first mark.
    expect(together.check().filter(({ rule }) => rule !== 'asks')).toMatchObject([
      {
        rule: 'own-language',
        file: `locales/${tag}/anger.yaml`,
        what: expect.stringContaining(`this reads as en-GB, in the folder of ${tag}`),
      },
    ]);
  });

  test('one moment of another language', () => {
    together.write('locales/es-US/check-in.yaml', together.read('locales/es-US/check-in.yaml'));
    together.reword('check-in.close', "Merci, je suis là quand tu veux. C'est tout pour toi.", 'say', 'es-US');
    expect(together.check()).toMatchObject([
      { rule: 'own-language', about: 'check-in.close', what: 'this reads as fr-CA, in the folder of es-US' },
    ]);
  });

  test.each([
    ['es-US', 'Thanks for telling me about that.', 'en-'],
    ['cy', 'Thanks for telling me about that.', 'en-'],
    ['cy', 'Gracias por contarme eso.', 'es-US'],
    ['fr-CA', 'Gracias por contarme eso.', 'es-US'],
    ['en-GB', "Merci de me l'avoir dit.", 'fr-CA'],
    ['en-GB', 'Diolch am ddweud wrtha i.', 'cy'],
    ['cy', 'Diolch am ddweud. Take your time with it.', 'en-'],
  ])('one sentence: in %s "%s"', (tag, said, of) => {
    together.reword('anger.heard', said, 'say', tag);
    expect(together.check()).toMatchObject([
      { rule: 'own-language', about: 'anger.heard', what: expect.stringContaining(`reads as ${of}`) },
    ]);
  });
});

describe('a condition that nothing makes true is found:', () => {
  test.each(['mood > 7', 'hasGoal && !hasGoal', 'mood >= 4 && mood < 2', 'stepsDone < 0'])('%s', (when) => {
    const file = 'dialogs/flows/check-in.yaml';
    scripts.set(file, ['steps', 'follow', 'go', 0, 'when'], when);
    const found = scripts.check().filter(({ rule }) => rule === 'never-true');
    expect(found).toMatchObject([
      { file, line: scripts.lineOf(file, '  follow:'), about: 'check-in.follow', what: `"${when}" can never be true` },
    ]);
  });

  test.each(['mood == 5', 'hasGoal && !hasStep', 'lowDays >= 30'])('%s can hold', (when) => {
    scripts.set('dialogs/flows/check-in.yaml', ['steps', 'follow', 'go', 0, 'when'], when);
    expect(scripts.check().filter(({ rule }) => rule === 'never-true')).toEqual([]);
  });
});
