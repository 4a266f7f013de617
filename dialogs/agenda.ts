import { openStep } from './flow/facts';
import type { Person } from './person';
import { isUnreachable } from './reach';
import type { MenteeState, PersonState } from './state';
import { addDays, instantAt, nextWaking } from './time';

/** One thing that falls due by itself. */
export interface Due {
  readonly what: 'welcome' | 'check-in' | 'nudge';
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

/**
 * What the bot will start by itself, soonest first. A projection of the state alone, so that a schedule can never
 * disagree with the conversation: nothing for somebody who has opted out, whom nothing can reach or who has not agreed to texts, and
 * nothing before the welcome.
 */
export function agendaOf(state: MenteeState, person: Person): Due[] {
  if (state.welcome === 'not-yet' && state.welcomeAt !== null && !state.stopped && !isHeldBack(state)) {
    return [{ what: 'welcome', at: state.welcomeAt }];
  }
  const mayWrite = !state.stopped && !isUnreachable(state.reach) && !isHeldBack(state);
  if (!mayWrite || state.welcome !== 'done' || state.consent.texts !== true) return [];
  const due: Due[] = [{ what: 'check-in', at: nextCheckIn(state, person.timezone) }];
  const step = openStep(state);
  if (step?.nudgeAt != null && !step.nudged) due.push({ what: 'nudge', at: step.nudgeAt });
  return due.sort((a, b) => a.at - b.at);
}

/** The number may be somebody else's, or a question stands whose answer decides whether they want to hear from us. */
function isHeldBack({ paused, askedWho, stopAsked }: MenteeState): boolean {
  return paused !== null || askedWho !== null || stopAsked?.open === true;
}

/** The next check-in: on the day after the last one settled, at the chosen time, never in quiet hours. */
export function nextCheckIn(state: MenteeState, zone: string): number {
  const planned = instantAt(addDays(state.checkIn.settled, 1), state.checkIn.time, zone);
  return nextWaking(Math.max(planned, state.checkIn.deferredUntil ?? planned), zone);
}

/** When somebody must next be woken, in milliseconds since 1970, UTC; null for never. */
export function wakeAtOf(state: PersonState, person: Person): number | null {
  return state.role === 'mentee' ? (agendaOf(state, person)[0]?.at ?? null) : null;
}
