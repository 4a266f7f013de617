import type { HandoffReason } from '../events';
import type { Person, Role } from '../person';
import type { Pace, Programme } from '../programme';
import { instantAt } from '../time';
import { afterWaiting, againAfter, type Crew, ladderOf, nextRung, pagedAtTheEnd } from './ladder';
import { onShift } from './shifts';

const ZONE = 'Europe/London';
const pace = { 'each-waits': { minutes: 2 }, 'then-again-every': { minutes: 15 }, 'silent-for': { minutes: 10 } };
const all = ['own', 'backups', 'everyone', 'coordinators'] as const;
const SETTINGS: Programme = {
  programme: 'riverside',
  timezone: ZONE,
  'last-resort': null,
  'working-days': ['mon', 'tue', 'wed', 'thu', 'fri'],
  'working-from': '09:00',
  limits: { 'most-open-at-once': 5, 'most-alerts-a-day': 12, 'most-mentees': 8 },
  'delete-after-days': 3,
  names: { 'mentors-see': 'in-full', 'mentees-see': 'in-full' },
  ladder: [
    { ...pace, for: ['urgent'], ask: [...all], 'even-off-shift': ['coordinators'], 'tell-the-mentee': true },
    { ...pace, for: ['unreachable'], ask: ['coordinators', 'own'], 'even-off-shift': [], 'tell-the-mentee': false },
    { ...pace, for: ['asked'], ask: [...all], 'even-off-shift': [], 'tell-the-mentee': true },
  ],
};
const at = (day: string, time: string) => instantAt(day, time, ZONE);
const MONDAY_NOON = at('2026-01-05', '12:00');

function person(name: string, role: Role, more: Partial<Person> = {}): Person {
  const base = { programme: 'riverside', locale: 'en-GB', region: 'GB', timezone: ZONE };
  return { ...base, id: `p-${name}`, name, role, ...more };
}

const dave = person('Dave', 'mentor');
const ann = person('Ann', 'mentor', { duty: { backup: true } });
const jo = person('Jo', 'mentor');
const joy = person('Joy', 'coordinator');
const sam = person('Sam', 'mentee', { mentor: { id: dave.id, name: dave.name } });
const priya = person('Priya', 'mentee');
const everyone = [sam, priya, dave, ann, jo, joy];

function rungs(
  mentee: Person,
  people: readonly Person[],
  reason: HandoffReason = 'asked',
  off: readonly Person[] = [],
) {
  const crew: Crew = { mentee, people, off: off.map(({ id }) => id), programme: SETTINGS, home: 'riverside' };
  return ladderOf(crew, reason, MONDAY_NOON).map(({ ask }) => ask.map((id) => id.replace('p-', '')).join(' '));
}

it.each([
  [{ minutes: 15 }, [15, 15, 15]],
  [
    [{ minutes: 2 }, { minutes: 30 }],
    [2, 30, 30],
  ],
])('at the end of the ladder whoever is asked is asked again as the programme says: %j', (every, minutes) => {
  const again = { ...SETTINGS.ladder[0], ...pace, 'then-again-every': every } as Pace;
  expect([0, 1, 7].map((times) => againAfter(again, times))).toEqual(minutes.map((one) => ({ minutes: one })));
});

describe('who is on each rung', () => {
  const joyMentors = { mentor: { id: joy.id, name: joy.name } };
  it.each<[string, Parameters<typeof rungs>, string[]]>([
    ['their own mentor, back-ups, every mentor, coordinators', [sam, everyone], ['Dave', 'Ann', 'Dave Ann Jo', 'Joy']],
    ['no own mentor where they have none', [priya, everyone], ['', 'Ann', 'Dave Ann Jo', 'Joy']],
    ['the coordinator who mentors them', [{ ...sam, ...joyMentors }, everyone], ['Joy', 'Ann', 'Dave Ann Jo', 'Joy']],
    ['no mentor who has left', [sam, [sam, jo, joy]], ['', '', 'Jo', 'Joy']],
    ['nobody, where there is nobody', [sam, [sam, priya]], ['', '', '', '']],
    ['nobody of another programme', [priya, [priya, { ...dave, programme: 'hillside' }]], ['', '', '', '']],
    ['for a mentor, the coordinators first, and never themselves', [jo, everyone], ['Joy', 'Ann', 'Dave Ann']],
    ['for a stranger as for anybody', [person('?', 'stranger'), everyone], ['', 'Ann', 'Dave Ann Jo', 'Joy']],
    ['where a number has to be put right, the coordinators first', [sam, everyone, 'unreachable'], ['Joy', 'Dave']],
    [
      'at the mildest pace, what the programme does not name',
      [sam, everyone, 'silence'],
      ['Dave', 'Ann', 'Dave Ann Jo', 'Joy'],
    ],
    ['nobody who said that they are off shift', [sam, everyone, 'asked', [dave, joy]], ['', 'Ann', 'Ann Jo', '']],
    [
      'in an emergency those whom the programme asks at any hour',
      [sam, everyone, 'urgent', [dave, joy]],
      ['', 'Ann', 'Ann Jo', 'Joy'],
    ],
  ])('%s', (_who, given, expected) => {
    expect(rungs(...given)).toEqual(expected);
  });

  it('nobody outside the hours of their rota', () => {
    const nights = { duty: { shifts: [{ days: [1], from: '20:00', until: '08:00' }] } };
    expect(rungs(sam, [sam, { ...dave, ...nights }, jo])).toEqual(['', '', 'Jo', '']);
  });
});

