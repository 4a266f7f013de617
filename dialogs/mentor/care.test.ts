import { ENGLISH } from '../../test/support/library';
import { Talking } from '../../test/support/talking';
import { wakeAtOf } from '../agenda';
import { type ArgKind, SPOKEN_IN_CODE, STANDARD_ARGS } from '../cues';
import type { Effect } from '../effects';
import type { HandoffReason, Happening } from '../events';
import type { Person } from '../person';
import { rehearsed } from '../rehearsal/programme';
import { type MentorState, newState, readState } from '../state';
import { contextOf } from '../take-turn';
import { instantAt, localTime } from '../time';
import { mentorTurn } from './turn';

const ZONE = 'Europe/London';
const library = rehearsed(ENGLISH);
const dave: Person = {
  id: 'dave',
  name: 'Dave',
  role: 'mentor',
  programme: 'main',
  locale: 'en-GB',
  region: 'GB',
  timezone: ZONE,
};
const { limits } = library.programme('main');
const at = (day: string, time: string) => instantAt(day, time, ZONE);

/** A mentor through one thing after another, written down and read again in between. */
class Life {
  state: MentorState;
  effects: readonly Effect[] = [];
  private events = 0;

  constructor(
    private readonly person: Person = dave,
    public now = at('2026-01-07', '10:00'),
  ) {
    this.state = mentorState(newState('mentor', '2026-01-07'));
  }

  happens(happening: Happening): this {
    this.events += 1;
    const event = { ...happening, id: `e${this.events}`, at: this.now };
    const turn = mentorTurn(this.state, event, contextOf(library, { person: this.person, now: this.now }));
    this.effects = turn.effects;
    this.state = mentorState(readState(JSON.parse(JSON.stringify(turn.state)), this.person.role, '2026-01-07'));
    return this;
  }

  hears(text: string): this {
    return this.happens({ kind: 'heard', channel: 'sms', text, media: 0, understanding: null });
  }

  offered(n: number, reason: HandoffReason = 'asked', more: { atTheEnd?: true } = {}): this {
    const mentee = { id: `m${n}`, name: `Mentee ${n}` };
    return this.happens({ kind: 'handoff-offered', handoffId: `h${n}`, mentee, reason, words: null, ...more });
  }

  takes(n: number, reason: HandoffReason): this {
    this.offered(n, reason);
    const mentee = { id: `m${n}`, name: `Mentee ${n}` };
    this.happens({ kind: 'claim-answered', handoffId: `h${n}`, mentee, answer: 'won', owner: dave });
    // Whoever never wrote a word is asked nothing afterwards.
    if (this.state.holding) this.state.holding.wrote = true;
    return this;
  }

  get said(): readonly string[] {
    return this.effects.flatMap((effect) => (effect.kind === 'say' ? [effect.cue] : []));
  }

  get asked(): readonly string[] {
    return this.effects.flatMap((effect) => (effect.kind === 'handoff' ? [effect.do] : []));
  }

  get wakesAt(): string | null {
    const wakeAt = wakeAtOf(this.state, this.person);
    if (wakeAt === null) return null;
    const { date, time } = localTime(wakeAt, ZONE);
    return `${date} ${time}`;
  }

  /** Lives on to the next moment at which something is due. */
  wakes(): this {
    this.now = wakeAtOf(this.state, this.person) ?? this.now;
    return this.happens({ kind: 'due' });
  }
}

function mentorState(state: ReturnType<typeof newState>): MentorState {
  if (state.role !== 'mentor') throw new Error('A mentor has a mentor’s state.');
  return state;
}

