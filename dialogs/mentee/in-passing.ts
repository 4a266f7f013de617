import { askAgain, isStranded, letGo, startFlow, waitingStep } from '../flow/engine';
import type { Draft } from './draft';

type Waiting = ReturnType<typeof waitingStep>;

/** Flows in which nearly anything is their own words for something to be kept. */
const OF_OWN_WORDS: ReadonlySet<string> = new Set(['letter', 'story', 'story-part', 'goal', 'step-nudge', 'feedback']);

/**
 * What is said in short or broken words, and would be taken for something else: that they do not understand, that they have no roof, what
 * they ask about social services, or about how long it has been. `false`: nothing of the kind.
 */
export function hearInPassing(draft: Draft): boolean {
  const { remarks, state } = draft;
  if (isStranded(draft)) return false;
  const waiting = waitingStep(draft);
  if (remarks.has('say-simpler')) return sayAgain(draft, waiting);
  if (state.welcome !== 'done' || (waiting !== null && OF_OWN_WORDS.has(waiting.flow.name))) return false;
  if (remarks.has('dont-mention') && !remarks.has('drop-it')) return promiseNotTo(draft);
  // Nothing is counted here that could go back to nothing.
  if (remarks.has('how-long-since')) return answerOnce(draft, waiting, 'small-talk.no-count');
  const saysDays = remarks.has('days-alone') && draft.facts.slippedYesterday;
  if (remarks.has('from-zero') || saysDays) return answerOnce(draft, waiting, 'small-talk.from-zero');
  if (remarks.has('no-roof')) return begin(draft, 'practical-help', { topic: 'housing', trouble: draft.heard ?? '' });
  if (remarks.has('social-services')) {
    return begin(draft, 'practical-help', { topic: 'family', trouble: draft.heard ?? '' });
  }
  // While they are being listened to, these are part of what they tell.
  if (waiting !== null && waiting.step.ask === 'text') return false;
  if (remarks.has('wants-back')) return begin(draft, 'goal', { wish: draft.heard ?? '' });
  return (remarks.has('told-no') || remarks.has('regrets')) && begin(draft, 'rough');
}

/** The question once more, in other words; where none waits, who this is and what can be written, as simply as it can be said. */
function sayAgain(draft: Draft, waiting: Waiting): boolean {
  draft.state.lost = 0;
  if (waiting?.step.says) askAgain(draft);
  else draft.say('fallback.simply');
  return true;
}

/** It is asked, or said, and no slip is told: it is answered, and the question that waits put again. */
function answerOnce(draft: Draft, waiting: Waiting, cue: string): true {
  draft.state.lost = 0;
  draft.say(cue);
  if (waiting?.step.says) askAgain(draft);
  return true;
}

/** They do not want it brought up again: what would come back to it by itself is let go. */
function promiseNotTo(draft: Draft): true {
  draft.state.lost = 0;
  draft.state.nextHour = null;
  letGo(draft);
  draft.say('small-talk.not-again');
  return true;
}

function begin(draft: Draft, flow: string, given: Record<string, string> = {}): true {
  draft.state.lost = 0;
  startFlow(draft, flow, given);
  return true;
}
