import fc from 'fast-check';
import { ENGLISH } from '../../test/support/library';
import type { Effect } from '../effects';
import type { Happening } from '../events';
import type { Person } from '../person';
import { castOf } from '../rehearsal/cast';
import { rehearsed } from '../rehearsal/programme';
import type { MenteeState } from '../state';
import { converse } from '../take-turn';

const library = rehearsed(ENGLISH);
const core = converse(library);
const cast = castOf({}, null);
const DAY = 24 * 60 * 60_000;
const keith: Person = { ...cast.mentee, name: 'Keith', mentor: { id: 'dave', name: 'Davina' } };

function live(from: object, happenings: readonly { at: number; what: Happening }[]) {
  let state: unknown = from;
  const effects: Effect[] = [];
  let wakeAt: number | null = null;
  for (const [index, { at, what }] of happenings.entries()) {
    const result = core({ person: keith, state, events: [{ ...what, id: `e${index}`, at }], now: at });
    state = JSON.parse(JSON.stringify(result.state));
    effects.push(...result.effects);
    wakeAt = result.wakeAt;
  }
  return { state, effects, wakeAt };
}

const says = (text: string): Happening => ({ kind: 'heard', channel: 'sms', text, media: 0, understanding: null });
const start = (change: Partial<MenteeState> = {}): MenteeState => {
  if (cast.state === null) throw new Error('the cast has no state');
  return { ...cast.state, channel: 'sms', ...change };
};
const rich: Partial<MenteeState> = {
  goals: [{ id: 'g1', words: 'get my own place', since: '2026-01-01' }],
  steps: [
    {
      id: 's1',
      goal: 'g1',
      words: 'ring the council',
      nudgeAt: cast.startsAt + 10 * DAY,
      nudged: false,
      outcome: 'open',
    },
  ],
  lowDays: 2,
  mood: { day: '2026-01-04', value: 2 },
  slip: { day: '2026-01-02', kind: 'drink' },
  made: 7,
  offered: '2026-01-03',
};

describe('START after STOP', () => {
  // What a stop lets go, and what any message changes; all else is as it was.
  const LET_GO = { flows: [], safetyAsked: null, stopAsked: null, toldHowBack: false };

  test.each([
    ['at once', 0],
    ['an hour later', DAY / 24],
    ['five days later', 5 * DAY],
  ])('brings back exactly what was, %s: the hour, goals, steps, consents', (_when, later) => {
    const before = start({ ...rich, checkIn: { time: '17:30', settled: '2026-01-04', deferredUntil: null } });
    const { state } = live(before, [
      { at: cast.startsAt, what: says('STOP') },
      { at: cast.startsAt + later, what: says('START') },
    ]);
    const settled = expect.any(String);
    expect(state).toEqual({
      ...before,
      ...LET_GO,
      // What was said in between is not said in the same words again.
      saidLately: expect.any(Array),
      saidLast: { at: cast.startsAt + later, cues: ['keywords.started'] },
      lastHeard: cast.startsAt + later,
      checkIn: { time: '17:30', settled, deferredUntil: null },
    });
  });

  test('what fell due in between is past: no burst, and the next check-in is the next to come', () => {
    const due = { ...rich.steps?.[0], nudgeAt: cast.startsAt + DAY } as MenteeState['steps'][number];
    const { wakeAt, effects } = live(start({ ...rich, steps: [due] }), [
      { at: cast.startsAt, what: says('STOP') },
      { at: cast.startsAt + 5 * DAY, what: says('START') },
      { at: cast.startsAt + 5 * DAY + 1, what: { kind: 'due' } },
    ]);
    expect(effects.at(-1)).toEqual({ kind: 'ignore', because: 'nothing-due' });
    expect(wakeAt).toBeGreaterThan(cast.startsAt + 5 * DAY);
    expect(wakeAt).toBeLessThanOrEqual(cast.startsAt + 6 * DAY);
  });
});

describe('a number that may be somebody else’s', () => {
  const PERSONAL = /keith|davina|dave|own place|council/i;
  const held = live(start(rich), [{ at: cast.startsAt, what: says('wrong number') }]).state;

  test('no message that can follow names anybody or anything of theirs, whoever writes what', () => {
    const text = fc.constantFrom(
      ...['hi', 'who is this', 'START', 'STOP', 'HELP', 'yes', 'no', 'talk to dave', 'whats my goal', 'done'],
      ...['i want to die', 'im not ok tonight', 'its me keith', 'had a drink', 'goal', 'please stop texting me', ''],
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 40 }), (texts, hours) => {
        const happenings = texts.map((one, index) => ({
          at: cast.startsAt + (index + 1) * hours * 3_600_000,
          what: says(one),
        }));
        const { state, effects, wakeAt } = live({ ...(held as object) }, happenings);
        const said = effects.flatMap((effect) => (effect.kind === 'say' ? [effect.text] : []));
        expect(said.filter((words) => PERSONAL.test(words))).toEqual([]);
        // Danger of days ago is pressing no longer, in the queue: nothing is said of it here, and nothing else is due.
        const later = wakeAt === null ? null : live(state as object, [{ at: wakeAt, what: { kind: 'due' } }]);
        expect((later?.effects ?? []).filter(({ kind }) => kind !== 'handoff' && kind !== 'ledger')).toEqual([]);
        expect(later?.wakeAt ?? null).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  test('danger there is always answered and always told', () => {
    const { effects } = live(held as object, [{ at: cast.startsAt + 1, what: says('im going to kill myself') }]);
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'say', cue: 'crisis.suicide', priority: 'crisis' }));
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'handoff', do: 'open', reason: 'urgent' }));
  });

  test('a state that was stored before any of this is read', () => {
    const { paused: _p, askedWho: _w, stopAsked: _s, ...older } = start();
    expect(live(older, [{ at: cast.startsAt, what: says('HELP') }]).effects).toMatchObject([{ cue: 'keywords.help' }]);
  });
});
