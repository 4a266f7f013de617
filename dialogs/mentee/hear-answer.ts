import { readMood, readYesNo } from '../flow/answer';
import { answer, askAgain, isStranded, letGo, noteAnswer, restartStranded, waitingStep } from '../flow/engine';
import { turnsFrom } from '../flow/lasting';
import { settleOvernight } from '../flow/overnight';
import type { Understanding } from '../understanding';
import { hearAboutConsent, hearMaySee } from './about-consent';
import { hearAboutGoal, isForTheNext, OF_STEPS } from './about-goal';
import { hearAboutKept } from './about-kept';
import { guessesSlip, hearHourLate, namesDrugsLate } from './after-slip';
import { begin } from './begin';
import { hearBesides, isOfFigures } from './besides';
import type { Draft } from './draft';
import { isNoNews } from './everyday';
import { hearHardDay } from './hard-day';
import { isOnlyGuessed, isOnlyListenedTo } from './heard-out';
import { cutsIn, follow } from './intents';
import { cutsInWithKeepsake, hearKeepsake } from './keepsakes';
import { isMistaken } from './mistaken';
import { saysNoMore } from './no-answer-today';
import { STOPPED, toldNoSlip } from './no-slip';
import { notUnderstood } from './not-understood';
import { hearOfStep, wantsNoAsking } from './of-step';
import { hearPieceInstead } from './piece-after';
import { hearLetDown, staysWith } from './remarks';
import { hearGivingIn } from './ride-out';
import { hearAboutHour } from './slip-hour';
import { tellsMore } from './slips';
import { isGuessedGood } from './tells-good';
import { hearHourInstead, hearStepInstead } from './told-instead';
import { hearStepUnasked, hearTried, tellsBadInstead, tellsOfStep } from './told-of-step';
import { hearWhyNot } from './why-not';
import { cutsInWithWish } from './wishes';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/**
 * What is heard while a question waits, in this order: what goes before it, and turns from it; what may be said instead of an answer;
 * the answer; and what leaves the question as it is. `false`: the message is about something else, and the question let go where it was an offer.
 */
export function hearAnswer(draft: Draft, text: string, understood: () => Understanding): boolean {
  if (isStranded(draft)) {
    restartStranded(draft);
    return true;
  }
  const waiting = waitingStep(draft);
  if (waiting === null) return false;
  const still = settleOvernight(draft, waiting, text);
  if (still !== 'answers') return still === 'asked';
  const meant = understood();
  if (hearMaySee(draft, waiting, text) || tellsMore(draft, waiting, meant, text)) return true;
  if (namesDrugsLate(draft, waiting, text) || hearHourLate(draft, waiting, text)) return true;
  if (hearGivingIn(draft, waiting, text) || hearWhyNot(draft, waiting, text)) return true;
  if (wantsNoAsking(draft, waiting)) return begin(draft, 'step-nudge', {}, 'no-nudge');
  // "When i can", to when they shall be asked: whom else would be free, nobody asked.
  if (waiting.step.ask === 'when' && draft.remarks.has('when-i-can')) return answer(draft, text);
  const asBefore = saysNoMore(draft, waiting);
  if (asBefore !== null) return answer(draft, asBefore);
  if (cutsIn(waiting.flow, meant) || guessesSlip(draft, waiting, meant)) {
    noteAnswer(draft, text);
    return follow(draft, meant);
  }
  if (isTurningAway(draft, waiting, meant, text)) {
    noteAnswer(draft, text);
    letGo(draft);
    return false;
  }
  if (hearInstead(draft, waiting, meant, text)) return true;
  if (isNoGoodNews(draft, waiting, meant, text)) {
    letGo(draft);
    return false;
  }
  if (waiting.step.ask === 'progress' && tellsBadInstead(draft)) return false;
  if (answer(draft, text) || tellsOfStep(draft, waiting, text)) return true;
  if (isLeftOpen(draft, waiting, meant, text)) return true;
  letOfferGo(draft, waiting);
  return false;
}

