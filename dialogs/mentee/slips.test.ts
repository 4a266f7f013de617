import { ENGLISH } from '../../test/support/library';
import { castOf } from '../rehearsal/cast';
import { rehearsed } from '../rehearsal/programme';
import { Stage } from '../rehearsal/stage';
import { newState, readState } from '../state';

const library = rehearsed(ENGLISH);
const DAY = 86_400_000;

const onStage = (settings: Record<string, string>) => {
  const cast = castOf(settings, null);
  const stage = new Stage(library, cast.people, cast.startsAt);
  if (cast.state) stage.arrange('sam', cast.state);
  const says = (text: string) =>
    stage.hears('sam', text, 'sms').flatMap((shown) => ('say' in shown && shown.to === 'sam' ? [shown.say] : []));
  const later = (ms: number) =>
    [...stage.until(stage.clock + ms)].flatMap(({ shown }) =>
      shown.flatMap((one) => ('say' in one && one.to === 'sam' ? [one.say.cue] : [])),
    );
  return { stage, says, later };
};

describe('five slips', () => {
  test.each([
    ['with nothing named yet', {}],
    ['with a goal and a step done', { goal: 'get my own place', stepsDone: '1' }],
  ])('%s are each thanked for in other words, and none is counted', (_what, settings) => {
    const { says, later } = onStage({ mentee: 'Sam', mentor: 'Dave', ...settings });
    const thanks: string[] = [];
    for (let week = 0; week < 5; week++) {
      const [first] = says('had a few cans last night');
      expect(first?.cue).toMatch(/^slip-up\.thank/);
      thanks.push(first?.text ?? '');
      says('dont want to say');
      says('no');
      later(3 * DAY);
    }
    expect(new Set(thanks).size).toBe(5);
    expect(thanks.join(' ')).not.toMatch(
      /\b(again|second|third|fourth|fifth|another|times? (now|in a row)|last time)\b/i,
    );
  });

  test('leave goals and steps as they are', () => {
    const { stage, says } = onStage({
      mentee: 'Sam',
      mentor: 'Dave',
      goal: 'get my own place',
      step: 'ring the council',
    });
    const before = stage.state('sam');
    says('relapsed last night');
    const after = stage.state('sam');
    expect(after).toMatchObject({ goals: Object(before).goals, steps: Object(before).steps });
  });
});

describe('the hour after', () => {
  const planned = () => {
    const here = onStage({ mentee: 'Sam', mentor: 'Dave' });
    for (const text of ['had a few cans', 'row with my mum', 'a bath', 'yes', 'no']) here.says(text);
    return here;
  };

  test('is asked about once', () => {
    const { later } = planned();
    expect(later(61 * 60_000)).toEqual(['next-hour.how-now']);
    expect(later(8 * 3_600_000)).toEqual([]);
  });

  test('is not asked about when they have written again, and not after STOP', () => {
    const talking = planned();
    talking.later(50 * 60_000);
    talking.says('i want to set a goal');
    expect(talking.later(15 * 60_000)).toEqual([]);
    const stopped = planned();
    stopped.says('STOP');
    expect(stopped.later(61 * 60_000)).toEqual([]);
    stopped.says('START');
    expect(stopped.later(3 * 3_600_000)).toEqual([]);
  });
});

test('a state from before there was any of this is read', () => {
  const {
    nextHour: _1,
    saidLately: _2,
    forMentor: _3,
    ...old
  } = newState('mentee', '2026-01-05') as Record<string, unknown>;
  const slip = { day: '2026-01-04', kind: 'drink' };
  expect(readState({ ...old, slip }, 'mentee', '2026-01-05')).toMatchObject({
    slip,
    nextHour: null,
    saidLately: [],
    forMentor: [],
  });
});

test('nothing small is said in the same words twice running', () => {
  const { says } = onStage({ mentee: 'Sam', mentor: 'Dave' });
  const answers = (texts: readonly string[]) =>
    texts.map((text) =>
      says(text)
        .map((one) => one.text)
        .join(' '),
    );
  for (const texts of [
    ['do you love me', 'do you miss me', 'do you care about me'],
    ['fuck you bot', 'useless fucking robot', 'you stupid bot'],
    ['test', 'are you there', 'u there?'],
    ['thanks', 'ta', 'cheers'],
  ]) {
    const said = answers(texts);
    expect(said.filter((text, at) => at > 0 && text === said[at - 1])).toEqual([]);
    expect(said.every((text) => text !== '')).toBe(true);
  }
});
