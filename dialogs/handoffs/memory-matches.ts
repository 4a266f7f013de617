import { type ByName, noticesByName, noticesOfLeaving } from '../matching/decide';
import type { MatchRequest } from '../matching/requests';
import type { Named, Person, PersonId } from '../person';
import { named } from './change';
import type { Handoff, Notice, QueueRequest } from './handoff';
import type { Handoffs, Setting } from './memory';

/** Who is with whom in a rehearsal, where it is another than at its beginning. */
export interface Matches {
  readonly mentors: Readonly<Record<PersonId, { readonly mentor: Named | null; readonly apart: readonly PersonId[] }>>;
  readonly left: readonly PersonId[];
}

export const NO_MATCHES: Matches = { mentors: {}, left: [] };

/** Somebody as their own record has them by now. */
export function withMatch(person: Person, { mentors, left }: Matches): Person {
  const { mentor: _former, apart: _none, ...alone } = person;
  const match = mentors[person.id];
  const matched = match
    ? {
        ...alone,
        ...(match.mentor ? { mentor: match.mentor } : {}),
        ...(match.apart.length ? { apart: match.apart } : {}),
      }
    : person;
  return left.includes(person.id) ? { ...matched, left: true } : matched;
}

/** What is given back of theirs: a request for each handoff that they hold or are asked for. */
export function givenBack(
  handoffs: readonly Handoff[],
  by: PersonId,
  nameOf: (id: PersonId) => string,
): readonly Extract<QueueRequest, { do: 'release' | 'decline' }>[] {
  type Back = Extract<QueueRequest, { do: 'release' | 'decline' }>;
  return handoffs.flatMap(({ id, mentee, owner, state, offeredTo }): Back[] => {
    const about = { kind: 'handoff', handoffId: id, mentee: { id: mentee, name: nameOf(mentee) } } as const;
    if (owner === by) return [{ ...about, do: 'release' }];
    return state === 'open' && offeredTo.includes(by) ? [{ ...about, do: 'decline' }] : [];
  });
}

/** @param people as they are by now @returns the matches after it, and who is told what */
export function performMatch(
  queue: Handoffs,
  request: MatchRequest,
  by: Person,
  requestId: string,
  { people, programme }: Setting,
  now: number,
): { readonly matches: Matches; readonly notices: readonly Notice[] } {
  const { matches } = queue;
  const roster = {
    people: people.filter((one) => one.programme === by.programme),
    mostMentees: programme.limits['most-mentees'],
    now,
  };
  switch (request.do) {
    case 'set-mentor': {
      const { mentor, apart } = request;
      const after = { ...matches, mentors: { ...matches.mentors, [by.id]: { mentor, apart } } };
      const isGone = mentor !== null && matches.left.includes(mentor.id);
      const gone = { kind: 'mentor-gone', mentor: mentor ?? named(by), next: null } as const;
      return { matches: after, notices: isGone ? [{ to: by.id, happening: gone, once: `${requestId}/gone` }] : [] };
    }
    case 'leave': {
      const left = [...matches.left.filter((id) => id !== by.id), by.id];
      return { matches: { ...matches, left }, notices: noticesOfLeaving(by, request.next, requestId, roster) };
    }
    case 'come-back':
      return { matches: { ...matches, left: matches.left.filter((id) => id !== by.id) }, notices: [] };
    default:
      return { matches, notices: noticesByName(request satisfies ByName, by, requestId, roster) };
  }
}