describe('the next rung', () => {
  const ladder = [
    { rung: 'own', ask: ['a'] },
    { rung: 'backups', ask: [] },
    { rung: 'everyone', ask: ['a', 'b', 'c'] },
    { rung: 'coordinators', ask: ['d'] },
  ] as const;

  it('is the first above with somebody who was not asked', () => {
    expect(nextRung(ladder, -1, [])).toEqual({ index: 0, ask: ['a'] });
    expect(nextRung(ladder, 0, ['a', 'b'])).toEqual({ index: 2, ask: ['c'] });
    expect(nextRung(ladder, 0, ['a', 'b', 'c'])).toEqual({ index: 3, ask: ['d'] });
    expect(nextRung(ladder, 3, [])).toBeNull();
  });

  it('after the last is the coordinators again, or everybody where there are none, and never whoever waits', () => {
    expect(pagedAtTheEnd(ladder, { mentee: 'x', declined: [] })).toEqual(['d']);
    expect(pagedAtTheEnd(ladder.slice(0, 3), { mentee: 'b', declined: [] })).toEqual(['a', 'c']);
  });

  it('after the last is everybody, where each coordinator has declined: one who has stopped alerts would read none of it', () => {
    expect(pagedAtTheEnd(ladder, { mentee: 'x', declined: ['d'] })).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('on shift', () => {
  const on = (shifts: { days: number[]; from: string; until: string }[], day: string, time: string) =>
    onShift({ duty: { shifts }, timezone: ZONE }, at(day, time));
  const evenings = [{ days: [1, 3], from: '18:00', until: '22:00' }];
  const nights = [{ days: [5], from: '22:00', until: '06:00' }];

  it('is always whoever has no rota', () => {
    expect(onShift({ timezone: ZONE }, MONDAY_NOON)).toBe(true);
    expect(onShift({ duty: { backup: true }, timezone: ZONE }, MONDAY_NOON)).toBe(true);
  });

  it.each([
    ['at its first minute', evenings, '2026-01-05', '18:00', true],
    ['not at its last', evenings, '2026-01-05', '22:00', false],
    ['not on another day', evenings, '2026-01-06', '18:00', false],
    ['on the evening of a night', nights, '2026-01-09', '23:30', true],
    ['on the morning after it', nights, '2026-01-10', '05:59', true],
    ['not when it is over', nights, '2026-01-10', '06:00', false],
    ['not on the morning before it', nights, '2026-01-09', '05:00', false],
    ['never with an empty rota', [], '2026-01-09', '05:00', false],
  ])('%s', (_when, shifts, day, time, expected) => {
    expect(on(shifts, day, time)).toBe(expected);
  });
});

describe('how long a rung has', () => {
  it.each([
    ['minutes as they go', { minutes: 15 }, MONDAY_NOON, MONDAY_NOON + 15 * 60_000],
    ['tomorrow morning', 'next-working-morning', MONDAY_NOON, at('2026-01-06', '09:00')],
    ['this morning, before it has begun', 'next-working-morning', at('2026-01-06', '08:59'), at('2026-01-06', '09:00')],
    ['Monday, from Friday on', 'next-working-morning', at('2026-01-09', '09:00'), at('2026-01-12', '09:00')],
    [
      'the same hour when summer time has come',
      'next-working-morning',
      at('2026-03-28', '12:00'),
      at('2026-03-30', '09:00'),
    ],
  ] as const)('%s', (_what, wait, from, until) => {
    expect(afterWaiting(SETTINGS, wait, from)).toBe(until);
  });
});
