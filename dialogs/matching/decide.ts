import { named, theOneCalled } from '../handoffs/change';
import type { Notice } from '../handoffs/handoff';
import { isHelper } from '../handoffs/ladder';
import type { Named, Person, PersonId } from '../person';
import { localTime } from '../time';
import type { MatchAnswer, MatchHappening, MatchMatter } from './happenings';
import type { MatchRequest } from './requests';

/** What is asked by name, of those whom the programme knows. */
export type ByName = Extract<MatchRequest, { do: 'match' | 'let-go' | 'bring-back' | 'plan-ending' | 'wish-another' }>;

export interface Roster {
  /** Everybody of the programme: mentees, mentors, coordinators. */
  readonly people: readonly Person[];
  /** How many mentees one mentor may have. */
  readonly mostMentees: number;
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

/** What comes of an instruction: what happens to whom, and the answer to whoever gave it. */
export interface Decided {
  readonly told: readonly (readonly [to: PersonId, happening: MatchHappening])[];
  readonly answer: Answer;
}

export interface Answer {
  readonly matter: MatchMatter;
  readonly answer: MatchAnswer;
  readonly mentee: string;
  readonly mentor: string;
  readonly count: number;
  /** The day on which they end, YYYY-MM-DD; of an ending alone. */
  readonly on?: string;
}

/** @param by whoever asks; null for the command line, which is a coordinator's */
export function decideByName(request: ByName, by: Person | null, roster: Roster): Decided {
  if (request.do === 'wish-another') return wish(request.mentee, by, roster);
  if (by !== null && by.role !== 'coordinator') return refused(matterOf(request), 'not-allowed');
  switch (request.do) {
    case 'match':
      return match(request, roster);
    case 'plan-ending':
      return planEnding(request, roster);
    case 'let-go':
      return letGo(request, roster);
    case 'bring-back':
      return bringBack(request.mentor, roster);
    default:
      return request satisfies never;
  }
}

/** The same as notices, whose `once` is the same whenever the request is performed again. */
export function noticesByName(request: ByName, by: Person, requestId: string, roster: Roster): readonly Notice[] {
  const { told, answer } = decideByName(request, by, roster);
  const notices = [...told, [by.id, { kind: 'match-answered', ...answer }] as const];
  return notices.map(([to, happening]) => ({ to, happening, once: `${requestId}/${happening.kind}` }));
}

/** Each of theirs is told that they are gone; `next` takes them for as long as there is room. */
export function noticesOfLeaving(
  leaver: Named,
  next: Named | null,
  requestId: string,
  { people, mostMentees }: Roster,
): readonly Notice[] {
  const mentor = named(leaver);
  let room = next === null ? 0 : mostMentees - menteesOf(next.id, people).length;
  return menteesOf(leaver.id, people).map(({ id, apart }) => {
    const given = room > 0 && next !== null && apart?.includes(next.id) !== true ? next : null;
    if (given !== null) room -= 1;
    return { to: id, happening: { kind: 'mentor-gone', mentor, next: given }, once: `${requestId}/mentor-gone` };
  });
}

/** Whose mentor they are. */
export function menteesOf(mentor: PersonId, people: readonly Person[]): readonly Person[] {
  return people.filter((one) => one.role === 'mentee' && one.mentor?.id === mentor);
}

function match({ mentee: who, mentor: whom, anyway }: Extract<ByName, { do: 'match' }>, roster: Roster): Decided {
  const matter = whom === null ? 'alone' : 'match';
  const mentee = menteeCalled(who, roster);
  if (mentee === null) return refused(matter, 'unknown-mentee', { mentee: who, mentor: whom ?? '' });
  const former = mentee.mentor?.name ?? '';
  if (whom === null) {
    return given(mentee, null, { matter, answer: 'done', mentee: mentee.name, mentor: former, count: 0 });
  }
  const mentor = mentorCalled(whom, roster);
  if (mentor === null) return refused(matter, 'unknown-mentor', { mentee: mentee.name, mentor: whom });
  const others = menteesOf(mentor.id, roster.people).filter(({ id }) => id !== mentee.id).length;
  const names = { mentee: mentee.name, mentor: mentor.name };
  if (mentor.left) return refused(matter, 'has-left', names);
  // Whom they asked not to have, or wrote of, nobody gives them back unawares.
  if (anyway !== true && mentee.apart?.includes(mentor.id)) return refused(matter, 'not-wanted', names);
  if (others >= roster.mostMentees) return { ...refused(matter, 'full', { ...names, count: others }) };
  // It is told all the same: a word before it may not have been heard yet, and whoever has this mentor hears nothing of it.
  const answer = mentee.mentor?.id === mentor.id ? 'so-already' : 'done';
  return given(mentee, named(mentor), { matter, answer, ...names, count: others + 1 });
}

function given({ id }: Person, mentor: Named | null, answer: Answer): Decided {
  return { told: [[id, { kind: 'matched', mentor, by: 'coordinator' }]], answer };
}

function planEnding(
  { mentee: who, mentor: whom, on, of }: Extract<ByName, { do: 'plan-ending' }>,
  roster: Roster,
): Decided {
  const matter = on === null ? 'no-ending' : 'ending';
  const mentee = menteeCalled(who, roster);
  if (mentee === null) return refused(matter, 'unknown-mentee', { mentee: who });
  const names = { mentee: mentee.name, mentor: mentee.mentor?.name ?? '' };
  if (on !== null && of === 'match' && mentee.mentor === undefined) return refused(matter, 'unknown-mentor', names);
  const isTheirs = whom === undefined || mentorCalled(whom, roster)?.id === mentee.mentor?.id;
  if (on !== null && !isTheirs) return refused(matter, 'wrong-pair', names);
  if (on !== null && on <= localTime(roster.now, mentee.timezone).date) return refused(matter, 'past', names);
  return {
    told: [[mentee.id, { kind: 'ending-planned', on, of }]],
    answer: { matter, answer: 'done', ...names, count: 0, ...(on === null ? {} : { on }) },
  };
}

function letGo({ mentor: who, next: whom }: Extract<ByName, { do: 'let-go' }>, roster: Roster): Decided {
  const mentor = mentorCalled(who, roster);
  if (mentor === null) return refused('leave', 'unknown-mentor', { mentor: who });
  const next = whom === null ? null : mentorCalled(whom, roster);
  if (whom !== null && (next === null || next.id === mentor.id)) {
    return refused('leave', 'unknown-mentor', { mentor: whom });
  }
  if (next?.left) return refused('leave', 'has-left', { mentor: next.name });
  const count = menteesOf(mentor.id, roster.people).length;
  const happening = { kind: 'mentor-left', next: next && named(next) } as const;
  const answer = mentor.left ? 'so-already' : 'done';
  // Said again, whatever may have been left is handed on all the same.
  return {
    told: [[mentor.id, happening]],
    answer: { matter: 'leave', answer, mentee: next?.name ?? '', mentor: mentor.name, count },
  };
}

function bringBack(who: string, roster: Roster): Decided {
  const mentor = mentorCalled(who, roster);
  if (mentor === null) return refused('come-back', 'unknown-mentor', { mentor: who });
  const answer = mentor.left ? 'done' : 'so-already';
  return {
    told: [[mentor.id, { kind: 'mentor-back' }]],
    answer: { matter: 'come-back', answer, mentee: '', mentor: mentor.name, count: 0 },
  };
}

function wish(who: string, by: Person | null, { people }: Roster): Decided {
  const theirs = by === null ? [] : menteesOf(by.id, people);
  const mentee = menteeCalled(who, { people: theirs });
  if (mentee === null || by === null) return refused('wish', 'unknown-mentee', { mentee: who });
  return {
    told: [[mentee.id, { kind: 'rematch-wished', mentor: by.id }]],
    answer: { matter: 'wish', answer: 'done', mentee: mentee.name, mentor: by.name, count: 0 },
  };
}

function refused(
  matter: MatchMatter,
  answer: MatchAnswer,
  shown: Partial<Pick<Answer, 'mentee' | 'mentor' | 'count'>> = {},
): Decided {
  return { told: [], answer: { matter, answer, mentee: '', mentor: '', count: 0, ...shown } };
}

function matterOf(request: Exclude<ByName, { do: 'wish-another' }>): MatchMatter {
  if (request.do === 'match') return request.mentor === null ? 'alone' : 'match';
  if (request.do === 'plan-ending') return request.on === null ? 'no-ending' : 'ending';
  return request.do === 'let-go' ? 'leave' : 'come-back';
}

function menteeCalled(name: string, { people }: Pick<Roster, 'people'>): Person | null {
  const mentees = people.filter(({ role }) => role === 'mentee');
  // "sams mentor", "chris mentor": whether the s is the name's own is not to be seen.
  return byId(name, mentees) ?? theOneCalled(name, mentees) ?? theOneCalled(`${name}s`, mentees);
}

/** Those who are there come before those who have left, should both have the name. */
function mentorCalled(name: string, { people }: Roster): Person | null {
  const mentors = people.filter(isHelper);
  return (
    byId(name, mentors) ??
    theOneCalled(
      name,
      mentors.filter(({ left }) => !left),
    ) ??
    theOneCalled(name, mentors)
  );
}

function byId(id: string, people: readonly Person[]): Person | null {
  return people.find((one) => one.id === id) ?? null;
}