describe('after somebody was in danger', () => {
  test.each([
    ['in the morning: three hours later', '2026-01-07', '10:00', '2026-01-07 13:00', '2026-01-08 12:00'],
    ['in the night: when it is day', '2026-01-07', '02:30', '2026-01-07 09:00', '2026-01-08 12:00'],
    ['in the afternoon: before quiet hours', '2026-01-07', '17:30', '2026-01-07 19:30', '2026-01-08 12:00'],
    ['too late for the same day: the next morning', '2026-01-07', '19:10', '2026-01-08 09:00', '2026-01-09 12:00'],
    ['at night: the next morning', '2026-01-07', '23:30', '2026-01-08 09:00', '2026-01-09 12:00'],
  ])('%s', (_, day, time, first, second) => {
    const life = new Life(dave, at(day, time)).takes(1, 'urgent').hears('done').hears('yes');
    expect(life.wakesAt).toBe(first);
    expect(life.wakes().said).toEqual(['care.debrief']);
    expect(life.wakesAt).toBe(second);
    expect(life.wakes().said).toEqual(['care.next-day']);
    expect(life.wakesAt).toBeNull();
  });

  test('a mentor is asked however it ended: passed, taken over or handed back', () => {
    const mentee = { id: 'm1', name: 'Mentee 1' };
    expect(new Life().takes(1, 'urgent').hears('pass').wakesAt).toBe('2026-01-07 13:00');
    const lost = { kind: 'handoff-lost', handoffId: 'h1', mentee, by: null, because: null } as const;
    expect(new Life().takes(1, 'urgent').happens(lost).wakesAt).toBe('2026-01-07 13:00');
  });

  test('nobody is asked as if it were over while whom they lost by their silence may still be in danger', () => {
    const mentee = { id: 'm1', name: 'Mentee 1' };
    const lost = { kind: 'handoff-lost', handoffId: 'h1', mentee, by: null, because: null } as const;
    const life = new Life().takes(1, 'urgent').happens(lost);
    expect(life.wakes().said).toEqual([]);
    expect(life.hears('who').said).toEqual(['mentor.may-be-waiting']);
    life.happens({ kind: 'claim-answered', handoffId: 'h1', mentee, answer: 'gone', owner: null });
    expect(life.wakes().said).toEqual(['care.debrief']);
  });

  // Nothing is offered to them: whether anybody waits all the same the queue knows.
  test.each([
    ['done', [], ['come']],
    ['take lee', [], ['come']],
    ['pass to davd', [], ['come']],
    ['done all', [], ['come']],
    ['clear my shifts', [], ['come']],
    ['back on monday', ['mentor.off-later'], []],
  ])('%s is no answer to how they are', (text, said, asked) => {
    const life = new Life().takes(1, 'urgent').hears('done').hears('yes').wakes().hears(text);
    expect([life.said, life.asked]).toEqual([said, asked]);
  });

  test.each(['ok', 'done in', 'take it easy they said', 'night shifts are killing me', 'bit shaky'])(
    '%s is an answer',
    (text) => {
      const life = new Life().takes(1, 'urgent').hears('done').hears('yes').wakes().hears(text);
      expect(life.asked).toEqual(['share']);
    },
  );

  test('a milder one is followed by no question', () => {
    expect(new Life().takes(1, 'asked').hears('done').wakesAt).toBeNull();
  });

  test('woken twice, a mentor is asked once', () => {
    const life = new Life().takes(1, 'urgent').hears('done').hears('yes').wakes();
    expect(life.said).toEqual(['care.debrief']);
    expect(life.happens({ kind: 'due' }).said).toEqual([]);
  });

  test('the question waits while they are with somebody else', () => {
    const life = new Life().takes(1, 'urgent').hears('done').hears('yes');
    life.now = at('2026-01-07', '12:00');
    life.takes(2, 'asked').wakes();
    expect(life.said).toEqual([]);
    expect(life.wakesAt).toBe('2026-01-07 14:00');
    expect(life.hears('done').wakes().said).toEqual(['care.debrief']);
  });

  test('a question that is days late is left out', () => {
    const life = new Life().takes(1, 'urgent').hears('done').hears('yes');
    life.now = at('2026-01-12', '12:00');
    expect(life.happens({ kind: 'due' }).said).toEqual([]);
    expect(life.wakesAt).toBeNull();
  });

  test('whoever texted STOP is asked nothing', () => {
    const life = new Life().takes(1, 'urgent').hears('done').hears('yes').hears('STOP');
    expect(life.wakesAt).toBeNull();
    expect(life.happens({ kind: 'due' }).said).toEqual([]);
  });

  test('while somebody waits, words that may be for them are no answer', () => {
    const life = new Life().takes(1, 'urgent').hears('done').hears('yes').wakes().offered(2);
    expect(life.hears('rough tbh').said).toEqual(['mentor.how']);
    expect(life.asked).toEqual([]);
  });
});

