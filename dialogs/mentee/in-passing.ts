import { answer, askAgain, askInstead, isStranded, letGo, waitingStep } from '../flow/engine';
import { addDays } from '../time';
import type { Understanding } from '../understanding';
import { begin } from './begin';
import type { Draft } from './draft';
import { hearHardTold } from './hard-told';
import { hearLoss } from './losses';
import { hearNeed, isPressing } from './needs';
import { hearWhoAmI } from './who-am-i';
import { resumes } from './wishes';

type Waiting = ReturnType<typeof waitingStep>;

/** Flows in which nearly anything is their own words for something to be kept. */
const OF_OWN_WORDS: ReadonlySet<string> = new Set(['letter', 'story', 'story-part', 'goal', 'step-nudge', 'feedback']);

/**
 * What is said in short or broken words, and would be taken for something else: that they do not understand, what they are in need of,
 * that somebody has died, what they ask about social services, or about how long it has been. `false`: nothing of the kind.
 */
export function hearInPassing(draft: Draft, meant: Understanding): boolean {
  const { remarks, state } = draft;
  if (isStranded(draft)) return false;
  const waiting = waitingStep(draft);
  // "Didnt get it", of the job.
  const isLetDown = remarks.has('fell-through') && waiting?.flow.name === 'good-news';
  if (remarks.has('say-simpler') && !isLetDown) return sayAgain(draft, waiting);
  if (state.welcome === 'done' && remarks.has('numbers-again')) return keepNumbers(draft, true);
  if (state.welcome === 'done' && remarks.has('no-numbers')) return keepNumbers(draft, false);
  if ((state.welcome === 'done' || isPressing(draft)) && hearNeed(draft, meant)) return true;
  if (state.welcome !== 'done') return false;
  if (hearLoss(draft, meant) || hearWantsTalk(draft, waiting)) return true;
  if (waiting !== null && OF_OWN_WORDS.has(waiting.flow.name)) return false;
  if (remarks.has('dont-mention') && !remarks.has('drop-it')) return promiseNotTo(draft);
  // Nothing is counted here that could go back to nothing.
  if (remarks.has('how-long-since')) return answerOnce(draft, waiting, 'small-talk.no-count');
  // On a good day, asked what went well, it is what went well.
  const isNews = waiting?.step.name === 'glad';
  const saysDays = remarks.has('days-alone') && draft.facts.slippedYesterday && !isNews;
  if (remarks.has('stop-saying')) {
    state.lost = 0;
    draft.say('small-talk.abuse');
    return true;
  }
  if (remarks.has('from-zero') || saysDays) return answerOnce(draft, waiting, 'small-talk.from-zero');
  if (remarks.has('social-services')) {
    return begin(draft, 'practical-help', { topic: 'family', trouble: draft.heard ?? '' });
  }
  if (remarks.has('fresh-start')) return startAfresh(draft, waiting);
  if (remarks.has('using-near') && !CRAVING.has(waiting?.flow.name ?? '')) return begin(draft, 'craving', {}, 'near');
  if (hasSomeLeft(draft, waiting)) return begin(draft, 'craving', {}, 'at-hand');
  if (hearWhoAmI(draft) || hearHardTold(draft, meant)) return true;
  // While they are being listened to, these are part of what they tell.
  if (waiting !== null && waiting.step.ask === 'text') return false;
  if (remarks.has('wants-back')) return begin(draft, 'goal', { wish: draft.heard ?? '' });
  return (remarks.has('told-no') || remarks.has('regrets') || remarks.has('leave-place')) && begin(draft, 'rough');
}

/** "Need to talk": to be heard here, or a person? Asked, and nobody is sent for; while they are listened to, they go on. After danger it is a person. */
function hearWantsTalk(draft: Draft, waiting: Waiting): boolean {
  if (!draft.remarks.has('wants-talk') || draft.facts.dangerLately || draft.facts.humanAsked) return false;
  const flow = waiting?.flow.name ?? '';
  if (flow === 'listening') return answer(draft, draft.heard ?? '');
  if (WHO_IS_WANTED.has(flow) || OF_OWN_WORDS.has(flow)) return false;
  if (waiting !== null) letGo(draft);
  return begin(draft, 'what-would-help');
}

/** Where a talk is one of the answers. */
const WHO_IS_WANTED: ReadonlySet<string> = new Set(['what-would-help', 'loss', 'offer-mentor', 'mentor-please']);

/** "Got some left in my sock": of what, a craving or a slip that is being told says. */
function hasSomeLeft({ remarks }: Draft, waiting: Waiting): boolean {
  const flow = waiting?.flow.name ?? '';
  if (flow === 'listening') return false;
  return remarks.has('stash') || (remarks.has('stash-maybe') && (flow === 'craving' || flow === 'slip-up'));
}

/** Where it is part of what is told already. */
const CRAVING: ReadonlySet<string> = new Set(['craving', 'listening', 'slip-up']);

/** The question once more, in other words; where none waits, who this is and what can be written, as simply as it can be said. */
function sayAgain(draft: Draft, waiting: Waiting): boolean {
  draft.state.lost = 0;
  if (waiting?.step.says) askAgain(draft);
  else draft.say('fallback.simply');
  return true;
}

/** How they want to be asked how they are, from now on, and of what waits too. */
function keepNumbers(draft: Draft, asked: boolean): true {
  const { state } = draft;
  state.lost = 0;
  state.noNumbers = !asked;
  draft.ledger('check-in-numbers', { asked: asked ? 'yes' : 'no' });
  draft.say(asked ? 'small-talk.numbers-again' : 'small-talk.no-numbers');
  if (!asked && waitingStep(draft)?.flow.name === 'check-in' && waitingStep(draft)?.step.ask === 'mood') {
    askInstead(draft, 'in-words');
  }
  return true;
}

/** So long after a slip "start again" is about them, and not about the texts. Days. */
const AFTER_A_SLIP = 14;

/** "Can we start again", "day 1 again": today counts, and nothing is set back. Where it means the texts, it is heard as that. */
function startAfresh(draft: Draft, waiting: Waiting): boolean {
  const { state, today, heard } = draft;
  const hasSlipped = state.slip !== null && state.slip.day >= addDays(today, -AFTER_A_SLIP);
  const isPaused = draft.facts.hasBreak;
  if ((isPaused || !hasSlipped) && resumes(draft, heard ?? '')) return false;
  if (waiting?.flow.name === 'listening') return false;
  if (waiting?.flow.name === 'pause') letGo(draft);
  state.lost = 0;
  draft.say('small-talk.fresh-start');
  return true;
}

/** It is asked, or said, and no slip is told: it is answered, and the question that waits put again. */
function answerOnce(draft: Draft, waiting: Waiting, cue: string): true {
  draft.state.lost = 0;
  draft.say(cue);
  if (waiting?.flow.name === 'pause') letGo(draft);
  else if (waiting?.step.says) askAgain(draft);
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
