import type { Intent } from '../understanding';
import type { Draft } from './draft';
import { tellWhoSees } from './who-sees';
import { wishIn } from './wish-heard';
import { understoodOf } from './wrong-number';

/**
 * The direct question waits, and they ask who reads this, tell of a goal, or wish for another hour: no answer, and no unclear yes. It is
 * put once more; whatever is no clear no to that is taken as a yes. Never where something was taken.
 */
export function asksOfOtherThings(draft: Draft, text: string): boolean {
  const asked = draft.state.safetyAsked;
  if (asked === null || asked.aside || asked.category === 'medical') return false;
  const { intent, confidence } = understoodOf(draft, text);
  const isPlain = confidence >= PLAINLY;
  const isOfSharing = draft.remarks.has('who-reads') || (intent === 'who-sees-this' && isPlain);
  if (!isOfSharing && !(isPlain && OTHER_THINGS.has(intent)) && !isOfOtherThings(draft, text)) return false;
  draft.state.safetyAsked = { ...asked, aside: true, at: draft.context.now };
  draft.keepForHuman(text);
  if (isOfSharing) tellWhoSees(draft);
  draft.say(asked.cue, {}, { priority: 'crisis', again: true });
  return true;
}

function isOfOtherThings(draft: Draft, text: string): boolean {
  // "Not tonight" puts off, and is no wish about texts.
  const wish = wishIn(draft, text);
  return draft.remarks.has('names-goal') || (wish?.plain === true && wish.wish.kind !== 'pause');
}

const OTHER_THINGS: ReadonlySet<Intent> = new Set<Intent>([
  'are-you-a-bot',
  'settings-time',
  'settings-often',
  'settings-name',
  'settings-language',
  'goal-new',
]);

const PLAINLY = 0.8;
