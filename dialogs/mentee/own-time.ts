import { dateWords, daysInWords, dayWords, wholeDate } from '../flow/day-words';
import { openSteps } from '../goals/in-hand';
import { inOneList } from '../lists';
import {
  type Chosen,
  EVERY_DAY,
  keepSettled,
  type Limit,
  readWish,
  rhythmOf,
  settledOf,
  settledUpTo,
  timesOf,
  WEEKDAYS,
  WEEKEND,
  withinLimit,
  withSetting,
} from '../rhythm';
import { quote } from '../scripts/quote';
import { render } from '../scripts/render';
import { addDays, instantAt, localTime, nextWaking, plainTime, weekday } from '../time';
import type { Draft } from './draft';

/** What they have chosen, without what the bot does by itself. */
export function chosenBy({ state }: Draft): Chosen {
  const { times, days, every, anchor } = rhythmOf(state);
  return { times, days, every, anchor };
}

/** Keep what they chose, from now on. It is theirs again: whatever the bot held back by itself is over. */
export function keepChosen(draft: Draft, { times, days, every, anchor }: Chosen) {
  const { state } = draft;
  const [time = state.checkIn.time, ...moreTimes] = times;
  const named = namedNow(draft, { times, days, every });
  settleNow(draft);
  state.checkIn.time = time;
  // Other days take the one text with them that they had wished for at another hour; another hour does not.
  if (!isSame(days, state.rhythm.days) || every !== state.rhythm.every) delete state.rhythm.once;
  state.rhythm = { ...state.rhythm, moreTimes, days: [...days], every, anchor, named };
  asChosen(draft);
  settleNow(draft);
  draft.ledger('check-ins', { every, days: days.join(''), times: times.join(' ') });
}

/** What they name is told by what it changes; an hour that changes nothing was named all the same. */
function namedNow(draft: Draft, { times, days, every }: Pick<Chosen, 'times' | 'days' | 'every'>) {
  const known = chosenBy(draft);
  const isHour = !isSame(times, known.times) || (isSame(days, known.days) && every === known.every);
  return { on: draft.today, hour: isHour || draft.state.rhythm.named?.hour === true };
}

const isSame = (a: readonly unknown[], b: readonly unknown[]) => a.join() === b.join();

/** The same times, moved to where they may be. */
export function keepWithin(draft: Draft, limit: Limit) {
  keepChosen(draft, { ...chosenBy(draft), times: withinLimit(chosenBy(draft).times, limit) });
}

/** One time of day, in the place of those that were kept. */
export function keepTime(draft: Draft, time: string) {
  const { state } = draft;
  settleNow(draft);
  state.checkIn.time = time;
  state.rhythm.moreTimes = [];
  asChosen(draft);
  settleNow(draft);
}

/** One time of day, and the days or the pace that were named with it: "6 on weekdays". */
export function keepHour(draft: Draft, time: string, said: string) {
  const { rhythm, answers } = draft.context.language;
  const wish = readWish(said, rhythm, answers, localTime(draft.context.now, draft.context.person.timezone))?.wish;
  keepTime(draft, time);
  const hasMore = wish?.kind === 'set' && Object.keys(wish).some((name) => OF_DAYS.has(name));
  if (hasMore) keepChosen(draft, withSetting(chosenBy(draft), { ...wish, times: [time] }, draft.today));
}

const OF_DAYS: ReadonlySet<string> = new Set(['days', 'without', 'every', 'aWeek']);

/** What they wished about when they are texted, in the words in which they did. */
export function keepSaid(draft: Draft, said: string) {
  const { rhythm, answers } = draft.context.language;
  const wish = readWish(said, rhythm, answers, localTime(draft.context.now, draft.context.person.timezone))?.wish;
  if (wish?.kind === 'set') keepChosen(draft, withSetting(chosenBy(draft), wish, draft.today));
}

/** The days that they have just named. @returns whether they named any */
export function keepDays(draft: Draft): boolean {
  const { rhythm, answers } = draft.context.language;
  const now = localTime(draft.context.now, draft.context.person.timezone);
  const wish = readWish(draft.heard ?? '', rhythm, answers, now)?.wish;
  if (wish?.kind !== 'set') return false;
  keepChosen(draft, withSetting(chosenBy(draft), wish, draft.today));
  return true;
}

/** The bot stops holding itself back. */
export function asChosen({ state }: Draft) {
  Object.assign(state.rhythm, { slowed: 1, slowedOn: null, slowedAsked: false });
  state.silence = { since: null, days: 0, last: null, told: false };
  state.answered = [];
}

