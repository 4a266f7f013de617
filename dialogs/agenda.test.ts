import { agendaOf } from './agenda';
import type { Person } from './person';
import { type MenteeState, newState } from './state';
import { localTime } from './time';

const sam: Person = {
  id: 'sam',
  name: 'Sam',
  role: 'mentee',
  programme: 'main',
  locale: 'en-GB',
  region: 'GB',
  timezone: 'Europe/London',
};

function welcomed(change: Partial<MenteeState> = {}): MenteeState {
  const state = newState('mentee', '2026-01-05');
  if (state.role !== 'mentee') throw new Error('newState gave a mentee another state');
  return {
    ...state,
    welcome: 'done',
    consent: { texts: true, mentorSees: true, totals: null, research: null },
    ...change,
  };
}

function planned(state: MenteeState, zone = 'Europe/London'): string[] {
  return agendaOf(state, { ...sam, timezone: zone }).map(({ what, at }) => {
    const { date, time } = localTime(at, zone);
    return `${what} ${date} ${time}`;
  });
}

test('the next check-in is on the day after the last one, at the time they chose', () => {
  const checkIn = { time: '10:30', settled: '2026-01-05', deferredUntil: null };
  expect(planned(welcomed({ checkIn }))).toEqual(['check-in 2026-01-06 10:30']);
});

test('a check-in never lies in quiet hours, whatever time is kept', () => {
  const checkIn = { time: '06:00', settled: '2026-01-05', deferredUntil: null };
  expect(planned(welcomed({ checkIn }))).toEqual(['check-in 2026-01-06 09:00']);
});

test.each([
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
  'America/Phoenix',
])('over a year in %s every day has its check-in at nine by the wall clock', (zone) => {
  let state = welcomed();
  const days = new Set<string>();
  for (let day = 0; day < 365; day++) {
    const [next = ''] = planned(state, zone);
    expect(next).toMatch(/^check-in \d{4}-\d{2}-\d{2} 09:00$/);
    const date = next.split(' ')[1] ?? '';
    days.add(date);
    state = { ...state, checkIn: { ...state.checkIn, settled: date } };
  }
  expect(days.size).toBe(365);
  expect([...days].sort().at(-1)).toBe('2027-01-05');
});

describe('nothing is planned', () => {
  test.each<[string, Partial<MenteeState>]>([
    ['for somebody who has opted out', { stopped: true }],
    [
      'for somebody who has not agreed to texts',
      { consent: { texts: false, mentorSees: null, totals: null, research: null } },
    ],
    [
      'for somebody who has not been asked',
      { consent: { texts: null, mentorSees: null, totals: null, research: null } },
    ],
    ['before the welcome is done', { welcome: 'begun' }],
  ])('%s', (_title, change) => {
    expect(planned(welcomed(change))).toEqual([]);
  });
});

test('a small step that was asked about is not planned again', () => {
  const step = {
    id: 's1',
    goal: 'g1',
    words: 'ring',
    nudgeAt: Date.UTC(2026, 0, 5, 18),
    nudged: false,
    outcome: 'open',
  } as const;
  expect(planned(welcomed({ steps: [step] }))[0]).toBe('nudge 2026-01-05 18:00');
  expect(planned(welcomed({ steps: [{ ...step, nudged: true }] }))).toEqual(['check-in 2026-01-06 09:00']);
});
