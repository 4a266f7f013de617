import type { Draft } from './draft';
import { isStillBodily, waitInCrisis } from './in-crisis';
import { namePlaceToo, needIn } from './needs';

/**
 * "If I ring the police they'll deport me": the lines that ask for no name. Nobody is sent how it is with their papers, nor is it kept; but
 * that they will not go to hospital ("no papers") is.
 */
export function hearFearOfPapers(draft: Draft, text: string): boolean {
  if (!draft.remarks.has('fears-papers')) return false;
  if (needIn(draft) === 'care-without-papers' && isStillBodily(draft)) {
    waitInCrisis(draft, text, 'danger');
    namePlaceToo(draft);
    return true;
  }
  draft.say('advice.no-papers', {}, { priority: 'crisis' });
  return true;
}
