import type { Intent, Remark, Understanding } from '../understanding';
import type { Draft } from './draft';
import { STOPPED } from './no-slip';
import { saidPlainly } from './said-plainly';

const SAYS_GOOD: readonly Remark[] = ['good-said', 'counts-days'];
/** What these patterns hear is good, or was done. */
const IS_GOOD: ReadonlySet<string> = new Set<Intent>(['good-news', 'step-done']);

/**
 * Whether something good is told in so many words, and nothing bad beside it. Likeness to good news is not enough, however great it is:
 * "my dad got cancer" is like "my dad got a job", and a cheer after distress is worse than none.
 */
export function tellsGood(draft: Draft): boolean {
  if (draft.remarks.has('no-good')) return false;
  return SAYS_GOOD.some((remark) => draft.remarks.has(remark)) || IS_GOOD.has(saidPlainly(draft));
}

/** It sounds like good news, and nothing good is plainly told: it ends no question and is not cheered. */
export function isGuessedGood(draft: Draft, { intent, entities }: Pick<Understanding, 'intent' | 'entities'>): boolean {
  return intent === 'good-news' && entities['matter'] !== STOPPED && !tellsGood(draft);
}
