import { instantAt, localTime } from '../../time';
import { parseAnswer } from '..';
import { shippedWords } from '../shipped.fixture';

const words = shippedWords();

/** What somebody says, at a moment of their own clock, and the moment that the bot keeps. */
function kept(said: string, at: { date: string; time: string }, zone: string): string {
  const parsed = parseAnswer('when', said, { words, now: at });
  if (!parsed.ok) return parsed.because;
  const [date = '', time = '18:00'] = String(parsed.value).split(' ');
  const then = localTime(instantAt(date, time, zone), zone);
  return `${then.date} ${then.time}`;
}

const LONDON = 'Europe/London';
const NEW_YORK = 'America/New_York';
const LORD_HOWE = 'Australia/Lord_Howe';

describe('a moment that is said around a clock change', () => {
  test.each([
    ['at nine in the morning of the short day', 'tomorrow at 9am', '2026-03-28', '18:00', LONDON, '2026-03-29 09:00'],
    ['at nine in the morning of the long day', 'tomorrow at 9am', '2026-10-24', '18:00', LONDON, '2026-10-25 09:00'],
    [
      'in the hour that is left out: the one after',
      'tomorrow at 1.30am',
      '2026-03-28',
      '18:00',
      LONDON,
      '2026-03-29 02:30',
    ],
    ['in the hour that comes twice', 'tomorrow at 1.30am', '2026-10-24', '18:00', LONDON, '2026-10-25 01:30'],
    ['minutes over the hour that is left out', 'in 20 mins', '2026-03-29', '00:50', LONDON, '2026-03-29 02:10'],
    ['a day counted over the change', 'in 2 days at 10am', '2026-03-28', '10:00', LONDON, '2026-03-30 10:00'],
    ['a weekday over the change', 'monday at 6pm', '2026-10-24', '10:00', LONDON, '2026-10-26 18:00'],
    ['where the hour changes at two', 'tomorrow at 2.30am', '2026-03-07', '12:00', NEW_YORK, '2026-03-08 03:30'],
    ['where it is half an hour', 'tomorrow at 2.15am', '2026-10-03', '12:00', LORD_HOWE, '2026-10-04 02:45'],
  ])('%s: "%s"', (_, said, date, time, zone, expected) => expect(kept(said, { date, time }, zone)).toBe(expected));

  test('in the hour that comes twice it is the first one', () => {
    expect(instantAt('2026-10-25', '01:30', LONDON)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  });
});

describe('days that are only sometimes there', () => {
  test.each([
    ['29 feb', '2028-02-25', '2028-02-29'],
    ['29 feb', '2027-02-25', 'out-of-range'],
    ['a week on monday', '2026-01-07', '2026-01-19'],
    ['monday week', '2026-01-07', '2026-01-19'],
    ['week tomorrow', '2026-01-07', '2026-01-15'],
    ['in a fortnight', '2026-01-07', '2026-01-21'],
    ['3rd of jan', '2025-12-30', '2026-01-03'],
    ['31 feb', '2026-02-20', 'out-of-range'],
    ['next friday', '2026-01-07', '2026-01-16'],
  ])('"%s", said on %s, comes to %s where a month ahead may be chosen', (said, date, expected) => {
    const parsed = parseAnswer('date', said, { words, now: { date, time: '10:00' }, daysAhead: 31 });
    expect(parsed.ok ? parsed.value : parsed.because).toBe(expected);
  });
});
