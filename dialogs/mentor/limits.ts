import type { HandoffReason } from '../events';
import type { MentorState, Offer } from '../state';
import { localTime } from '../time';
import type { TurnContext } from '../turn';
import { talkOf, talksOf } from './talks';

/**
 * Why a mentor is not to be alerted now; null when they may be. Coordinators have no limit: somebody must be left, and they are the last. A
 * mentor has none for somebody in danger when everybody was asked and nobody has come, nor for those whom they are with; nor for more words of
 * somebody in danger who is before them already.
 */
export function overLimit(
  { state, context: { person, programme, now } }: { readonly state: MentorState; readonly context: TurnContext },
  { handoffId }: Pick<Offer, 'handoffId'>,
  reason: HandoffReason,
  atTheEnd: boolean,
): 'open-at-once' | 'alerts-today' | null {
  if (person.role === 'coordinator' || talkOf(state, handoffId) !== null) return null;
  if (atTheEnd && (reason === 'urgent' || reason === 'support')) return null;
  if (reason === 'urgent' && state.offers.some((one) => one.handoffId === handoffId)) return null;
  const others = state.offers.filter((one) => one.handoffId !== handoffId).length + talksOf(state).length;
  if (others >= programme.limits['most-open-at-once']) return 'open-at-once';
  const today = localTime(now, person.timezone).date;
  const shown = state.alerts?.day === today ? state.alerts.count : 0;
  return shown >= programme.limits['most-alerts-a-day'] ? 'alerts-today' : null;
}

/** One more alert was shown to them. */
export function countAlert(state: MentorState, { person, now }: TurnContext): void {
  const day = localTime(now, person.timezone).date;
  const before = state.alerts?.day === day ? state.alerts.count : 0;
  state.alerts = { day, count: before + 1 };
}
