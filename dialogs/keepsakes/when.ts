import { parseDate } from '../answers';
import type { Draft } from '../mentee/draft';
import { readOccasion } from '../rhythm';
import { addDays, instantAt, localTime, nextWaking } from '../time';
import type { Letter } from './shape';

/** A letter may wait for two years. Days. */
const LONGEST_WAIT = 730;
/** When it is offered on its day, unless that is about when they are asked how they are. */
const AFTERNOON = '16:00';
const NOON = '12:00';

/** When something is wanted back, as it was said: "in a month", "on my birthday 3rd march", "when its bad", "when i ask". Null for none of these. */
export function readWhenBack(draft: Draft, text: string): Pick<Letter, 'back' | 'at'> | null {
  const { keepsakes } = draft.context.language;
  if (keepsakes.meansWhenAsked(text)) return { back: 'when-asked', at: null };
  if (keepsakes.meansBadDay(text)) return { back: 'low-day', at: null };
  const date = dateIn(draft, text);
  return date === null ? null : { back: 'at', at: momentOn(draft, date) };
}

function dateIn({ context, today }: Draft, text: string): string | null {
  const { keepsakes, answers, rhythm } = context.language;
  const ahead = keepsakes.daysAhead(text);
  if (ahead !== null) return addDays(today, ahead);
  const now = localTime(context.now, context.person.timezone);
  const parsed = parseDate(text, { words: answers, now, daysAhead: LONGEST_WAIT });
  return parsed.ok ? parsed.value : readOccasion(text, rhythm, answers, today);
}

/** The moment on a day at which it is offered. On the very day it was written, tomorrow. */
function momentOn({ state, context, today }: Draft, date: string): number {
  const { timezone } = context.person;
  const time = state.checkIn.time >= NOON ? NOON : AFTERNOON;
  return nextWaking(instantAt(date > today ? date : addDays(today, 1), time, timezone), timezone);
}
