import type { MenteeState } from '../state';
import type { Draft } from './draft';
import { understoodOf } from './wrong-number';

type Slip = NonNullable<MenteeState['slip']>;

/** So long after it, nobody means by "that" what they told then. Milliseconds. */
export const A_TALK = 60 * 60_000;
/** More messages of one slip than this need not be found again. */
const MOST_TOLD = 12;

/** The messages of this talk in which a slip was told, or told more of; null where none was. */
export function slipTold({ slip }: MenteeState, now: number): readonly string[] | null {
  if (slip?.toldAt === undefined || slip.told === undefined || now - slip.toldAt >= A_TALK) return null;
  return slip.told;
}

/** What a slip keeps of where it was told: the messages of this talk, and the slip before it. */
export function whereTold({ state, context, eventId }: Draft): Pick<Slip, 'toldAt' | 'told' | 'was'> {
  const { slip } = state;
  const before = slipTold(state, context.now);
  const earlier = slip === null ? {} : { was: { day: slip.day, kind: slip.kind } };
  const was = slip?.was === undefined ? {} : { was: slip.was };
  return { toldAt: context.now, told: [...(before ?? []), eventId].slice(-MOST_TOLD), ...(before ? was : earlier) };
}

/** They go on telling of it: what they write then is part of it. */
export function noteMoreOfSlip({ state, context, eventId }: Draft): void {
  const told = slipTold(state, context.now);
  if (told === null || state.slip === null || told.includes(eventId)) return;
  state.slip.toldAt = context.now;
  state.slip.told = [...told, eventId].slice(-MOST_TOLD);
}

/** As if it had not been told: the slip before it is the last one again. */
export function letSlipGo(state: MenteeState): void {
  const { slip } = state;
  state.nextHour = null;
  state.slip = slip?.was === undefined ? null : { ...slip.was, ...(slip.way === undefined ? {} : { way: slip.way }) };
}

/**
 * "I didn't drink, I said I stopped", "that wasn't a slip", in the talk in which one was noted: it was heard wrongly. It is taken out of the
 * state and of the record, and their words stay. `false`: nothing of the kind.
 */
export function hearSlipDenied(draft: Draft): boolean {
  const { state, context, remarks, effects } = draft;
  const told = slipTold(state, context.now);
  if (told === null || !remarks.has('slip-denied')) return false;
  for (const event of told) effects.push({ kind: 'record', do: 'forget', what: 'slip', event });
  letSlipGo(state);
  state.flows = [];
  state.lost = 0;
  draft.isTheirSay = true;
  draft.ledger('forgotten', { what: 'slip' });
  draft.say('forget.no-slip');
  return true;
}

/** This message tells of one, and plainly. */
export function tellsOfSlip(draft: Draft): boolean {
  const { intent, strong } = understoodOf(draft, draft.heard ?? '');
  return strong && intent === 'slip-up';
}