describe('a limit', () => {
  test('on those who wait at once: the next goes to somebody else, without a word', () => {
    const life = new Life();
    for (let n = 1; n <= limits['most-open-at-once']; n += 1) expect(life.offered(n).said).toEqual(['mentor.alert']);
    const over = life.offered(99);
    expect([over.said, over.asked]).toEqual([[], ['decline']]);
    expect(over.state.offers).toHaveLength(limits['most-open-at-once']);
  });

  test('on alerts in a day holds until the next one', () => {
    const life = new Life();
    const closed = { kind: 'handoff-closed', mentee: { id: 'm', name: 'M' }, by: null } as const;
    for (let n = 1; n <= limits['most-alerts-a-day']; n += 1) {
      expect(life.offered(n).said).toEqual(['mentor.alert']);
      life.happens({ ...closed, handoffId: `h${n}` });
    }
    expect(life.offered(99, 'urgent').asked).toEqual(['decline']);
    life.now = at('2026-01-08', '09:00');
    expect(life.offered(100).said).toEqual(['mentor.alert']);
  });

  test('keeps nobody in danger waiting when everybody was asked', () => {
    const life = new Life();
    for (let n = 1; n <= limits['most-open-at-once']; n += 1) life.offered(n);
    expect(life.offered(99, 'urgent').said).toEqual([]);
    expect(life.offered(99, 'urgent', { atTheEnd: true }).said).toEqual(['mentor.alert']);
    expect(life.offered(98, 'asked', { atTheEnd: true }).said).toEqual([]);
  });

  test('is none for coordinators, who are the last that can be asked', () => {
    const life = new Life({ ...dave, role: 'coordinator' });
    for (let n = 1; n <= limits['most-alerts-a-day'] + 5; n += 1)
      expect(life.offered(n).said).toEqual(['mentor.alert']);
  });

  test('is none for whom they are with', () => {
    const life = new Life().takes(1, 'asked');
    for (let n = 2; n <= limits['most-open-at-once']; n += 1) life.offered(n);
    expect(life.offered(1, 'urgent').said).toEqual(['mentor.danger-in-talk']);
  });
});

test('a state from before there was any of this is read', () => {
  const { alerts: _a, finished: _f, care: _c, helper: _h, ...before } = mentorState(newState('mentor', '2026-01-07'));
  expect(readState(before, 'mentor', '2026-01-07')).toEqual(newState('mentor', '2026-01-07'));
});

describe('a mentee’s slips are never a mentor’s result', () => {
  /** What can be counted, and what of a mentee's own life could be shown. */
  const OF_A_LIFE: readonly ArgKind[] = ['has-step', 'topic', 'plan', 'stored'];
  const cues = SPOKEN_IN_CODE.filter(({ to }) => to === 'mentor');
  const offered = cues.flatMap(({ cue, args }) =>
    Object.entries<ArgKind>({ ...STANDARD_ARGS.mentor, ...args }).map(([name, kind]) => ({ cue, name, kind })),
  );

  test('no argument of any cue to mentors carries a mentee’s days, steps, goals or slips', () => {
    const carried = offered.filter(({ name, kind }) => {
      return OF_A_LIFE.includes(kind) || /slip|mood|low|step|goal|streak|score|done|missed/i.test(name);
    });
    expect(carried).toEqual([]);
  });

  test('what is counted is who waits and for how long, whose mentor they are, and their own stories', () => {
    const counted = offered.filter(({ kind }) => kind === 'count').map(({ cue, name }) => `${cue} ${name}`);
    expect(counted).toEqual([
      'matching.full count',
      'matching.done-leave count',
      'mentor.who-nobody count',
      'mentor.list more',
      'mentor.list-line many',
      'stories.mine count',
      'mentor.alert-again many',
      'mentor.alert-again-phone-read many',
    ]);
  });

  test('what mentors are asked about themselves names no mentee and no reason', () => {
    const care = cues.filter(({ cue }) => cue.startsWith('care.'));
    const named = care.filter(({ args }) =>
      Object.keys(args ?? {}).some((name) => ['mentee', 'reason'].includes(name)),
    );
    expect(care.length).toBeGreaterThan(10);
    expect(named).toEqual([]);
  });
});

test('a question that is put off hour by hour, since they are with somebody, is left out after a day', () => {
  const talking = new Talking()
    .takes('a', 'Sam', 'urgent')
    .hears('im here')
    .hears('done')
    .hears('yes')
    .takes('b', 'Kez');
  const whatWaits = () => talking.state.care.questions.map(({ what }) => what);
  for (let hour = 0; hour < 20; hour += 1) {
    talking.now += 60 * 60_000;
    talking.happens({ kind: 'due' });
  }
  expect(whatWaits()).toContain('debrief');
  for (let hour = 0; hour < 30; hour += 1) {
    talking.now += 60 * 60_000;
    talking.happens({ kind: 'due' });
  }
  expect(whatWaits()).not.toContain('debrief');
});
