import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { z } from 'zod';
import { addDays, daysBetween, instantAt, isQuiet, localTime, WAKING_HOURS, weekday } from '../time';
import { nextCheckIn, settledUpTo } from './occurrences';
import { EVERY_DAY, isChosenDay, type Rhythm, type Settled, timesOf, WEEKDAYS } from './rhythm';
import { occurrenceAt } from './wall';
import { THIRTY_ZONES, yearIn } from './year.fixture';

const table = (name: string): unknown => parse(readFileSync(join(__dirname, 'tables', `${name}.yaml`), 'utf8'));
const PLAIN: Rhythm = {
  times: ['09:00'],
  days: EVERY_DAY,
  every: 1,
  anchor: null,
  slowed: 1,
  paused: null,
  pausedFrom: null,
};

describe('what a kept time comes to', () => {
  const rows = Object.entries(
    z.record(z.string(), z.array(z.tuple([z.string(), z.string(), z.string()]))).parse(table('occurrences')),
  );

  test.each(rows.flatMap(([why, cases]) => cases.map(([zone, wall, utc]) => ({ why, zone, wall, utc }))))(
    '$wall in $zone is $utc: $why',
    ({ zone, wall, utc }) => {
      const [date = '', time = ''] = wall.split(' ');
      const at = occurrenceAt(date, time, zone);
      expect(at === null ? 'none' : new Date(at).toISOString().replace(':00.000Z', 'Z')).toBe(utc);
    },
  );
});

describe('the next check-ins', () => {
  const row = z.strictObject({
    why: z.string(),
    rhythm: z.strictObject({
      times: z.array(z.string()),
      days: z.array(z.number()).optional(),
      every: z.number().optional(),
      anchor: z.string().optional(),
      slowed: z.number().optional(),
      paused: z.string().optional(),
      pausedFrom: z.string().optional(),
    }),
    zone: z.string(),
    settled: z.string(),
    settledTimes: z.number().optional(),
    next: z.array(z.string()),
  });

  test.each(z.array(row).parse(table('next')))('$why', ({ rhythm, zone, settled, settledTimes, next }) => {
    const planned: string[] = [];
    let at: Settled = { day: settled, times: settledTimes ?? null };
    while (planned.length < Math.max(1, next.length)) {
      const found = nextCheckIn({ ...PLAIN, ...JSON.parse(JSON.stringify(rhythm)) }, at, zone);
      if (found === null) break;
      const { date, time } = localTime(found.at, zone);
      planned.push(`${date} ${time}`);
      at = { day: found.day, times: found.index + 1 };
    }
    expect(planned).toEqual(next);
  });
});

describe('over a whole year', () => {
  test.each(THIRTY_ZONES)('in %s each local day has one check-in, at its time by the wall', (zone) => {
    for (const [year, days] of [
      [2026, 365],
      [2028, 366],
    ] as const) {
      const { sent, days: different, earliest, latest, quiet } = yearIn(zone, year, { ...PLAIN, times: ['10:30'] });
      expect({ sent, different, earliest, latest, quiet }).toEqual({
        sent: days,
        different: days,
        earliest: '10:30',
        latest: '10:30',
        quiet: 0,
      });
    }
  });

  test.each(THIRTY_ZONES)('in %s the other rhythms have as many as the calendar says', (zone) => {
    expect(yearIn(zone, 2026, { ...PLAIN, times: ['09:00', '19:59'] }).sent).toBe(730);
    expect(yearIn(zone, 2026, { ...PLAIN, days: WEEKDAYS }).sent).toBe(261);
    expect(yearIn(zone, 2026, { ...PLAIN, every: 2, anchor: '2026-01-01' }).sent).toBe(183);
  });

  test('in Samoa the year of the lost day has one check-in less', () => {
    expect(yearIn('Pacific/Apia', 2011, PLAIN)).toMatchObject({ sent: 364, days: 364, quiet: 0 });
  });
});

const zone = fc.constantFrom(...THIRTY_ZONES);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const day = fc.integer({ min: 0, max: 2_000 }).map((days) => addDays('2024-01-01', days));
const rhythm: fc.Arbitrary<Rhythm> = fc.record({
  times: fc.array(time, { minLength: 1, maxLength: 3 }),
  days: fc.subarray([...EVERY_DAY], { minLength: 1 }),
  every: fc.constantFrom(1, 2, 3),
  anchor: fc.option(day),
  slowed: fc.constantFrom(1, 2, 3, 7),
  paused: fc.option(day),
  pausedFrom: fc.option(day),
});

test('whatever the rhythm, the next one is on a chosen day, in waking hours, after what is settled', () => {
  fc.assert(
    fc.property(rhythm, day, zone, (chosen, settled, where) => {
      const next = nextCheckIn(chosen, { day: settled, times: null }, where);
      if (next === null) throw new Error('There is a next one.');
      expect(isQuiet(next.at, where)).toBe(false);
      expect(next.day > settled).toBe(true);
      expect(isChosenDay(chosen, next.day)).toBe(true);
      expect(daysBetween(settled, next.day)).toBeGreaterThanOrEqual(chosen.slowed);
      const isBefore = chosen.pausedFrom !== null && next.day < chosen.pausedFrom;
      expect(isBefore || next.day >= (chosen.paused ?? next.day)).toBe(true);
      expect(localTime(next.at, where)).toEqual({ date: next.day, time: timesOf(chosen)[next.index] });
      expect(chosen.days).toContain(weekday(next.day));
    }),
  );
});

test('whoever moves, however often, has at most one a day by the day where they are, and none is left out but late', () => {
  const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), zone), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(moves, time, (journey, at) => {
      const chosen = { ...PLAIN, times: [at] };
      let where: string = 'Europe/London';
      let now = instantAt('2026-01-05', '12:00', where);
      let settled: Settled = { day: '2026-01-05', times: 1 };
      const days: string[] = [];
      for (const [hours, next] of journey) {
        const until = now + hours * 3_600_000;
        for (let due = nextCheckIn(chosen, settled, where); due !== null && due.at <= until; ) {
          expect(due.at).toBeGreaterThanOrEqual(now);
          expect(localTime(due.at, where).date).toBe(due.day);
          days.push(due.day);
          settled = { day: due.day, times: due.index + 1 };
          now = due.at;
          due = nextCheckIn(chosen, settled, where);
        }
        now = until;
        where = next;
        // They told us where they are: what lies before is not made up for.
        settled = settledUpTo(chosen, settled, now, where);
      }
      expect(new Set(days).size).toBe(days.length);
      expect([...days].sort()).toEqual(days);
    }),
  );
});

test('what is settled up to now is never asked for again, and nothing of the past is made up for', () => {
  fc.assert(
    fc.property(rhythm, day, zone, fc.integer({ min: 0, max: 30 * 24 * 60 }), (chosen, from, where, minutes) => {
      const now = instantAt(from, WAKING_HOURS.from, where) + minutes * 60_000;
      const next = nextCheckIn(chosen, settledUpTo(chosen, { day: from, times: null }, now, where), where);
      expect(next?.at).toBeGreaterThan(now);
    }),
  );
});
