import { readMood, readYesNo } from '../flow/answer';
import { type Intent, PLAINLY, type Remark } from '../understanding';
import { wordCount } from '../word-count';
import { namesTexts } from './about-texts';
import type { Draft } from './draft';
import { waitInCrisis } from './in-crisis';
import { saidPlainly } from './said-plainly';
import { tellsGood } from './tells-good';
import { understoodOf } from './wrong-number';

/** A yes or no to whether they are safe counts for so long. Milliseconds. */
export const ANSWERS_SAFE = 3 * 60 * 60_000;

/**
 * Good news, a goal, a word of the menu, while nobody has come yet: it is kept for whoever comes, and no phone rings for it as for danger.
 * Good news is met as such, and whether they are safe is asked with it.
 * @returns what it was; null for what may be anything
 */
export function ordinaryIn(draft: Draft): 'good-news' | 'other' | null {
  const heard = draft.heard ?? '';
  const { intent, confidence } = understoodOf(draft, heard);
  const isPlain = confidence >= PLAINLY;
  if (isPlain && intent === 'good-news' && tellsNews(draft, heard)) return 'good-news';
  // "Morning better" is only like a wish for another hour.
  const isWish =
    isPlain && ORDINARY.has(intent) && (namesTexts(draft) || intent === 'goal-new' || saidPlainly(draft) === intent);
  return isWish || REMARKS.some((remark) => draft.remarks.has(remark)) ? 'other' : null;
}

/** "Yes", "yes mate" and "passed" tell nothing good of danger. How they feel is another matter too: lightness may come before the worst. */
function tellsNews(draft: Draft, heard: string): boolean {
  if (!tellsGood(draft) || wordCount(heard) < NEWS || readYesNo(heard, draft) !== 'unclear') return false;
  return readMood(heard, draft) === null && !draft.remarks.has('feels-better');
}

/** Fewer words are no news. */
const NEWS = 3;

export function meetGoodNews(draft: Draft, text: string): void {
  const { handoff } = draft.state;
  const asked = handoff?.safeAsked;
  if (handoff === null || (asked !== undefined && draft.context.now - asked < ANSWERS_SAFE)) {
    return waitInCrisis(draft, text, 'ordinary');
  }
  draft.keepForHuman(text);
  handoff.safeAsked = draft.context.now;
  draft.say('crisis.good-news', {}, { priority: 'crisis' });
}

const ORDINARY: ReadonlySet<Intent> = new Set<Intent>(['goal-new', 'settings-time', 'settings-often', 'settings-name']);
const REMARKS: readonly Remark[] = ['names-goal', 'menu-word', 'my-goal', 'so-far', 'what-to-text', 'your-name'];
