import { askAgain, isStranded, letGo, startFlow, waitingStep } from '../flow/engine';
import type { Remark } from '../understanding';
import { begin } from './begin';
import type { Draft } from './draft';
import { hearForTeam } from './for-team';
import { hearIfIStop } from './if-i-stop';
import { wasJustSaid } from './said-last';
import { hearAskedOn } from './who-sees';

/** What anybody asks in the first days, and what is said to it. */
const ANSWERS: readonly (readonly [Remark, string])[] = [
  ['for-how-long', 'small-talk.for-how-long'],
  ['if-no-answer', 'small-talk.if-no-answer'],
  ['at-night', 'small-talk.at-night'],
  ['plain-texts', 'small-talk.plain-texts'],
  ['hides-texts', 'small-talk.hide-texts'],
  ['wants-recall', 'small-talk.back-inside'],
  ['keeps-mentor', 'small-talk.how-it-ends'],
  ['how-it-ends', 'small-talk.how-it-ends'],
  ['tracks-me', 'small-talk.not-tracked'],
  ['can-come-back', 'small-talk.can-come-back'],
  ['sent-picture', 'small-talk.no-pictures'],
  ['not-them', 'small-talk.not-them'],
  ['upset-you', 'honest.upset'],
];

/**
 * How long the texts go on, what happens without an answer, whether anybody is there at night: answered wherever it is
 * asked, in the welcome too, and the question that waits put again. `false`: nothing of the kind.
 */
export function hearPlainQuestion(draft: Draft): boolean {
  if (isStranded(draft)) return false;
  const { remarks, state, facts } = draft;
  if (hearBeforeAgreeing(draft) || hearAskedOn(draft) || hearIfIStop(draft)) return true;
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
  if ((remarks.has('dont-tell') || remarks.has('dont-send-on')) && wasJustSaid(draft, ['handoff.passed-on'])) {
    draft.say('handoff.gone-already');
    return true;
  }
  if (hearNoTexts(draft) || hearForTeam(draft)) return true;
  if (state.welcome !== 'done') return false;
  if (remarks.has('am-i-bad')) return begin(draft, 'rough', {}, 'am-i-bad');
  if (hearSmallThing(draft) || hearChatOrView(draft)) return true;
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

/** "What if I say no", "is it every day": whoever asks before they agree has agreed to nothing, refused nothing and set nothing. */
function hearBeforeAgreeing(draft: Draft): boolean {
  const step = waitingStep(draft)?.step;
  if (!draft.remarks.has('before-agreeing') || !step?.plainly) return false;
  draft.state.lost = 0;
  draft.say('small-talk.before-agreeing', { texts: step.keep === 'texts' ? 'yes' : 'no' });
  askAgain(draft);
  return true;
}

/** What is said of a thing that needs no more than that. */
const SAID: readonly (readonly [Remark, string])[] = [
  ['dreamt-of-it', 'small-talk.dreamt-of-it'],
  ['said-no', 'small-talk.said-no'],
];

/** A dream of using is no slip; a no to somebody no craving; a lift is nothing that a bot can see to; one thing forgotten is not all of it. */
function hearSmallThing(draft: Draft): boolean {
  const { remarks, state, facts } = draft;
  // Asked for their own words, these are the answer.
  if (waitingStep(draft)?.step.ask === 'text') return false;
  const cue = SAID.find(([remark]) => remarks.has(remark))?.[1];
  const isFavour = remarks.has('asks-favour');
  if (cue === undefined && !isFavour && !remarks.has('forget-one')) return false;
  state.lost = 0;
  letGo(draft);
  if (cue !== undefined) draft.say(cue);
  else if (!isFavour) startFlow(draft, 'forget');
  else {
    draft.say('small-talk.cant-do');
    if (!facts.humanAsked) startFlow(draft, 'offer-mentor');
  }
  return true;
}

/** "Send me her messages": nothing of anybody's is sent to whoever holds this phone. */
function hearNoTexts(draft: Draft): boolean {
  if (!draft.remarks.has('wants-texts')) return false;
  draft.state.lost = 0;
  draft.say('small-talk.gives-no-texts');
  return true;
}

/** Nothing is in the middle of being told, asked or ridden out there. */
const IN_PASSING: ReadonlySet<string> = new Set(['', 'check-in', 'hello', 'offer-mentor']);

/** A chat, with nobody they name: nobody is sent for, but which they would rather. What to do about him or her is theirs to say, and no bot's. */
function hearChatOrView(draft: Draft): boolean {
  const { remarks, state } = draft;
  const waiting = waitingStep(draft);
  if (state.handoff !== null || !IN_PASSING.has(waiting?.flow.name ?? '')) return false;
  if (remarks.has('wants-chat')) return begin(draft, 'what-would-help');
  if (!remarks.has('asks-view')) return false;
  state.lost = 0;
  draft.say('honest.your-call');
  return true;
}
