import { askAgain, waitingStep } from '../flow/engine';
import { wordCount } from '../word-count';
import { begin } from './begin';
import type { Draft } from './draft';
import { wasJustSaid } from './said-last';

/** "without my name pls", and nothing that could be passed on. Words. */
const NO_MORE_THAN_THAT = 6;

/**
 * What is for the team to hear: said at once, or to be said next; that it goes without their name; whether their mentor has it.
 * `false`: nothing of the kind.
 */
export function hearForTeam(draft: Draft): boolean {
  const { remarks, heard } = draft;
  const waiting = waitingStep(draft);
  const words = heard ?? '';
  if (isAsideOfFeedback(draft)) return true;
  if (waiting !== null && !MAY_BREAK_OFF.has(waiting.flow.name)) return false;
  if (remarks.has('for-the-team')) {
    return begin(draft, 'feedback', { words }, remarks.has('nameless') ? 'unnamed' : undefined);
  }
  return remarks.has('to-pass-on') && begin(draft, 'feedback', { words: '' });
}

/** Where a question waits whose answer would not be in such words. */
const MAY_BREAK_OFF: ReadonlySet<string> = new Set(['check-in', 'hello', 'offer-mentor', 'rough', 'feedback']);

/** "About dave", "no name": what it is about, and how it goes, before or after they have said it. None of it is passed on for itself. */
function isAsideOfFeedback(draft: Draft): boolean {
  const { remarks, state, heard } = draft;
  const waiting = waitingStep(draft);
  const isShort = wordCount(heard) <= NO_MORE_THAN_THAT;
  if (waiting?.flow.name === 'feedback') {
    if (waiting.step.name === 'pass-on' && remarks.has('only-of')) return begin(draft, 'feedback', { words: '' });
    if (waiting.step.ask !== 'text' || !isShort || !(remarks.has('only-of') || remarks.has('nameless'))) return false;
    askAgain(draft);
    return true;
  }
  if (!wasJustSaid(draft, ['feedback.passed-on', 'feedback.name-stays-out', 'feedback.not-mentor'])) return false;
  const cue =
    isShort && remarks.has('nameless')
      ? 'feedback.name-stays-out'
      : remarks.has('tells-mentor') || remarks.has('who-told')
        ? 'feedback.not-mentor'
        : null;
  if (cue === null) return false;
  state.lost = 0;
  draft.say(cue);
  if (waiting?.step.says && waiting.step.ask !== 'text') askAgain(draft);
  return true;
}
