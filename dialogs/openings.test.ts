import fc from 'fast-check';
import { PROJECT_ROOT } from '../services/config';
import { loadLibrary } from '../services/scripts';
import { DAYS_FRESH, isWornOut, openingOf, withOpening } from './openings';
import { castOf } from './rehearsal/cast';
import { rehearsed } from './rehearsal/programme';
import { Stage } from './rehearsal/stage';
import { hash } from './scripts/render';
import { type MenteeState, readState } from './state';
import { addDays, daysBetween, localTime } from './time';

const library = rehearsed(loadLibrary({ root: PROJECT_ROOT, locale: 'en-GB', region: 'GB' }));
const LOCALES = ['en-GB', 'en-US', 'es-US', 'fr-CA', 'cy'] as const;
const ZONES: readonly (string | null)[] = ['Europe/London', 'America/Los_Angeles', 'Pacific/Auckland'];
const HALF_A_DAY = 12 * 3_600_000;
const DAYS = 60;

interface Opening {
  readonly cue: string;
  readonly text: string;
  readonly on: string;
}

/** What became of somebody before a check-in, as their state keeps it. */
const HAPPENINGS: Readonly<Record<string, (state: MenteeState, today: string) => Partial<MenteeState>>> = {
  nothing: () => ({}),
  slipped: (_, today) => ({ slip: { day: today, kind: 'drink' } }),
  lost: (_, today) => ({ loss: { day: today, funeral: null } }),
  'left one unanswered': ({ silence }) => ({ silence: { ...silence, days: 1 } }),
  'comes back from a break': (_, today) => ({ pause: { until: today } }),
  moved: ({ zone }) => ({ zone: ZONES[(ZONES.indexOf(zone) + 1) % ZONES.length] ?? null }),
  'speaks another language': ({ locale }) => ({ locale: locale === 'cy' ? 'en-GB' : 'cy' }),
};

/** The openings of sixty days in which any of these happens, and all that was started is answered. */
function live(id: string, locale: string, setting: Partial<MenteeState>, luck: () => number): Opening[] {
  const cast = castOf({ id, locale, mentor: 'none', goal: 'get my own place' }, null);
  const stage = new Stage(library, cast.people, cast.startsAt);
  const read = (stored: unknown) => readState(stored, 'mentee', '2026-01-05') as MenteeState;
  stage.arrange(id, { ...read(cast.state), ...setting, channel: 'sms' });
  const heard: Opening[] = [];
  const names = Object.keys(HAPPENINGS);
  for (let half = 0; half < 2 * DAYS; half++) {
    for (const { at, shown } of stage.until(stage.clock + HALF_A_DAY)) {
      const zone = read(stage.state(id)).zone ?? 'Europe/London';
      for (const one of shown) {
        if (!('say' in one) || !one.say.cue.startsWith('check-in.') || one.say.priority !== 'started') continue;
        heard.push({ cue: one.say.cue, text: one.say.text, on: localTime(at, zone).date });
      }
    }
    const state = read(stage.state(id));
    const today = localTime(stage.clock, state.zone ?? 'Europe/London').date;
    const happens = HAPPENINGS[luck() < 0.6 ? 'nothing' : (names[Math.floor(luck() * names.length)] ?? '')];
    const calm = { flows: [], silence: { ...state.silence, days: 0 }, answered: [], lowDays: 0 };
    stage.arrange(id, { ...state, ...calm, ...happens?.(state, today) });
  }
  return heard;
}

const twice = (state: MenteeState) => ({ rhythm: { ...state.rhythm, moreTimes: ['18:00'] } });
const plain = readState(null, 'mentee', '2026-01-05') as MenteeState;
const SETTINGS: Readonly<Record<string, Partial<MenteeState>>> = {
  'once a day': {},
  'twice a day': twice(plain),
  'without numbers': { noNumbers: true },
  'twice a day, without numbers': { ...twice(plain), noNumbers: true },
};

/** Chance, from a number: the same again on every run. */
function chance(seed: number): () => number {
  let turn = 0;
  return () => (hash(`${seed}|${turn++}`) % 10_000) / 10_000;
}

const again = (heard: readonly Opening[]) =>
  heard.filter(({ text, on }, at) =>
    heard.slice(0, at).some((before) => before.text === text && daysBetween(before.on, on) < DAYS_FRESH),
  );

describe.each(LOCALES)('in %s', (locale) => {
  test.each(Object.keys(SETTINGS))('%s, nobody hears an opening twice within 14 days', (name) => {
    for (let person = 0; person < 2; person++) {
      const heard = live(`p${person}`, locale, SETTINGS[name] ?? {}, chance(person * 31 + locale.length));
      expect(heard.length).toBeGreaterThan(DAYS * 0.8);
      expect(again(heard)).toEqual([]);
    }
  });

  test('each way to say a daily opening comes round', () => {
    const heard = ['once a day', 'twice a day', 'without numbers'].flatMap((name) =>
      live('quiet', locale, SETTINGS[name] ?? {}, () => 0),
    );
    const { wording } = library.language(locale);
    for (const key of ['how-is-today', 'later-today', 'in-words']) {
      const cue = `check-in.${key}`;
      const said = new Set(heard.filter((one) => one.cue === cue).map(({ text }) => text));
      expect([cue, said.size]).toEqual([cue, wording.get(cue)?.say.length]);
    }
  });
});

test('two people hear them in different orders', () => {
  const orders = ['ann', 'bob', 'cas', 'dee'].map((id) =>
    live(id, 'en-GB', {}, () => 0)
      .map(({ text }) => text)
      .slice(0, DAYS_FRESH)
      .join('|'),
  );
  expect(new Set(orders).size).toBe(orders.length);
});

test('whoever hears one a day walks through all of them before any comes again, whichever days are left out', () => {
  const wording = library.language('en-GB').wording.get('check-in.how-is-today');
  if (wording === undefined) throw new Error('check-in.how-is-today is said.');
  const ways = wording.say;
  fc.assert(
    fc.property(
      fc.string(),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 60, maxLength: 60 }),
      (who, gaps) => {
        let before: Parameters<typeof openingOf>[1] = [];
        let today = '2026-01-05';
        const said: string[] = [];
        for (const gap of gaps) {
          today = addDays(today, gap);
          expect(isWornOut(wording, 'sms', before, today)).toBe(false);
          const line = openingOf(ways, before, who);
          if (line === undefined) throw new Error('There is always one.');
          said.push(line.source);
          // As it lies in the store between two days.
          before = JSON.parse(JSON.stringify(withOpening(before, line, today)));
        }
        for (let at = 0; at + ways.length <= said.length; at++) {
          expect(new Set(said.slice(at, at + ways.length)).size).toBe(ways.length);
        }
      },
    ),
    { numRuns: 8 },
  );
});
