import type { HandoffRequest, Say } from '../effects';
import type { Person } from '../person';
import { alertedFor, reasonToTell } from './alerted';
import type { Decision, Handoff, Notice, Waiting } from './handoff';
import { noticesOf } from './notices';
import { byReason, mostPressing } from './priority';
import { applyRequest } from './rule';

/** Every handoff of a rehearsal as plain data: it can be written down and read again between two lines of a conversation. */
export interface Handoffs {
  readonly handoffs: readonly Handoff[];
  /** What was decided, by request id. */
  readonly decisions: Readonly<Record<string, Decision>>;
}

export const NO_HANDOFFS: Handoffs = { handoffs: [], decisions: {} };

export interface Performed {
  readonly queue: Handoffs;
  readonly decision: Decision;
  /** For the mailboxes of those concerned; the same again when the request is performed again. */
  readonly notices: readonly Notice[];
}

/**
 * One request to the queue, decided and answered at once. Changes nothing in `queue`: the queue after it is returned.
 * @param by whoever asks: for `open` the one who needs a human
 * @param people everyone who may be alerted or named
 * @param now milliseconds since 1970, UTC
 */
export function performHandoff(
  queue: Handoffs,
  request: HandoffRequest,
  by: Person,
  requestId: string,
  people: readonly Person[],
  now: number,
): Performed {
  const before = queue.decisions[requestId];
  if (before !== undefined) return { queue, decision: before, notices: told(before) };

  const found = concerned(queue, request, by);
  const alerted = toBeAlerted(found, request, by, people);
  const { handoff, decision } = applyRequest(
    found,
    request,
    by,
    now,
    alerted.map(({ id }) => id),
  );
  const after = {
    handoffs: handoff === null ? queue.handoffs : [...queue.handoffs.filter((one) => !same(one, handoff)), handoff],
    decisions: { ...queue.decisions, [requestId]: decision },
  };
  return { queue: after, decision, notices: told(decision) };

  function told(decision: Decision): readonly Notice[] {
    const owner = people.find(({ id }) => id === decision.owner) ?? null;
    return noticesOf(decision, request, by, requestId, owner && { id: owner.id, name: owner.name });
  }
}

/** Does this owner still hold this handoff? What a guarded message asks at the moment of sending. */
export function holdsHandoff(queue: Handoffs, { handoffId, owner }: NonNullable<Say['onlyWhile']>): boolean {
  return queue.handoffs.some((one) => one.id === handoffId && one.owner === owner);
}

/** @param now milliseconds since 1970, UTC: what was due by then counts as overdue */
export function waitingHandoffs(queue: Handoffs, programme: string, now: number): Waiting {
  const open = queue.handoffs.filter((one) => one.programme === programme && one.state === 'open');
  const row = (some: readonly Handoff[]) => ({ open: some.length, oldestAt: oldest(some) });
  return {
    ...row(open),
    byReason: byReason((reason) => row(open.filter(({ reasons }) => mostPressing(reasons) === reason))),
    overdue: open.filter(({ dueAt }) => dueAt !== null && dueAt <= now).length,
    nobodyAlerted: open.filter(({ offeredTo }) => offeredTo.length === 0).length,
  };
}

/** For an opening, what the person has open already comes before the id they name. */
function concerned({ handoffs }: Handoffs, request: HandoffRequest, { id, programme }: Person): Handoff | null {
  const known = handoffs.filter((one) => one.programme === programme);
  const theirs = known.find((one) => one.mentee === id && one.state !== 'resolved');
  return (request.do === 'open' ? theirs : undefined) ?? known.find((one) => one.id === request.handoffId) ?? null;
}

function same(one: Handoff, other: Handoff): boolean {
  return one.id === other.id && one.programme === other.programme;
}

function toBeAlerted(found: Handoff | null, request: HandoffRequest, by: Person, people: readonly Person[]) {
  const reason = reasonToTell(found, request);
  const mentee = request.do === 'open' ? by : people.find(({ id }) => id === request.mentee.id);
  if (reason === null || mentee === undefined) return [];
  return alertedFor(mentee, people, reason, request.do === 'open' ? [] : [by.id]);
}

function oldest(some: readonly Handoff[]): number | null {
  return some.length === 0 ? null : Math.min(...some.map(({ openedAt }) => openedAt));
}
