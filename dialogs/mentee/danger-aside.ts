import { letGo, waitingStep } from '../flow/engine';
import type { Wish } from '../rhythm';
import { addDays } from '../time';
import { type Intent, PLAINLY, type Remark } from '../understanding';
import { namesTexts } from './about-texts';
import { onlyThanks } from './answer-to-danger';
import { tookLately } from './crisis-wording';
import { askedInDanger } from './danger-before';
import type { Draft } from './draft';
import { tellWhoSees } from './who-sees';
import { wishIn } from './wish-heard';
import { granted } from './wishes';
import { understoodOf } from './wrong-number';

/**
 * The direct question waits, and they say thanks, ask who reads this, tell of a goal, or wish for another hour: no answer, and no unclear
 * yes. What can be done at once is done, and the question is put once more; whatever is no clear no to that is taken as a yes. Never where
 * something was taken.
 */
export function asksOfOtherThings(draft: Draft, text: string): boolean {
  if (!mayAskOnce(draft)) return false;
  const { intent, confidence } = understoodOf(draft, text);
  const isPlain = confidence >= PLAINLY;
  const isOfSharing = draft.remarks.has('who-reads') || (intent === 'who-sees-this' && isPlain);
  const wish = settingIn(draft, text);
  const isOther = onlyThanks(draft, text) || wish !== null || (isPlain && OTHER_THINGS.has(intent));
  if (!isOfSharing && !isOther && !OTHER_REMARKS.some((remark) => draft.remarks.has(remark))) return false;
  draft.keepForHuman(text);
  if (isOfSharing) tellWhoSees(draft);
  else if (wish !== null && !draft.remarks.has('menu-word')) grantAtOnce(draft, wish);
  else if (draft.remarks.has('calls-off')) draft.say('crisis.to-stop', {}, { priority: 'crisis' });
  else if (draft.remarks.has('what-to-text')) draft.say('small-talk.can-text');
  putAgain(draft);
  return true;
}

/** HELP has its fixed answer, whatever waits. After it the question stands again; the second time it is a call for help. @returns whether that was all */
export function askAgainAfterHelp(draft: Draft): boolean {
  if (askedInDanger(draft) === null) return true;
  if (!mayAskOnce(draft)) return false;
  putAgain(draft);
  return true;
}

/** Once, and never where something was taken: then nobody waits for a second answer. "More", which we offered a text ago, is a word of ours. */
function mayAskOnce(draft: Draft): boolean {
  const asked = draft.state.safetyAsked;
  if (asked === null || asked.aside === true) return false;
  return asked.category !== 'medical' || (draft.remarks.has('menu-word') && !tookLately(draft));
}

function putAgain(draft: Draft): void {
  const asked = draft.state.safetyAsked;
  if (asked === null) return;
  draft.state.safetyAsked = { ...asked, aside: true, at: draft.context.now };
  const cue = asked.cue === 'crisis.ask-suicide' ? 'crisis.ask-again' : asked.cue;
  draft.say(cue, {}, { priority: 'crisis', again: true });
}

/** A wish about their texts that says what it is to be. "Not tonight" puts off, and is none. */
function settingIn(draft: Draft, text: string): Wish | null {
  const heard = wishIn(draft, text);
  // "Text me at 6" names the texts; "at 6" may be when they mean to do it.
  if (heard === null || !(heard.plain || (heard.whole && namesTexts(draft)))) return null;
  const { wish } = heard;
  if (wish.kind === 'pause') return wish.until > addDays(draft.today, 1) && /^\d/.test(wish.until) ? wish : null;
  return wish;
}

/** It takes effect where nothing has to be asked for it: another question beside that one would be one too many. */
function grantAtOnce(draft: Draft, wish: Wish): void {
  if (!AT_ONCE.has(wish.kind)) return;
  granted(draft, wish);
  if (waitingStep(draft) !== null) letGo(draft);
}

const AT_ONCE: ReadonlySet<Wish['kind']> = new Set(['set', 'limit', 'less', 'more', 'pause', 'once']);

const OTHER_THINGS: ReadonlySet<Intent> = new Set<Intent>([
  'are-you-a-bot',
  'settings-time',
  'settings-often',
  'settings-name',
  'settings-language',
  'goal-new',
  'good-news',
  'greeting',
]);

const OTHER_REMARKS: readonly Remark[] = [
  'names-goal',
  'drops-goal',
  'changes-goal',
  'menu-word',
  'my-goal',
  'so-far',
  'what-to-text',
  'your-name',
  'no-numbers',
  'numbers-again',
  'calls-off',
  'plainly-doing',
];