/** What lies before now is not made up for. */
export function settleNow({ state, context }: Draft) {
  keepSettled(state, settledUpTo(rhythmOf(state), settledOf(state), context.now, context.person.timezone));
}

/** They live by another wall clock from now on. */
export function moveTo(draft: Draft, zone: string) {
  const before = draft.context.person.timezone;
  draft.state.zone = zone;
  settleNow(draft);
  // "Friday at 6" stays at 6, by the clock where they are now.
  for (const step of openSteps(draft.state)) {
    if (step.nudgeAt === null || step.nudgeAt <= draft.context.now) continue;
    const at = localTime(step.nudgeAt, before);
    step.nudgeAt = nextWaking(Math.max(instantAt(at.date, at.time, zone), draft.context.now), zone);
  }
  draft.ledger('zone', { zone });
}

/** A day to be gentle on, with what they said about it. The oldest gives way when there are too many. */
export function noteGentleDay(draft: Draft, on: string, yearly: boolean) {
  const others = draft.state.gentle.filter((day) => day.on !== on);
  draft.state.gentle = [...others, { on, yearly, words: quote(draft.heard ?? '', WORDS_KEPT) }].slice(
    -MOST_GENTLE_DAYS,
  );
  draft.ledger('gentle-day', { on });
}

const WORDS_KEPT = 120;
const MOST_GENTLE_DAYS = 20;

/** Their rhythm in words, as it follows "I text": "every day at 9am". Only what they chose. */
export function planInWords(draft: Draft): string {
  const { state, context, today } = draft;
  const chosen = { ...rhythmOf(state), slowed: 1 };
  const { locale, wording } = context.language;
  const plan = wording.get('rhythm.plan');
  if (plan === undefined) throw new Error('There is no wording for rhythm.plan.');
  const often = howOften(chosen);
  const isOneDay = chosen.every > SOME_DAYS;
  const args = {
    often,
    days: daysInWords(isOneDay ? [weekday(chosen.anchor ?? today)] : chosen.days, locale),
    only: often === 'second' || often === 'third' ? onlyOn(chosen.days) : 'no',
    times: inOneList(
      timesOf(chosen).map((time) => plainTime(time, locale)),
      locale,
    ),
  };
  return render(plan, args, { person: context.person.id, day: today, channel: state.channel }).text;
}

/** The names under which rhythm.plan says how often, and on which days only. */
export const OFTEN = [
  'daily',
  'weekdays',
  'weekends',
  'some',
  'second',
  'third',
  'week',
  'fortnight',
  'month',
] as const;
export const ONLY = ['no', 'weekdays', 'weekends', 'some'] as const;
/** From more than so many days on they are always on the same day of the week. */
const SOME_DAYS = 3;

function howOften({ days, every }: Chosen): (typeof OFTEN)[number] {
  if (every > 1)
    return every >= 28 ? 'month' : every >= 14 ? 'fortnight' : every >= 7 ? 'week' : every === 3 ? 'third' : 'second';
  const only = onlyOn(days);
  return only === 'no' ? 'daily' : only;
}

function onlyOn(days: readonly number[]): (typeof ONLY)[number] {
  const are = (these: readonly number[]) => days.length === these.length && these.every((day) => days.includes(day));
  return are(EVERY_DAY) ? 'no' : are(WEEKDAYS) ? 'weekdays' : are(WEEKEND) ? 'weekends' : 'some';
}

/** A day of another year that is farther away is said with its year. */
const WITHOUT_ITS_YEAR = 300;

/** A local day as it is said: "tomorrow", "Monday", and from a week on with its date. */
export function dateInWords({ today, context }: Draft, date: string): string {
  const { locale } = context.language;
  if (date < addDays(today, 7)) return dayWords(date, today, locale);
  const isFar = date > addDays(today, WITHOUT_ITS_YEAR) && date.slice(0, 4) !== today.slice(0, 4);
  return isFar ? wholeDate(date, locale) : dateWords(date, locale);
}

/** What the wall clock shows there; empty where it is not known which one. */
export function clockIn({ context }: Draft, zone: string | null): string {
  return zone === null ? '' : plainTime(localTime(context.now, zone).time, context.language.locale);
}

/** Whether a zone is the one they live by already. */
export function isSameClock({ context }: Draft, zone: string): boolean {
  return zone === context.person.timezone;
}
