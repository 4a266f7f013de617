import { stepToAsk } from './goals/in-hand';
import { keepsakeDue } from './keepsakes/due';
import { endingAt, mentorNewsAt, newsAt } from './matching/agenda';
import { calmsDownAt } from './mentee/calms-down';
import { deletionAt } from './mentee/my-say/deletion-at';
import { stillNobodyAt } from './mentee/nobody-yet';
import { careAt } from './mentor/care';
import type { Person } from './person';
import { isUnreachable } from './reach';
import { afterBreak, nextCheckIn, outsideBreak, plannedCheckIn, REACH_OUT_AFTER_DAYS, rhythmOf } from './rhythm';
import type { MenteeState, PersonState } from './state';
import { addDays, instantAt, nextWaking } from './time';

/** One thing that falls due by itself. */
export interface Due {
  readonly what:
    | 'welcome'
    | 'check-in'
    | 'nudge'
    | 'next-hour'
    | 'keepsake'
    | 'reach-out'
    | 'match-news'
    | 'number-back'
    | 'ending'
    | 'still-nobody'
    | 'second-day'
    | 'no-hour'
    | 'phone-read-again'
    | 'no-word'
    | 'told-late'
    | 'calms-down'
    | 'deletion';
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

/**
 * What the bot will start by itself, soonest first. A projection of the state alone, so that a schedule can never
 * disagree with the conversation: nothing for somebody who has opted out, whom nothing can reach or who has not agreed to texts, and
 * nothing before the welcome. Whoever wants everything about them deleted is left alone until it is.
 * @param person as `placed` has them
 */
export function agendaOf(state: MenteeState, person: Person): Due[] {
  if (state.deletion !== null) {
    const at = deletionAt(state);
    return at === null ? [] : [{ what: 'deletion', at }];
  }
  const stillNobody = isUnreachable(state.reach) ? null : stillNobodyAt(state, person.timezone);
  const { freeUntil } = state.atHome;
  const noWord = isUnreachable(state.reach) ? null : noWordAt(state, person.timezone);
  const calms = calmsDownAt(state);
  const held: Due[] = [
    ...(calms === null ? [] : [{ what: 'calms-down', at: calms } as const]),
    ...(stillNobody === null ? [] : [{ what: 'still-nobody', at: stillNobody } as const]),
    ...(noWord === null ? [] : [{ what: 'no-word', at: noWord } as const]),
    ...(freeUntil === undefined ? [] : [{ what: 'phone-read-again', at: freeUntil } as const]),
  ];
  if (state.welcome === 'not-yet' && state.welcomeAt !== null && !state.stopped && !isHeldBack(state)) {
    if (state.atHome.phoneRead !== null) return [];
    return [{ what: 'welcome', at: state.welcomeAt }];
  }
  const mayWrite = !state.stopped && !isUnreachable(state.reach) && !isHeldBack(state);
  const ends = endingAt(state);
  // An end comes for those who get no texts as well: their mentor's part of it is the same.
  const ending = ends === null ? [] : [{ what: 'ending', at: ends } as const];
  if (!mayWrite || state.consent.texts !== true) return inOrder([...ending, ...held]);
  const zone = person.timezone;
  // What was promised holds, however much of the welcome is still to come.
  const nudge = nudgeAt(state, zone);
  const promised = nudge === null ? [] : [{ what: 'nudge', at: nudge } as const];
  const noHour = noHourAt(state, person);
  const unsaid = noHour === null ? [] : [{ what: 'no-hour', at: noHour } as const];
  if (state.welcome !== 'done') return inOrder([...ending, ...held, ...promised, ...unsaid]);
  const due = [
    { what: 'number-back', at: state.numberBackAt },
    { what: 'told-late', at: state.tellLate },
    { what: 'match-news', at: newsAt(state, zone) },
    { what: 'ending', at: ends },
    { what: 'check-in', at: nextCheckInAt(state, zone) },
    { what: 'nudge', at: nudge },
    { what: 'keepsake', at: keepsakeDue(state, zone)?.at ?? null },
    { what: 'next-hour', at: state.nextHour === null ? null : outsideBreak(state, state.nextHour, zone) },
    { what: 'reach-out', at: reachOutAt(state, zone) },
    { what: 'second-day', at: secondDayAt(state, zone) },
  ] as const;
  return inOrder([...held, ...due.flatMap(({ what, at }) => (at === null ? [] : [{ what, at }]))]);
}

const inOrder = (due: readonly Due[]): Due[] => due.toSorted((a, b) => a.at - b.at);

/** The number may be somebody else's, or a question stands whose answer decides whether they want to hear from us. */
function isHeldBack({ paused, askedWho, stopAsked }: MenteeState): boolean {
  return paused !== null || askedWho !== null || stopAsked?.open === true;
}

/** The next check-in by the rules of `rhythm/`, put off where a talk was under way; null for none. Never in quiet hours. */
export function nextCheckInAt(state: MenteeState, zone: string): number | null {
  const planned = plannedCheckIn(state, zone);
  if (planned === null) return null;
  return nextWaking(Math.max(planned.at, state.checkIn.deferredUntil ?? planned.at), zone);
}

/** When somebody is to be told that nothing has been heard: by consent only, once, and not while a human has been asked to come anyway. */
function reachOutAt(state: MenteeState, zone: string): number | null {
  const { since, told } = state.silence;
  if (since === null || told || state.handoff !== null) return null;
  if (state.consent.mentorSees !== true) return null;
  const at = nextWaking(instantAt(addDays(since, REACH_OUT_AFTER_DAYS), state.checkIn.time, zone), zone);
  return outsideBreak(state, at, zone);
}

/** They agreed to texts and named no hour: when it is told to them which one it is. Not while a human is called, nor in the days after danger. */
function noHourAt(state: MenteeState, { timezone, mentor }: Person): number | null {
  const { welcome, lastHeard, handoff, safetyAsked, dangerAt, consent } = state;
  if (welcome !== 'begun' || lastHeard === null || handoff !== null || safetyAsked !== null) return null;
  const calmFrom = (dangerAt ?? 0) + AFTER_DANGER;
  // They were told when they are texted: from the next day on they are, whatever is left to ask.
  const { named } = state.rhythm;
  if (named !== undefined) {
    const first = nextCheckIn(rhythmOf(state), { day: named.on, times: null }, timezone);
    return first === null ? null : nextWaking(Math.max(first.at, calmFrom), timezone);
  }
  // Whether their mentor may see is asked before it: that has its time.
  const wait = consent.mentorSees === null && mentor !== undefined ? 2 * A_DAY : A_DAY;
  return nextWaking(Math.max(lastHeard + wait, calmFrom), timezone);
}

/** Milliseconds; not all of a day, so that it is the next one. */
const A_DAY = 20 * 60 * 60_000;
const AFTER_DANGER = 3 * 24 * 60 * 60_000;

/** When totals and research are asked about: some time after the hour they chose, so that it is no second hello. */
function secondDayAt(state: MenteeState, zone: string): number | null {
  const { askMoreFrom, checkIn } = state;
  if (askMoreFrom === null) return null;
  return outsideBreak(state, nextWaking(instantAt(askMoreFrom, checkIn.time, zone) + AFTER_CHECK_IN, zone), zone);
}

/** Milliseconds. */
const AFTER_CHECK_IN = 2 * 60 * 60_000;

/** Whether the texts shall stop was asked, and nothing came back: when they are told, once, that it is quiet for want of an answer. */
function noWordAt(
  { stopAsked, stopped, consent, handoff, paused, askedWho, atHome }: MenteeState,
  zone: string,
): number | null {
  if (stopAsked?.open !== true || stopAsked.told || stopped || consent.texts !== true) return null;
  if (handoff !== null || paused !== null || askedWho !== null || atHome.phoneRead !== null) return null;
  return nextWaking(stopAsked.at + NO_WORD, zone);
}

/** Milliseconds. */
const NO_WORD = 2 * 24 * 60 * 60_000;

/** When the next open step is to be asked about; null for not at all, and while they have asked for a break. */
function nudgeAt(state: MenteeState, zone: string): number | null {
  const step = stepToAsk(state);
  if (step?.nudgeAt == null) return null;
  return afterBreak(state, step.nudgeAt, zone);
}

/** Where they are, and whose: what happened since comes before what they were enrolled with. */
export function placed(state: PersonState, person: Person): Person {
  if (state.role !== 'mentee') return person;
  const there = state.zone === null ? person : { ...person, timezone: state.zone };
  if (state.match.set === null) return there;
  const { mentor: _former, ...alone } = there;
  const { mentor } = state.match.set;
  return mentor === null ? alone : { ...alone, mentor };
}

/** When somebody must next be woken, in milliseconds since 1970, UTC; null for never. */
export function wakeAtOf(state: PersonState, person: Person): number | null {
  if (state.role === 'mentee') return agendaOf(state, placed(state, person))[0]?.at ?? null;
  const due = [careAt(state), mentorNewsAt(state)].flatMap((at) => (at === null ? [] : [at]));
  return due.length === 0 ? null : Math.min(...due);
}
