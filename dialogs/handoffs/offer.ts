import type { HandoffReason } from '../events';
import type { HandoffOffered } from '../handoff-offered';
import type { Named, PersonId } from '../person';
import type { Actor, Decision, QueueRequest } from './handoff';

interface Shown {
  readonly mentee: Named;
  readonly words: string | null;
  /** Who asked them by name. */
  readonly from?: Named;
}

/** What whoever is asked to come is told; null where the decision is about no call. */
export function offerOf(decision: Decision, request: QueueRequest, shown: Shown): HandoffOffered | null {
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
    ...(decision.others ? { others: true as const } : {}),
    ...(decision.stopped ? { stopped: true as const } : {}),
    ...(decision.gravest === undefined || decision.gravest === reason ? {} : { gravest: decision.gravest }),
  };
}

/** No limit of theirs holds it back: it is danger of their own mentee, told by that mentee, or they came of themselves. */
export function beyondLimits(
  to: PersonId,
  { reason }: Decision,
  request: QueueRequest,
  by: Actor,
): { readonly beyondLimits?: true } {
  const isOwn = request.do === 'open' && reason === 'urgent' && to === by.mentor?.id;
  return isOwn || request.do === 'come' ? { beyondLimits: true } : {};
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
export function phoneReadBy({ phoneRead }: Pick<Decision, 'phoneRead'>): { readonly phoneRead?: true } {
  return phoneRead === true ? { phoneRead: true } : {};
}

/** What whoever has them now is told besides; why that person is wanted where they took over or came unasked, and may never have been told. */
export function onceTheirs(
  { reason, ...decision }: Decision,
  request: QueueRequest,
): ReturnType<typeof phoneReadBy> & { readonly reason?: HandoffReason } {
  const isNews = (request.do === 'take-over' || request.do === 'come') && reason !== null;
  return { ...phoneReadBy(decision), ...(isNews ? { reason } : {}) };
}
