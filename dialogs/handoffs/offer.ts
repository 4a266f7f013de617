import type { HandoffReason, Happening } from '../events';
import type { Named } from '../person';
import type { Decision, QueueRequest } from './handoff';

interface Shown {
  readonly mentee: Named;
  readonly words: string | null;
  /** Who asked them by name. */
  readonly from?: Named;
}

/** What whoever is asked to come is told; null where the decision is about no call. */
export function offerOf(decision: Decision, request: QueueRequest, shown: Shown): Happening | null {
  const { handoffId, reason, waitingSince, rung, owner } = decision;
  if (reason === null) return null;
  const { mentee, words, from } = shown;
  const isUnread = request.do === 'open' && request.unread === true && owner !== null;
  return {
    kind: 'handoff-offered',
    handoffId,
    mentee,
    reason,
    words,
    ...(from ? { from } : {}),
    ...(waitingSince === null ? {} : { since: waitingSince }),
    ...(rung === 'the-end' ? { atTheEnd: true as const } : {}),
    ...(isUnread ? { unread: true as const } : {}),
    ...phoneReadBy(decision),
  };
}

/** What a mentee wrote, for those who are asked first. */
export function wordsOf(request: QueueRequest): string | null {
  return request.do === 'open' ? request.words : null;
}

/** What is refused without a word: it was asked by the clock, by whoever only waits, or for somebody else's sake. */
export function isUntold(request: QueueRequest): boolean {
  return UNTOLD.has(request.do);
}

const UNTOLD: ReadonlySet<QueueRequest['do']> = new Set([
  'time-is-up',
  'await',
  'answered',
  'part',
  'settle',
  'ease',
  'raise',
  'withdraw',
]);

/** The warning to whoever is asked, or takes it, that somebody else may read the phone. */
export function phoneReadBy({ phoneRead }: Decision): { readonly phoneRead?: true } {
  return phoneRead === true ? { phoneRead: true } : {};
}

/** What whoever has them now is told besides; why that person is wanted where they took over, and may never have been told. */
export function onceTheirs(decision: Decision): ReturnType<typeof phoneReadBy> & { readonly reason?: HandoffReason } {
  const { outcome, reason } = decision;
  const isNews = outcome === 'taken-over' && reason !== null;
  return { ...phoneReadBy(decision), ...(isNews ? { reason } : {}) };
}
