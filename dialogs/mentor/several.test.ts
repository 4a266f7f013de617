import { library, mentorState, START, Talking } from '../../test/support/talking';
import { readState } from '../state';

const most = library.programme('main').limits['most-open-at-once'];

describe('two mentees of the same name', () => {
  const both = () => new Talking().takes('a', 'Sam').takes('b', 'Sam');

  test('are told apart by a number, from the alert on, and the mentor is told who is who', () => {
    const talking = new Talking().takes('a', 'Sam').offered('b', 'Sam');
    expect(talking.texts[0]).toContain('Sam 2');
    expect(talking.said).toEqual(['mentor.alert', 'mentor.same-name']);
    expect(talking.texts[1]).toMatch(/Sam 1.*Sam 2/);
    expect(talking.writes('a', 'Sam').texts).toEqual(['Sam 1: hello']);
  });

  test.each([
    ['Sam 1: hi', ['a hi']],
    ['sam 2: hi', ['b hi']],
    ['to Sam 1 see you at two', ['a see you at two']],
    ['Sam: hi', []],
  ])('"%s" goes to the one who is meant, or to nobody', (text, sent) => {
    expect(both().hears(text).sent).toEqual(sent);
  });

  test('a number answers the question, the name alone does not', () => {
    const talking = both().writes('a', 'Sam').hears('how are you');
    expect(talking.said).toEqual(['mentor.for-whom']);
    expect(talking.hears('sam').said).toEqual(['mentor.for-whom']);
    expect(talking.hears('1').sent).toEqual(['a how are you']);
  });

  test('keep their numbers when one of them has gone', () => {
    const talking = both().hears('done sam 1');
    expect(talking.writes('b', 'Sam').texts).toEqual(['Sam 2: hello']);
    expect(talking.takes('c', 'Sam').writes('c', 'Sam').texts).toEqual(['Sam 3: hello']);
  });

  test('what the queue is told has their own name', () => {
    const requests = both()
      .hears('done sam 2')
      .effects.filter((one) => one.kind === 'handoff');
    expect(requests).toEqual([{ kind: 'handoff', do: 'resolve', handoffId: 'h-b', mentee: { id: 'b', name: 'Sam' } }]);
  });
});

describe('two mentees whose first name is the same', () => {
  test('are asked about by all of their names', () => {
    const talking = new Talking().takes('a', 'Sam Reed').takes('b', 'Sam Cole').hears('Sam: hi');
    expect(talking.texts.join()).toContain('Sam Reed or Sam Cole');
    expect(talking.hears('sam cole').sent).toEqual(['b hi']);
  });
});

test('as many are held as the programme allows, and no more', () => {
  const talking = new Talking();
  for (let n = 1; n <= most; n += 1) talking.takes(`m${n}`, `Mentee ${'abcdefghij'.charAt(n)}`);
  talking.state.offers = [{ handoffId: 'h-z', mentee: { id: 'z', name: 'Zed' }, reason: 'asked', at: START }];
  expect(talking.hears('take').said).toEqual(['mentor.full']);
});

test('words that come between TAKE and the answer are asked about: whom they were for cannot be known', () => {
  const talking = new Talking().takes('a', 'Sam').offered('b', 'Kez').hears('take');
  expect(talking.hears('one sec').sent).toEqual([]);
  expect(talking.said).toEqual(['mentor.still-for']);
});

test('in Teams each of them has a button, and a press sends what was kept', () => {
  const talking = new Talking().takes('a', 'Sam').takes('b', 'Kez').writes('a', 'Sam').hears('how are you', 'teams');
  const [question] = talking.effects.flatMap((one) => (one.kind === 'say' && one.choices ? [one.choices] : []));
  expect(question?.options).toEqual([
    { value: 'h-a', title: 'Sam' },
    { value: 'h-b', title: 'Kez' },
  ]);
  talking.happens({ kind: 'pressed', channel: 'teams', card: question?.card ?? '', choice: 'h-b' });
  expect(talking.sent).toEqual(['b how are you']);
  talking.happens({ kind: 'pressed', channel: 'teams', card: question?.card ?? '', choice: 'h-a' });
  expect([talking.sent, talking.said]).toEqual([[], ['mentor.gone']]);
});

