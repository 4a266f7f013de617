import type { Draft } from './draft';

/**
 * Nothing was written. A picture is seen by nobody here, and says so; the question that was asked stands. A text without anything
 * may be a pocket or somebody who cannot find the words: the first is asked about, the second in a row offers a person, like all
 * that is not understood.
 */
export function hearWordless(draft: Draft, text: string): boolean {
  if (text !== '') return false;
  if (draft.pictures > 0) {
    draft.say('fallback.picture');
    return true;
  }
  if (draft.state.lost > 0) return false;
  draft.state.lost = 1;
  draft.say('fallback.blank');
  return true;
}
