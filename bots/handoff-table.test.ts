import { HANDOFF_REASONS } from '../dialogs/events';
import { byReason } from '../dialogs/handoffs/priority';
import { type HandoffFigures, handoffTable, lasted } from './handoff-table';

const NOW = Date.UTC(2026, 6, 6, 11, 30);
const MINUTE = 60_000;
const none = { count: 0, median: null, p95: null };
const quiet: HandoffFigures = {
  programme: 'riverside',
  now: NOW,
  timezone: 'Europe/London',
  days: 7,
  waiting: {
    open: 0,
    oldestAt: null,
    byReason: byReason(() => ({ open: 0, oldestAt: null })),
    overdue: 0,
    nobodyAlerted: 0,
  },
  who: [],
  onShift: 0,
  waits: byReason(() => ({ claim: none, word: none })),
  helpers: [],
  mostAlertsADay: 12,
};

test('a busy week, with helpers from A to Z and the most pressing first', () => {
  const page = handoffTable({
    ...quiet,
    waiting: {
      ...quiet.waiting,
      overdue: 1,
      byReason: {
        ...quiet.waiting.byReason,
        urgent: { open: 2, oldestAt: NOW - 4 * MINUTE },
        'slip-up': { open: 1, oldestAt: NOW - 65 * MINUTE },
      },
    },
    waits: {
      ...quiet.waits,
      urgent: {
        claim: { count: 31, median: 70_000, p95: 190_000 },
        word: { count: 30, median: 100_000, p95: 300_000 },
      },
    },
    helpers: [
      { name: 'Rosa\u001b[2J', role: 'mentor', alerts: { today: 0, mostInADay: 1, inAll: 1 } },
      { name: 'Dave', role: 'mentor', alerts: { today: 3, mostInADay: 12, inAll: 20 } },
    ],
  });
  expect(page).toBe(`Handoffs of riverside, 2026-07-06 12:30 (Europe/London); waits of the last 7 days

         waiting     longest  taken  median    p95  spoken to  median    p95
urgent         2       4 min     31   1 min  3 min         30   1 min  5 min
concern        0           -      0       -      -          0       -      -
asked          0           -      0       -      -          0       -      -
slip-up        1  1 h 05 min      0       -      -          0       -      -
Taken: how long until somebody took it. Spoken to: how long until the first words of a human were on their way.
Waiting for longer than they should: 1. Nobody could be alerted: 0.

alerts shown to          today  most in a day  in 7 days
Dave             mentor      3             12         20
Rosa[2J          mentor      0              1          1
A mentor is shown at most 12 a day, so that nobody is worn out. It says nothing about their work.
`);
});

test('whoever waits without anybody having been told is not overlooked', () => {
  expect(handoffTable(quiet)).not.toContain('NOBODY WAS TOLD');
  const alone = { ...quiet, waiting: { ...quiet.waiting, nobodyAlerted: 1 } };
  const dave = { name: 'Dave', role: 'mentor', alerts: { today: 0, mostInADay: 0, inAll: 0 } };
  expect(handoffTable(alone)).toContain('NOBODY WAS TOLD: no mentor and no coordinator is enrolled.');
  expect(handoffTable({ ...alone, helpers: [dave] })).toContain('NOBODY WAS TOLD: nobody is on shift who could be.');
  expect(handoffTable({ ...alone, helpers: [dave], onShift: 1 })).toContain(
    'NOBODY WAS TOLD: one is on shift, who cannot be asked',
  );
});

test('whoever waits is listed with since when, the most pressing first', () => {
  const page = handoffTable({
    ...quiet,
    who: [
      { name: 'Lee', reason: 'asked', since: NOW - 30 * MINUTE, asked: 2 },
      { name: 'Sam', reason: 'urgent', since: NOW - 4 * MINUTE, asked: 0 },
    ],
  });
  expect(page).toMatch(
    /waiting now +for +since +so long +asked\nSam +urgent +2026-07-06 12:26 +4 min +nobody yet\nLee +asked +2026-07-06 12:00 +30 min +2\n/,
  );
});

test('every reason that somebody waits for has its line', () => {
  const everything = { ...quiet.waiting, byReason: byReason(() => ({ open: 1, oldestAt: NOW })) };
  const lines = handoffTable({ ...quiet, waiting: everything }).split('\n');
  const first = lines.map((line) => line.split(' ')[0]);
  for (const reason of HANDOFF_REASONS) expect(first).toContain(reason);
});

test.each([
  [-5, '0 s'],
  [45_999, '45 s'],
  [60_000, '1 min'],
  [59 * MINUTE + 59_999, '59 min'],
  [65 * MINUTE, '1 h 05 min'],
  [51 * 60 * MINUTE, '2 d 3 h'],
])('%d ms lasted %s', (ms, words) => {
  expect(lasted(ms)).toBe(words);
});
