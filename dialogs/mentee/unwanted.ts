import type { HandoffRequest } from '../effects';
import type { MenteeState } from '../state';

/** A call for a human says whom they do not want: it may be asked before their record is written. */
export function withoutUnwanted({ match }: Pick<MenteeState, 'match'>, request: HandoffRequest): HandoffRequest {
  const apart = [...match.apart, ...(match.guessed === undefined ? [] : [match.guessed.who])];
  return request.do === 'open' && apart.length > 0 ? { ...request, apart } : request;
}
