import type { HandoffRequest, Say } from '../effects';
import { isMatchRequest, type MatchRequest } from '../matching/requests';
import type { Person, PersonId } from '../person';
import type { Programme } from '../programme';
import { waitingMeant } from './coming';
import {
  type Actor,
  type Decision,
  type Handoff,
  type Notice,
  type QueueRequest,
  theClock,
  type Waiting,
} from './handoff';
import { asAsked, type Crew } from './ladder';
import { givenBack, type Matches, NO_MATCHES, performMatch, withMatch } from './memory-matches';
import { noticesOf } from './notices';
import { byReason, mostPressing } from './priority';
import { applyRequest, holderMeant, menteeMeant } from './rule';
import { noticesOfSharing } from './sharing';
import type { Shift } from './shifts';

/** Every handoff of a rehearsal as plain data: it can be written down and read again between two lines of a conversation. */
export interface Handoffs {
  readonly handoffs: readonly Handoff[];
  /** What was decided, by request id. */
  readonly decisions: Readonly<Record<string, Decision>>;
  /** Who said that they are off shift. */
  readonly off: readonly PersonId[];
  /** The rota of whoever has set one here; null for always on shift. */
  readonly rota: Readonly<Record<PersonId, readonly Shift[] | null>>;
  readonly matches: Matches;
}

export const NO_HANDOFFS: Handoffs = { handoffs: [], decisions: {}, off: [], rota: {}, matches: NO_MATCHES };

/** What a queue of a rehearsal stands in. */
export interface Setting {
  /** Everyone who may be alerted or named. */
  readonly people: readonly Person[];
  readonly programme: Programme;
}

export interface Performed {
  readonly queue: Handoffs;
  /** Null when it was about no handoff but about those who help. */
  readonly decision: Decision | null;
  /** For the mailboxes of those concerned; the same again when the request is performed again. */
  readonly notices: readonly Notice[];
}

/**
 * One request to the queue, decided and answered at once. Changes nothing in `queue`: the queue after it is returned.
 * @param by whoever asks: for `open` the one who needs a human
 * @param now milliseconds since 1970, UTC
 */
export function performHandoff(
  queue: Handoffs,
  request: HandoffRequest,
  by: Person,
  requestId: string,
  setting: Setting,
  now: number,
): Performed {
  const nothingTold = { decision: null, notices: [] };
  if (request.do === 'share') {
    return { queue, decision: null, notices: noticesOfSharing(request, by, requestId, setting.people) };
  }
  if (request.do === 'set-shifts') {
    return { queue: { ...queue, rota: { ...queue.rota, [by.id]: request.shifts } }, ...nothingTold };
  }
  if (isMatchRequest(request)) return match(queue, request, by, requestId, setting, now);
  if (request.do !== 'go-off' && request.do !== 'go-on') return perform(queue, request, by, requestId, setting, now);
  const others = queue.off.filter((id) => id !== by.id);
  return {
    queue: { ...queue, off: request.do === 'go-off' ? [...others, by.id] : others },
    ...nothingTold,
  };
}

function match(
  queue: Handoffs,
  request: MatchRequest,
  by: Person,
  requestId: string,
  setting: Setting,
  now: number,
): Performed {
  const people = setting.people.map((one) => asKnown(one, queue));
  const { matches, notices } = performMatch(queue, request, by, requestId, { ...setting, people }, now);
  let after: Handoffs = { ...queue, matches };
  const told = [...notices];
  const back = request.do === 'leave' ? givenBack(queue.handoffs, by.id, (id) => nameIn(people, id)) : [];
  for (const one of back.toReversed()) {
    const done = perform(after, one, by, `${requestId}/${one.do}/${one.handoffId}`, setting, now);
    after = done.queue;
    told.unshift(...done.notices);
  }
  return { queue: after, decision: null, notices: told };
}

const nameIn = (people: readonly Person[], id: PersonId) => people.find((one) => one.id === id)?.name ?? '';

/** Somebody with the rota that they have set by text, and whose mentor is theirs by now. */
export function asKnown(person: Person, { rota, matches }: Handoffs): Person {
  const matched = withMatch(person, matches);
  const shifts = rota[person.id];
  if (shifts === undefined) return matched;
  const { shifts: _former, ...duty } = matched.duty ?? {};
  return { ...matched, duty: shifts === null ? duty : { ...duty, shifts } };
}