test('a note soon after one was finished is not put down for whoever is left', () => {
  const talking = new Talking().takes('a', 'Sam').takes('b', 'Kez').hears('done sam').hears('note: rang the hostel');
  expect(talking.said).toEqual(['mentor.which-one']);
  expect(talking.hears('sam').effects).toContainEqual(expect.objectContaining({ kind: 'post', to: 'a' }));
});

test('YES to being asked is about all of whom they were asked, and goes to none of them', () => {
  const talking = new Talking().takes('a', 'Sam').takes('b', 'Kez');
  for (const id of ['a', 'b']) {
    talking.happens({ kind: 'still-there', handoffId: `h-${id}`, mentee: { id, name: id === 'a' ? 'Sam' : 'Kez' } });
  }
  expect(talking.texts.join()).toContain('Text Kez: and your words');
  talking.hears('yes');
  expect(
    talking.effects.flatMap((one) => (one.kind === 'handoff' ? [`${one.do} ${JSON.stringify(one)}`] : [])),
  ).toEqual([expect.stringContaining('h-b'), expect.stringContaining('h-a')]);
  expect(talking.sent).toEqual([]);
});

test('who was asked about two, and answers twice, is not asked for whom the second answer is', () => {
  const talking = new Talking().takes('a', 'Sam').takes('b', 'Kez');
  const asked = (id: string, name: string) =>
    ({ kind: 'still-there', handoffId: `h-${id}`, mentee: { id, name } }) as const;
  talking.happens(asked('a', 'Sam')).happens(asked('b', 'Kez')).hears('still here');
  expect(talking.hears('still here').said).toEqual(['mentor.kept']);
  expect([talking.sent, talking.state.kept]).toEqual([[], null]);
  // A plain yes may be what one of them asked for.
  expect(talking.hears('yes').said).not.toContain('mentor.kept');
});

test('STOP gives all of them back', () => {
  const talking = new Talking().takes('a', 'Sam').takes('b', 'Kez').hears('STOP');
  const given = talking.effects.flatMap((one) =>
    one.kind === 'handoff' && one.do === 'release' ? [one.handoffId] : [],
  );
  expect(given.toSorted()).toEqual(['h-a', 'h-b']);
});

describe('a state that an earlier version wrote', () => {
  const earlier = (more: object) => {
    const { besides: _b, unsure: _u, kept: _k, gone: _g, ...rest } = new Talking().takes('a', 'Sam').state;
    const { lastAt: _l, asked: _a, ...holding } = rest.holding ?? { lastAt: null, asked: false };
    const talking = new Talking();
    talking.state = mentorState(readState({ ...rest, holding, ...more }, 'mentor', '2026-01-07'));
    return talking;
  };

  test('has its one talk, whose words go on', () => {
    expect(earlier({}).hears('hiya').sent).toEqual(['a hiya']);
    expect(earlier({}).takes('b', 'Kez').writes('a', 'Sam').hears('hiya').said).toEqual(['mentor.for-whom']);
  });

  test('and was asked whether they are still there', () => {
    const talking = earlier({ askedStill: true }).hears('yes');
    expect([talking.said, talking.sent]).toEqual([['mentor.kept'], []]);
  });

  test('goes back to it: that one knows the talk they write to, and hands the others on', () => {
    const { state } = new Talking().takes('a', 'Sam').takes('b', 'Kez');
    expect(state.holding).toMatchObject({ handoffId: 'h-b', mentee: { id: 'b', name: 'Kez' }, reason: 'asked' });
    expect(state.askedStill).toBe(false);
  });
});
