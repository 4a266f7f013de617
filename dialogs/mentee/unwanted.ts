import type { HandoffRequest } from '../effects';
import type { PersonId } from '../person';
import type { MenteeState } from '../state';

type Matched = Pick<MenteeState, 'match'>;

/** Whom they do not want, and whom it was only felt that they should not be told to: of neither is anything asked. */
export function unwanted({ match: { apart, guessed } }: Matched): readonly PersonId[] {
  return guessed === undefined ? apart : [...apart.filter((id) => id !== guessed.who), guessed.who];
}

/** A call for a human says whom they do not want: it may be asked before their record is written. */
export function withoutUnwanted(state: Matched, request: HandoffRequest): HandoffRequest {
  const apart = unwanted(state);
  return request.do === 'open' && apart.length > 0 ? { ...request, apart } : request;
}
