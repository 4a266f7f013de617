import { askAgain, isStranded, letGo, waitingStep } from '../flow/engine';
import type { Remark } from '../understanding';
import type { Draft } from './draft';
import { wasJustSaid } from './said-last';

/** What anybody asks in the first days, and what is said to it. */
const ANSWERS: readonly (readonly [Remark, string])[] = [
  ['for-how-long', 'small-talk.for-how-long'],
  ['if-no-answer', 'small-talk.if-no-answer'],
  ['at-night', 'small-talk.at-night'],
  ['plain-texts', 'small-talk.plain-texts'],
  ['hides-texts', 'small-talk.hide-texts'],
  ['wants-recall', 'small-talk.back-inside'],
];

/**
 * How long the texts go on, what happens without an answer, whether anybody is there at night: answered wherever it is
 * asked, in the welcome too, and the question that waits put again. `false`: nothing of the kind.
 */
export function hearPlainQuestion(draft: Draft): boolean {
  if (isStranded(draft)) return false;
  const { remarks, state, facts } = draft;
  const asked = ANSWERS.find(([remark]) => remarks.has(remark))?.[1];
  if (asked !== undefined) {
    state.lost = 0;
    const isSeen = remarks.has('if-no-answer') && state.consent.mentorSees === true;
    draft.say(isSeen ? 'small-talk.if-no-answer-seen' : asked);
    const waiting = waitingStep(draft);
    // What they may tell freely need not be asked for twice.
    if (waiting?.step.says && waiting.step.ask !== 'text') askAgain(draft);
    return true;
  }
  if (remarks.has('dont-tell') && wasJustSaid(draft, ['handoff.passed-on'])) {
    draft.say('handoff.gone-already');
    return true;
  }
  if (state.welcome !== 'done') return false;
  if (remarks.has('mentor-plans') && facts.hasMentor) {
    state.lost = 0;
    draft.say('small-talk.mentor-plans');
    return true;
  }
  if (!remarks.has('no-asking')) return false;
  state.lost = 0;
  letGo(draft);
  draft.say('small-talk.no-asking');
  return true;
}
