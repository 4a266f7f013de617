import { ENGLISH } from '../../test/support/library';
import { agendaOf } from '../agenda';
import { Draft } from '../mentee/draft';
import type { Person } from '../person';
import { rehearsed } from '../rehearsal/programme';
import { type MenteeState, newState, readState } from '../state';
import { contextOf } from '../take-turn';
import { instantAt, localTime } from '../time';
import { keepsakeDue } from './due';
import { LONGEST_LETTER, piecesOf, withPart } from './shape';
import { readWhenBack } from './when';

const ZONE = 'Europe/London';
const library = rehearsed(ENGLISH);
const sam: Person = {
  id: 'sam',
  name: 'Sam',
  role: 'mentee',
  programme: 'main',
  locale: 'en-GB',
  region: 'GB',
  timezone: ZONE,
};
const at = (date: string, time: string) => instantAt(date, time, ZONE);
const state = (more: Partial<MenteeState> = {}): MenteeState => {
  const fresh = newState('mentee', '2026-01-05');
  if (fresh.role !== 'mentee') throw new Error('A mentee has a mentee’s state.');
  return {
    ...fresh,
    welcome: 'done',
    consent: { texts: true, mentorSees: true, totals: null, research: null },
    ...more,
  };
};
const letter = (more: Partial<NonNullable<MenteeState['letter']>> = {}) => ({
  parts: ['Be kind.'],
  day: '2026-01-05',
  back: 'when-asked' as const,
  at: null,
  ...more,
});
const wall = (instant: number | null | undefined) => {
  if (instant == null) return null;
  const { date, time } = localTime(instant, ZONE);
  return `${date} ${time}`;
};

describe('when something is wanted back', () => {
  const read = (text: string, more: Partial<MenteeState> = {}) => {
    const context = contextOf(library, { person: sam, now: at('2026-01-05', '10:00') });
    const when = readWhenBack(new Draft(state(more), context, 'e1', text), text);
    return when === null ? null : when.back === 'at' ? wall(when.at) : when.back;
  };

  test.each([
    ['in a month', '2026-02-04 16:00'],
    ['in 2 weeks', '2026-01-19 16:00'],
    ['in six months', '2026-07-04 16:00'],
    ['in a year', '2027-01-05 16:00'],
    ['on my birthday 3rd march', '2026-03-03 16:00'],
    ['tomorrow', '2026-01-06 16:00'],
    ['today', '2026-01-06 16:00'],
    ['at christmas', '2026-12-25 16:00'],
    ['new years eve', '2026-12-31 16:00'],
    ['when its bad', 'low-day'],
    ["When it's bad.", 'low-day'],
    ['on a bad day please', 'low-day'],
    ['when im low', 'low-day'],
    ['when i ask', 'when-asked'],
    ['dunno', 'when-asked'],
    ['when the snow melts', null],
  ])('"%s" is %s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });

  test('whoever is asked how they are in the afternoon gets it at noon', () => {
    const afternoon = { checkIn: { time: '16:00', settled: '2026-01-05', deferredUntil: null } };
    expect(read('tomorrow', afternoon)).toBe('2026-01-06 12:00');
  });
});

describe('what is due', () => {
  const LOW = { mood: { day: '2026-01-05', value: 2 }, lastHeard: at('2026-01-05', '10:00') };
  const LATER = { letter: letter({ back: 'at', at: at('2026-01-20', '16:00') }) };
  const BAD = { ...LOW, letter: letter({ back: 'low-day' }) };

  test.each<[string, Partial<MenteeState>, string | null]>([
    ['a letter on its day', LATER, '2026-01-20 16:00'],
    ['a letter that comes when it is asked for: never by itself', { letter: letter() }, null],
    ['on a low day, a while after they last wrote', BAD, '2026-01-05 10:45'],
    ['not on a day that is not low', { ...BAD, mood: { day: '2026-01-05', value: 3 } }, null],
    ['not at night: the low day is over in the morning', { ...BAD, lastHeard: at('2026-01-05', '21:00') }, null],
    ['not within a week of the last', { ...BAD, lowDayOffered: '2025-12-30' }, null],
    ['again after a week', { ...BAD, lowDayOffered: '2025-12-29' }, '2026-01-05 10:45'],
    ['not in the days after danger', { ...BAD, dangerAt: at('2026-01-04', '10:00') }, null],
    [
      'a strength, where it was wished for',
      { ...LOW, strengths: [{ day: '2026-01-01', words: 'bikes' }], strengthsBack: true },
      '2026-01-05 10:45',
    ],
    [
      'no strength, where it was not',
      { ...LOW, strengths: [{ day: '2026-01-01', words: 'bikes' }], strengthsBack: false },
      null,
    ],
    ['nothing in a break without an end', { ...LATER, pause: { until: null } }, null],
    ['after a break, when that ends later', { ...LATER, pause: { until: '2026-01-25' } }, '2026-01-25 09:00'],
    ['on a low day in a break: nothing', { ...BAD, pause: { until: '2026-01-25' } }, null],
    ['not while they talk', { ...LATER, lastHeard: at('2026-01-20', '15:50') }, '2026-01-20 16:35'],
  ])('%s', (_why, more, expected) => {
    expect(wall(keepsakeDue(state(more), ZONE)?.at)).toBe(expected);
  });

  test.each<[string, Partial<MenteeState>]>([
    ['after STOP', { stopped: true }],
    ['without a yes to texts', { consent: { texts: null, mentorSees: null, totals: null, research: null } }],
    ['while the number may be somebody else’s', { paused: { because: 'wrong-number', at: 0 } }],
  ])('nothing is begun %s', (_why, more) => {
    expect(agendaOf(state({ ...LATER, ...more }), sam)).toEqual([]);
  });
});

describe('a letter', () => {
  test('keeps each text as it was written, and takes no text that would make it too long', () => {
    const one = withPart(null, ' be  kind\nto yourself ', '2026-01-05');
    expect(one?.parts).toEqual(['be kind to yourself']);
    expect(withPart(one, 'x'.repeat(LONGEST_LETTER - 20), '2026-01-05')?.parts).toHaveLength(2);
    expect(withPart(one, 'x'.repeat(LONGEST_LETTER - 19), '2026-01-05')).toBeNull();
  });

  test('is read out in pieces that a text can hold, cut between words and with every word in its place', () => {
    const words = 'remember the kitchen and the radio '.repeat(20).trim();
    const pieces = piecesOf(letter({ parts: [words, 'bye'] }));
    expect(pieces.every((piece) => piece.length <= 280)).toBe(true);
    expect(pieces.join(' ')).toBe(`${words} bye`);
  });

  test('was not there in a state that was stored before there were any', () => {
    const stored: Record<string, unknown> = { ...state() };
    for (const name of ['letter', 'strengths', 'hopes', 'strengthsBack', 'strengthAsked', 'lowDayOffered']) {
      delete stored[name];
    }
    expect(readState(stored, 'mentee', '2026-01-05')).toMatchObject({
      letter: null,
      strengths: [],
      lowDayOffered: null,
    });
  });
});
