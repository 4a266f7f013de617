import { LAST_OFFERED, LATEST, type Once, plannedCheckIn, rhythmOf, settleUpTo } from '../rhythm';
import { HOUR } from '../rhythm/next-hour';
import { instantAt, localTime, nextWaking, plainTime } from '../time';
import type { Draft } from './draft';
import { dateInWords } from './own-time';

/** "Later" is so many hours after it would come, or after what they have on. */
const LATER = 4;

/**
 * One text at another time: it takes the place of that day's check-in, or is a look in where there is none to come today. Everything else
 * stays as it is.
 */
export function textOnce(draft: Draft, wish: Once) {
  const { state, context } = draft;
  const zone = context.person.timezone;
  const wanted = wantedAt(draft, wish);
  const at = nextWaking(wanted, zone);
  const { date, time } = localTime(at, zone);
  settleUpTo(state, context.now, zone);
  if (date === draft.today && plannedCheckIn(state, zone)?.day !== date) state.nextHour = at;
  else state.rhythm.once = { on: date, at: time };
  draft.ledger('text-once', { on: date, at: time });
  const said = { day: dateInWords(draft, date), at: plainTime(time, context.language.locale) };
  draft.say(at === wanted ? 'rhythm.once' : 'rhythm.once-by-day', said);
}

/** Milliseconds since 1970, UTC; it may lie in quiet hours. */
function wantedAt(draft: Draft, { on, at, besides }: Once): number {
  const { context, today } = draft;
  const zone = context.person.timezone;
  if (on === null || typeof at === 'number') return context.now + Number(at) * MINUTE;
  if (at !== 'later') return instantAt(on, at === LATEST ? LAST_OFFERED : at, zone);
  if (on === today) return context.now + LATER * HOUR;
  const [usual = LAST_OFFERED] = rhythmOf(draft.state).times;
  const from = besides !== null && besides > usual ? besides : usual;
  return Math.min(instantAt(on, from, zone) + LATER * HOUR, instantAt(on, LAST_OFFERED, zone));
}

const MINUTE = 60_000;