/** The handoff whose timer is over first, when it is over by `now`; null when there is none. */
export function performTimer(queue: Handoffs, setting: Setting, now: number): Performed | null {
  const due = queue.handoffs.find(({ timerAt }) => timerAt !== null && timerAt <= now && timerAt === nextTimer(queue));
  if (due === undefined) return null;
  const request = { kind: 'handoff', do: 'time-is-up', handoffId: due.id } as const;
  return perform(queue, request, theClock(due.programme), timerRequestId(due), setting, now);
}

/** When the next timer is over, milliseconds since 1970, UTC; null for never. */
export function nextTimer({ handoffs }: Handoffs): number | null {
  const timers = handoffs.flatMap(({ timerAt }) => (timerAt === null ? [] : [timerAt]));
  return timers.length === 0 ? null : Math.min(...timers);
}

/** One id for each firing, by whichever process: a handoff's version is raised by every one of them. */
export function timerRequestId({ programme, id, version }: Handoff): string {
  return `${programme}/${id}/${version}`;
}

function perform(
  queue: Handoffs,
  request: QueueRequest,
  by: Actor,
  requestId: string,
  { people: enrolled, programme }: Setting,
  now: number,
): Performed {
  const before = queue.decisions[requestId];
  if (before !== undefined) return { queue, decision: before, notices: told(before) };

  const people = enrolled.map((one) => asKnown(one, queue));
  const found = concerned(queue, request, by, people);
  const mentee =
    request.do === 'open'
      ? asAsked(people.find(({ id }) => id === by.id) ?? by, request.apart)
      : (people.find(({ id }) => id === found?.mentee) ?? null);
  const crew: Crew = { mentee, people, off: queue.off, programme, home: by.programme };
  const { handoff, decision } = applyRequest(found, request, by, now, crew);
  const after = {
    ...queue,
    handoffs: handoff === null ? queue.handoffs : [...queue.handoffs.filter((one) => !same(one, handoff)), handoff],
    decisions: { ...queue.decisions, [requestId]: decision },
  };
  return { queue: after, decision, notices: told(decision) };

  function told(decision: Decision): readonly Notice[] {
    return noticesOf(decision, request, by, requestId, (id) => {
      const person = enrolled.find((one) => one.id === id);
      return person === undefined ? null : { id, name: person.name };
    });
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

/** Whatever the id, these are about the one that the asker has. */
const OF_THEIR_OWN: ReadonlySet<QueueRequest['do']> = new Set(['open', 'part', 'settle', 'ease']);

/** For an opening, what the person has open already comes before the id they name. */
function concerned(
  { handoffs }: Handoffs,
  request: QueueRequest,
  by: Actor,
  people: readonly Person[],
): Handoff | null {
  const { id, programme } = by;
  const known = handoffs.filter((one) => one.programme === programme);
  if (request.do === 'take-over') {
    const owner = holderMeant(
      request,
      people.filter((one) => one.programme === programme),
    );
    const held = known.filter((one) => one.owner !== null && one.owner === owner?.id);
    const theirs = people.filter((person) => held.some((one) => one.mentee === person.id));
    const mentee = menteeMeant(request, theirs);
    return held.find((one) => one.mentee === mentee?.id) ?? null;
  }
  if (request.do === 'come') {
    const waiting = known.flatMap((handoff) => {
      const mentee = people.find((person) => person.id === handoff.mentee);
      return mentee === undefined || handoff.state === 'resolved' ? [] : [{ handoff, mentee }];
    });
    return waitingMeant(request, by, waiting);
  }
  const theirs = known.find((one) => one.mentee === id && one.state !== 'resolved');
  const isOwn = OF_THEIR_OWN.has(request.do);
  return (isOwn ? theirs : undefined) ?? known.find((one) => one.id === request.handoffId) ?? null;
}

function same(one: Handoff, other: Handoff): boolean {
  return one.id === other.id && one.programme === other.programme;
}

function oldest(some: readonly Handoff[]): number | null {
  return some.length === 0 ? null : Math.min(...some.map(({ openedAt }) => openedAt));
}
