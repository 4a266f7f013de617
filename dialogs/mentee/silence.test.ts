import fc from 'fast-check';
import { ENGLISH } from '../../test/support/library';
import { placed } from '../agenda';
import { castOf } from '../rehearsal/cast';
import { rehearsed } from '../rehearsal/programme';
import { Stage } from '../rehearsal/stage';
import { rhythmOf, timesOf } from '../rhythm';
import { type MenteeState, readState } from '../state';
import { isQuiet, localTime } from '../time';

const library = rehearsed(ENGLISH);
const cast = castOf({ sees: 'no', goal: 'get my own place' }, null);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Something that the bot began by itself, on somebody's own wall clock. */
interface Begun {
  readonly cue: string;
  readonly date: string;
  readonly quiet: boolean;
  readonly state: MenteeState;
}

/** A life of so many days, in which `answers` says what is texted back on each of them, an hour after the check-in came. */
class Life {
  readonly begun: Begun[] = [];
  private readonly stage = new Stage(library, cast.people, cast.startsAt);

  constructor() {
    if (cast.state) this.stage.arrange(cast.mentee.id, cast.state);
  }

  get state(): MenteeState {
    const state = readState(this.stage.state(cast.mentee.id), 'mentee', '2026-01-05');
    if (state.role !== 'mentee') throw new Error('A mentee has a mentee’s state.');
    return state;
  }

  pass(ms: number) {
    for (const { at, shown } of this.stage.until(this.stage.clock + ms)) {
      const zone = placed(this.state, cast.mentee).timezone;
      for (const one of shown) {
        if (!('say' in one) || one.say.priority !== 'started') continue;
        const { date } = localTime(at, zone);
        this.begun.push({ cue: one.say.cue, date, quiet: isQuiet(at, zone), state: this.state });
      }
    }
  }

  says(text: string) {
    this.stage.hears(cast.mentee.id, text, 'sms');
  }

  cues(): string[] {
    return this.begun.map(({ cue }) => cue);
  }
}

test('whoever answers is asked every day, and nothing gets less', () => {
  const life = new Life();
  for (let day = 0; day < 21; day++) {
    life.pass(DAY);
    life.says('not today');
  }
  expect(life.begun).toHaveLength(21);
  expect(new Set(life.cues())).toEqual(new Set(['check-in.how-is-today']));
});

test('whoever answers now and then is asked less often, and told so', () => {
  const life = new Life();
  for (let day = 0; day < 40; day++) {
    life.pass(DAY);
    if (day % 5 === 4) life.says('not today');
  }
  expect(life.cues()).toContain('check-in.easing');
  expect(life.state.rhythm.slowed).toBeGreaterThan(1);
});

test('in a silence of half a year there are fewer and fewer, and never none', () => {
  const life = new Life();
  for (let day = 0; day < 180; day++) life.pass(DAY);
  const days = life.begun.map(({ date }) => Date.parse(date) / DAY);
  const apart = days.slice(1).map((day, index) => day - (days[index] ?? day));
  expect(apart.slice(0, 5)).toEqual([1, 3, 7, 14, 14]);
  expect(apart.every((gap, index) => gap >= (apart[index - 1] ?? 0))).toBe(true);
});

test('being woken again and again says nothing twice', () => {
  const life = new Life();
  life.pass(DAY);
  const before = life.state;
  life.pass(0);
  expect(life.state).toEqual(before);
  expect(life.begun).toHaveLength(1);
});

test('the bot goes on holding itself back after a first word, until more is asked for', () => {
  const life = new Life();
  for (let day = 0; day < 12; day++) life.pass(DAY);
  life.says('hello');
  expect(life.state.rhythm.slowed).toBeGreaterThan(1);
  life.says('more texts please');
  expect(life.state.rhythm.slowed).toBe(1);
});

const words = fc.constantFrom(
  ...[
    'evenings',
    'not weekends',
    'every other day',
    'mornings and nights',
    'only mondays',
    'less often',
    'more',
    'weekly',
  ],
  ...[
    'pause for a week',
    'back on',
    'im in spain now',
    'yes',
    'we moved to auckland',
    'im in los angeles now',
    'no',
    '3',
    'dunno',
  ],
  ...['go easy on me on friday', 'text me at 3am', 'twice a day', 'every day please', 'why did you text me', 'hello'],
);
const lives = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.option(words)), { minLength: 10, maxLength: 40 });

test('whatever they text and whenever: nothing at night, nothing in a break, and never more in a day than they chose', () => {
  fc.assert(
    fc.property(lives, (chapters) => {
      const life = new Life();
      for (const [hours, text] of chapters) {
        life.pass(hours * HOUR);
        if (text !== null) life.says(text);
      }
      for (const { quiet, state, date } of life.begun) {
        expect(quiet).toBe(false);
        expect(state.pause?.until ?? date).not.toBe('open');
        expect(state.pause === null || (state.pause.until ?? '9') <= date).toBe(true);
      }
      for (const date of new Set(life.begun.map((one) => one.date))) {
        const all = life.begun.filter((one) => one.date === date);
        const most = Math.max(...all.map(({ state }) => timesOf({ ...rhythmOf(state), slowed: 1 }).length));
        expect([date, all.length <= most]).toEqual([date, true]);
      }
    }),
    { numRuns: 40 },
  );
});

test('one that falls due as the rhythm slows down is still one of the day: a wish right after it brings no third', () => {
  const life = new Life();
  const wishes: readonly (readonly [hours: number, text: string | null])[] = [
    [254, 'twice a day'],
    [40, 'why did you text me'],
    [15, 'we moved to auckland'],
    [14, 'more'],
    [52, '3'],
    [16, null],
    [1, 'mornings and nights'],
    [5, null],
  ];
  for (const [hours, text] of wishes) {
    life.pass(hours * HOUR);
    if (text !== null) life.says(text);
  }
  const last = life.begun.at(-1)?.date;
  expect(life.cues()).toContain('check-in.easing');
  expect(life.begun.filter(({ date }) => date === last)).toHaveLength(2);
});
