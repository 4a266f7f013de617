import { instantAt, isQuiet, localTime, nextWaking, plainTime } from './time';

const LONDON = 'Europe/London';

describe('what the wall clock shows', () => {
  test.each([
    ['2026-01-05', '09:00', LONDON, '2026-01-05T09:00:00Z', 'winter'],
    ['2026-07-06', '09:00', LONDON, '2026-07-06T08:00:00Z', 'summer'],
    [
      '2026-03-29',
      '01:30',
      LONDON,
      '2026-03-29T01:30:00Z',
      'half past one does not exist that night: as far past the change',
    ],
    ['2026-10-25', '01:30', LONDON, '2026-10-25T00:30:00Z', 'half past one comes twice that night: the first'],
    ['2026-01-05', '09:00', 'Australia/Lord_Howe', '2026-01-04T22:00:00Z', 'the other side of the world, on the hour'],
    ['2026-07-06', '09:00', 'America/Phoenix', '2026-07-06T16:00:00Z', 'no summer time'],
  ])('%s %s in %s is %s: %s', (date, time, zone, utc) => {
    expect(new Date(instantAt(date, time, zone)).toISOString()).toBe(new Date(utc).toISOString());
  });

  test('an instant reads back as it was set', () => {
    expect(localTime(instantAt('2026-07-06', '18:05', 'America/New_York'), 'America/New_York')).toEqual({
      date: '2026-07-06',
      time: '18:05',
    });
  });
});

describe('quiet hours', () => {
  test.each([
    ['08:59', true],
    ['09:00', false],
    ['19:59', false],
    ['20:00', true],
    ['00:00', true],
  ])('%s is quiet: %s', (time, quiet) => {
    expect(isQuiet(instantAt('2026-01-05', time, LONDON), LONDON)).toBe(quiet);
  });

  test.each([
    ['2026-01-05', '07:00', '2026-01-05 09:00', 'early: the same morning'],
    ['2026-01-05', '12:34', '2026-01-05 12:34', 'awake: at once'],
    ['2026-01-05', '20:00', '2026-01-06 09:00', 'evening: the next morning'],
    ['2026-10-24', '23:00', '2026-10-25 09:00', 'over the end of summer time'],
    ['2026-12-31', '23:59', '2027-01-01 09:00', 'over the end of the year'],
  ])('from %s %s the next waking moment is %s: %s', (date, time, next) => {
    const at = localTime(nextWaking(instantAt(date, time, LONDON), LONDON), LONDON);
    expect(`${at.date} ${at.time}`).toBe(next);
  });
});

test.each([
  ['09:00', '9am'],
  ['12:00', 'noon'],
  ['12:30', '12.30pm'],
  ['00:15', '12.15am'],
  ['18:30', '6.30pm'],
])('%s is written %s', (time, words) => {
  expect(plainTime(time, 'en-GB')).toBe(words);
});

test.each([
  ['en-US', '18:30', '6:30 PM'],
  ['en-US', '09:00', '9 AM'],
  ['en-US', '12:00', 'noon'],
  ['en-US', '00:15', '12:15 AM'],
  ['es-US', '18:30', '6:30 p.m.'],
  ['fr-CA', '18:30', '18 h 30'],
  ['fr-CA', '18:00', '18 h'],
  ['fr-CA', '09:00', '9 h'],
  ['fr-CA', '00:00', '0 h'],
  ['cy', '18:30', '18:30'],
  ['cy', '09:00', '9:00'],
])('in %s %s is written %s', (locale, time, words) => {
  // Blanks that do not break are plain ones in a text message.
  expect(plainTime(time, locale).replace(/\s/g, ' ').replace('p. m.', 'p.m.')).toBe(words);
});
