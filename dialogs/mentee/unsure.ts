import type { Unsure } from '../turn';
import { exactKeyword, type Understanding, wantsSecondOpinion } from '../understanding';
import type { Draft } from './draft';

/** Longer messages are heard here alone. Characters; LUIS takes no more (its documented limit of an utterance), CLU 1,000. */
const LONGEST_ASKED = 500;

/**
 * What may be put to a recogniser outside of this process, of a message that nothing before step 12 of `hear` has taken; null
 * for nothing. So danger of either tier, answers to a question about safety, opt-outs, what goes to a human, what is said by
 * strangers, and answers to questions have been taken already. What remains to be kept back is listed here.
 */
export function unsureOf(draft: Draft, text: string, meant: Understanding): Unsure | null {
  if (!wantsSecondOpinion(meant)) return null;
  if (text === '' || text.length > LONGEST_ASKED) return null;
  const { welcome, handoff } = draft.state;
  // They have not yet been told who reads what.
  if (welcome !== 'done') return null;
  // Somebody may be in danger, and a human was called: what they write stays here.
  if (handoff?.reason === 'urgent' || handoff?.reason === 'concern') return null;
  // START from somebody who has not stopped, and a YES on its own, are fixed words too.
  if (exactKeyword(text, draft.context.language.optOut, { afterStop: true }) !== null) return null;
  return { text, meant };
}
