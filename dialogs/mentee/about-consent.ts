import { readMood, readYesNo } from '../flow/answer';
import { answerWith, askAgain, letGo, waitingStep } from '../flow/engine';
import { countIn, PUT_AGAIN, PUT_AT } from '../flow/memory';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { notUnderstood } from './not-understood';

/**
 * "Yes Dave can see i spose" is the answer to whether Dave may, and no wish to talk to Dave; "Dave can see none of it" is a no. What
 * allows some of it is asked once more, and what asks ("so Dave can see my texts?") has agreed to nothing. `false`: nothing of the kind.
 */
export function hearMaySee(draft: Draft, { step }: Waiting, text: string): boolean {
  const { remarks } = draft;
  if (step.keep !== 'mentorSees' || text.includes('?')) return false;
  if (remarks.has('may-not-see')) return answerWith(draft, step.cue, 'no');
  if (remarks.has('may-see-some') || remarks.has('wants-else')) {
    notUnderstood(draft, text);
    return true;
  }
  if (!remarks.has('may-see') || readYesNo(text, draft) === 'no') return false;
  return answerWith(draft, step.cue, 'yes');
}

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** For so long "ok" and "fine" are a yes to what was asked; later they may be how they are. */
const JUST_NOW = 15 * 60_000;
/** "all good thanks" */
const A_WORD = 3;

/**
 * Consent is asked for, and a shrug or a word for how they are is no yes: "I don't mind", "fine". What is asked once in passing is put
 * once more, and then let go. `false`: nothing of the kind.
 */
export function hearAboutConsent(draft: Draft, { flow, step, frame }: Waiting, text: string): boolean {
  if (!step.plainly) return false;
  // "No name", of what they have just had passed on, is a no to nothing that is asked here.
  if (draft.remarks.has('no-name')) {
    askAgain(draft);
    return true;
  }
  const isNeither = readYesNo(text, draft) === 'unclear';
  if (flow.name === 'welcome' && isNeither && draft.context.language.topics.shrug(text)) {
    notUnderstood(draft, text);
    return true;
  }
  const isYes = draft.remarks.has('yes-alone') && draft.context.now - countIn(frame, PUT_AT) < JUST_NOW;
  const isHowTheyAre = !isYes && wordCount(text) <= A_WORD && readMood(text, draft) !== null;
  if (flow.name !== 'second-day' || !isHowTheyAre) return false;
  draft.state.lost = 0;
  const again = countIn(frame, PUT_AGAIN);
  frame.memory[PUT_AGAIN] = again + 1;
  if (again === 0) askAgain(draft);
  else {
    letGo(draft);
    draft.say('small-talk.ok');
  }
  return true;
}

/** "I would rather not, if it's all the same to you": the answer to a question of yes or no, whatever it sounds like. */
export function isPoliteNo(draft: Draft): boolean {
  return draft.remarks.has('rather-not') && waitingStep(draft)?.step.ask === 'yes-no';
}
