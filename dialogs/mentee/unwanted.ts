import type { HandoffRequest } from '../effects';
import type { PersonId } from '../person';
import type { MenteeState } from '../state';

type Matched = Pick<MenteeState, 'match'>;
type Called = Pick<MenteeState, 'match' | 'handoff'>;

/** Whom they do not want, and whom it was only felt that they should not be told to: of neither is anything asked. */
export function unwanted({ match: { apart, guessed } }: Matched): readonly PersonId[] {
  return guessed === undefined ? apart : [...apart.filter((id) => id !== guessed.who), guessed.who];
}

/** Who is not asked to come for this, and may be asked for the next. */
export interface NotAskedNow {
  readonly apart: readonly PersonId[];
}

/**
 * A call for a human says whom they do not want: it may be asked before their record is written. What they wrote of a colleague stands in
 * no alert: the coordinators have it, and whoever takes them.
 */
export function withoutUnwanted(state: Called, request: HandoffRequest): HandoffRequest {
  if (request.do !== 'open') return request;
  const asked = state.match.accused ? { ...request, words: null } : request;
  // What is only felt takes no talk from whoever has it: that is asked about first.
  const { guessed } = state.match;
  const isWithThem = guessed !== undefined && guessed.who === state.handoff?.mentor?.id;
  const apart = [...new Set([...(request.apart ?? []), ...(isWithThem ? state.match.apart : unwanted(state))])];
  return isWithThem || apart.length > 0 ? { ...asked, apart } : asked;
}
