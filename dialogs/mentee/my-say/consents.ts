import type { CueArgs } from '../../effects';
import type { MenteeState } from '../../state';
import type { Draft } from '../draft';

export type Purpose = keyof MenteeState['consent'];

/**
 * What they agree to, or not: one line of the ledger for each answer, with the edition of the wording they answered.
 * @param wording the edition in which they were asked; where they were not, the one in use
 */
export function keepConsent(draft: Draft, purpose: Purpose, given: boolean, wording = draft.context.edition): void {
  draft.state.consent[purpose] = given;
  if (purpose === 'mentorSees' && !given) draft.state.forMentor = [];
  draft.ledger('consent', { purpose, given: given ? 'yes' : 'no', wording });
}

/** They change what they agreed to, in a text of their own. It is done at once, and never asked about again. */
export function changeConsent(
  draft: Draft,
  purposes: readonly Purpose[],
  given: boolean,
  cue: string,
  args: CueArgs = {},
): void {
  for (const purpose of purposes) keepConsent(draft, purpose, given);
  if (purposes.includes('totals') || purposes.includes('research')) draft.state.askMoreFrom = null;
  draft.say(cue, args);
}
