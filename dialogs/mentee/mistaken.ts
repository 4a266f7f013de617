import { readYesNo } from '../flow/answer';
import { waitingStep } from '../flow/engine';
import { PLAINLY, type Understanding } from '../understanding';
import { wordCount } from '../word-count';
import { isOfTexts, namesTexts } from './about-texts';
import type { Draft } from './draft';
import { isAboutDrugs } from './hard-times';
import { meantBy, toldNoSlip } from './no-slip';
import { saidPlainly } from './said-plainly';
import { isGuessOfPiece, isTalking } from './talk-goes-on';
import { isAboutThemselves } from './who-am-i';
import { wishIn } from './wish-heard';

/** What was only guessed, of words that are known to be about something else. */
export function isMistaken(draft: Draft, { intent, confidence, entities }: Understanding): boolean {
  const isOfSelf = isAboutThemselves(draft) && OF_SELF.has(intent);
  // "Should i ring him?": whoever "he" is, it is asked, and nobody is to be sent for.
  const isOfAnother = draft.remarks.has('shall-i') && intent === 'mentor-please';
  if (draft.remarks.has('so-so') && OF_TIME.has(intent)) return true;
  if (OF_TIME.has(intent) && saidPlainly(draft) !== intent && !isOfTexting(draft)) return true;
  if (isGuessOfPiece(draft, { intent })) return true;
  // "Ye" greets nobody.
  if (intent === 'greeting' && readYesNo(draft.heard ?? '', draft) === 'yes') return true;
  if (intent === 'craving' && isOfSomethingElse(draft)) return true;
  // "Ring the council", to when they want to be asked: what is still to do is not done.
  if (intent === 'step-done' && confidence < PLAINLY && waitingStep(draft)?.step.ask === 'when') return true;
  if (draft.remarks.has('has-eaten') && intent === 'practical-help') return true;
  // "They want me to do a course": what somebody else wants is no goal of theirs.
  if (draft.remarks.has('others-want') && intent === 'goal-new') return true;
  // "Banned from tesco" tells of no offence.
  if (OF_SLIPS.has(intent) && draft.remarks.has('barred')) return true;
  // "I found him": in so few words a fight is only guessed.
  if (entities['kind'] === 'fight' && wordCount(draft.heard) <= 3 && saidPlainly(draft) !== intent) return true;
  // A recogniser outside knows nothing of whose slip it was.
  if (OF_SLIPS.has(intent) && toldNoSlip(draft, draft.heard ?? '') !== null) {
    return meantBy(draft, draft.heard ?? '').intent !== intent;
  }
  return (isOfSelf || isOfAnother) && saidPlainly(draft) !== intent;
}

/** What is only like a wish about texts names them, or, out of the blue, an hour or a day. "12 hour shift", in the middle of a talk, asks for no other hour. */
function isOfTexting(draft: Draft): boolean {
  if (isTalking(draft)) return namesTexts(draft);
  return isOfTexts(draft) || wishIn(draft, draft.heard ?? '')?.wish.kind === 'set';
}

/** "Thinking about the kids", "not thinkin bout the ex": what is on their mind is named, and it is nothing to crave. */
function isOfSomethingElse(draft: Draft): boolean {
  if (draft.context.language.topics.mentioned(draft.heard ?? '') === null) return false;
  return !draft.remarks.has('craves') && !isAboutDrugs(draft) && saidPlainly(draft) !== 'craving';
}

const OF_TIME: ReadonlySet<string> = new Set(['settings-often', 'settings-time']);

/** What is felt in words about who they are. */
const OF_SELF: ReadonlySet<string> = new Set(['wrong-number', 'are-you-a-bot', 'good-news', 'step-done', 'goal-new']);

const OF_SLIPS: ReadonlySet<string> = new Set(['slip-up', 'craving']);
