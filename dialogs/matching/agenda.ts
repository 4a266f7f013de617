import type { MenteeState, MentorState } from '../state';
import { instantAt } from '../time';

/** When what a mentee is to be told about who is with them is told; null while nothing waits. Milliseconds since 1970, UTC. */
export function newsAt({ match, pause, checkIn }: MenteeState, zone: string): number | null {
  if (match.news === null) return null;
  if (pause === null) return match.news.at;
  return pause.until === null ? null : Math.max(match.news.at, instantAt(pause.until, checkIn.time, zone));
}

/** When the next of a planned end is due; null for never. */
export function endingAt({ match }: MenteeState): number | null {
  return match.ending?.at ?? null;
}

/** When a mentor is told what waits for them about whose mentor they are; null for never. */
export function mentorNewsAt({ news, stopped, held }: MentorState): number | null {
  if (news.length === 0 || stopped || held !== null) return null;
  return Math.min(...news.map(({ at }) => at));
}