function isTurningAway(draft: Draft, { flow, step }: Waiting, meant: Understanding, text: string): boolean {
  // "Nah text", asked when to ask about "ring her mum": another way of doing it, and no wish about texts.
  if (step.ask === 'when' && OF_STEPS.has(flow.name) && draft.remarks.has('other-way')) return false;
  if (meant.intent.startsWith('step-') && !draft.facts.hasStep) return false;
  // "Can we do it later", asked what they want: that is for another time, and no hour of the texts.
  if (step.ask === 'text' && OF_STEPS.has(flow.name) && draft.remarks.has('not-just-now')) return false;
  if (isOnlyListenedTo(draft) && isOnlyGuessed(draft, meant)) return false;
  if (isGuessedGood(draft, meant) || (meant.intent === 'craving' && isMistaken(draft, meant))) return false;
  return turnsFrom(flow, text, meant);
}

/** What is said where an answer was asked for, and is met for itself. */
function hearInstead(draft: Draft, waiting: Waiting, meant: Understanding, text: string): boolean {
  const { step, flow } = waiting;
  if (hearOfStep(draft, waiting, meant, text) || hearPieceInstead(draft, waiting, text)) return true;
  if (hearStepInstead(draft, waiting, meant, text) || hearHourInstead(draft, waiting, text)) return true;
  if (hearAboutKept(draft, waiting, text) || hearStopped(draft, waiting, meant, text)) return true;
  if (hearAboutGoal(draft, waiting, text) || hearAboutConsent(draft, waiting, text)) return true;
  if (hearAboutHour(draft, waiting, meant, text)) return true;
  if (hearHardDay(draft, waiting, meant, text) || hearBesides(draft, waiting, meant, text)) return true;
  if (step.ask === 'text' && !flow.keeps.includes(meant.intent) && cutsInWithWish(draft, text, meant)) return true;
  if (step.ask === 'text' && flow.name !== 'letter' && cutsInWithKeepsake(draft, text)) return true;
  if (step.ask === 'mood' && hearKeepsake(draft, text)) return true;
  return hearTried(draft, waiting) || hearStepUnasked(draft, waiting, meant) || hearLetDown(draft);
}

/** "Turned down a line", to how they are, says nothing of being down. */
function hearStopped(draft: Draft, { step }: Waiting, meant: Understanding, text: string): boolean {
  if (step.ask !== 'mood' || meant.entities['matter'] !== STOPPED) return false;
  const besides = toldNoSlip(draft, text)?.rest.join('. ') ?? '';
  if (readMood(besides, draft) !== null) return false;
  letGo(draft);
  return follow(draft, meant);
}

/** "Curfew at 7", "dad got cancer tho", to what was the best of it, is another matter: it is not kept as good news. */
function isNoGoodNews(draft: Draft, { step, flow }: Waiting, { intent }: Understanding, text: string): boolean {
  if (flow.name !== 'good-news') return false;
  // "Bit nervous", of the first day at work: that is what it is about now.
  const isHard = HARD.has(intent) || (readMood(text, draft) ?? MIDDLING) < MIDDLING;
  if (NEVER_GOOD.has(intent) || (isHard && readYesNo(text, draft) === 'unclear')) return true;
  if (step.ask !== 'text') return false;
  return isNoNews(draft, text) || draft.remarks.has('no-good');
}

/** A middling day, of five. */
const MIDDLING = 3;
const HARD: ReadonlySet<string> = new Set(['low', 'scared', 'angry', 'lonely']);
/** "Still want one", to whether it shall be kept, is no yes. */
const NEVER_GOOD: ReadonlySet<string> = new Set(['craving', 'slip-up']);

/** What chooses nothing, or is for the question and no answer to it: it is put again, or stands. */
function isLeftOpen(draft: Draft, waiting: Waiting, meant: Understanding, text: string): boolean {
  if (isOfFigures(draft, waiting, text)) {
    askAgain(draft);
    return true;
  }
  // "Smaller, later, or leave it?" "Yes."
  const isOfMany = ['choice', 'break', 'goal'].includes(waiting.step.ask ?? '');
  const isNoChoice = isOfMany && !/\s/.test(text) && readYesNo(text, draft) === 'yes';
  if (!isNoChoice && !staysWith(draft, meant)) return false;
  notUnderstood(draft, text);
  return true;
}

/** An offer is not insisted on: what they say instead is heard for itself. */
function letOfferGo(draft: Draft, { flow, step }: Waiting) {
  if (flow.name === 'practical-help') draft.letGoPlaces = draft.state.flows;
  // "No bags left", to whether they want the next step: no yes or no is asked for over it.
  if (flow.offer || isForTheNext({ flow, step })) letGo(draft);
}
