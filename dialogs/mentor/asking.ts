import { reasonArg } from '../cues';
import { daysInWords } from '../flow/day-words';
import type { Shift } from '../handoffs/shifts';
import type { Offer } from '../state';
import { localTime, plainTime } from '../time';
import { nameOf } from './calling';
import { inOrder, ofOthers } from './offers';
import { mayStillWait } from './passed';
import { readRota } from './rota';
import { inOrderTaken, talksOf } from './talks';
import type { Desk } from './turn';
import { rendered, waited } from './words';

/** What mentors ask about their own part, and when they are there. */

/** So many stand in one text; the others are counted. */
const LISTED = 4;

/** Whom they are with, and what they know of them: nothing that did not stand in the alert. */
export function who(desk: Desk): void {
  const { holding, besides, offers } = desk.state;
  const { timezone } = desk.context.person;
  if (besides.length > 0) {
    const lines = inOrderTaken(talksOf(desk.state)).map((talk) => lineOf(talk, desk));
    return desk.say('mentor.who-several', { talks: lines.join('; ') });
  }
  if (holding) {
    const since = plainTime(localTime(holding.at, timezone).time, desk.context.language.locale);
    return desk.say('mentor.who', {
      mentee: nameOf(holding),
      reason: reasonArg(holding.reason),
      others: ofOthers(holding),
      since,
    });
  }
  // Whom they lost by their silence or gave back may be alone to this moment.
  if (offers.length > 0 || !tellWhoMayWait(desk)) desk.say('mentor.who-nobody', { count: offers.length });
}

/** Who waits for them and for how long, the most pressing first. */
export function list(desk: Desk): void {
  const waiting = inOrder(desk.state.offers);
  if (waiting.length > 0) {
    const lines = waiting.slice(0, LISTED).map((offer) => lineOf(offer, desk));
    desk.say('mentor.list', { waiting: lines.join('; '), more: Math.max(0, waiting.length - LISTED) });
  }
  // Somebody else's who is in danger may wait where they know of none: the queue is asked.
  const knowsOfDanger = waiting.some(({ reason }) => reason === 'urgent');
  if (!tellWhoMayWait(desk) && !knowsOfDanger)
    desk.effects.push({ kind: 'handoff', do: 'come', to: 'list', mentee: null });
}

/** Whoever lapsed from them and was in danger is left out by nobody else's asking. @returns whether there is any */
function tellWhoMayWait(desk: Desk): boolean {
  const passed = inOrder(mayStillWait(desk.state, desk.context.now)).slice(0, LISTED);
  for (const one of passed) desk.say('mentor.may-be-waiting', { mentee: nameOf(one) });
  return passed.length > 0;
}

function lineOf(offer: Offer, { context }: Desk): string {
  const { reason, at } = offer;
  const shown = { mentee: nameOf(offer), reason: reasonArg(reason), ...waited(context.now - at) };
  return rendered('mentor.list-line', shown, context).spoken.text;
}

/** Their rota as they text it takes effect at once, and is said back. What is not clear changes nothing. */
export function setShifts(desk: Desk, written: string): void {
  const rota = readRota(written, desk.context.language);
  if (rota === null) return desk.say('mentor.shifts-unclear');
  const shifts = rota === 'always' ? null : rota;
  desk.effects.push({ kind: 'handoff', do: 'set-shifts', shifts });
  if (shifts === null) return desk.say('mentor.shifts-always');
  desk.say('mentor.shifts', { plan: inWords(shifts, desk) });
}

export function tellShifts(desk: Desk): void {
  const shifts = desk.context.person.duty?.shifts;
  if (shifts === undefined) return desk.say('mentor.shifts-none');
  if (shifts.length === 0) return desk.say('mentor.shifts-never');
  desk.say('mentor.shifts', { plan: inWords(shifts, desk) });
}

function inWords(shifts: readonly Shift[], { context }: Desk): string {
  return shifts
    .map(({ days, from, until }) => {
      const shown = {
        every: days.length === 7 ? 'yes' : 'no',
        days: daysInWords(days, context.language.locale),
        from: plainTime(from, context.language.locale),
        until: plainTime(until, context.language.locale),
      };
      return rendered('mentor.one-shift', shown, context).spoken.text;
    })
    .join('; ');
}
