import { afterBreak } from '../rhythm';
import type { MenteeState, MentorState } from '../state';

/** When what a mentee is to be told about who is with them is told; null while nothing waits. Milliseconds since 1970, UTC. */
export function newsAt(state: MenteeState, zone: string): number | null {
  const { news } = state.match;
  return news === null ? null : afterBreak(state, news.at, zone);
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
