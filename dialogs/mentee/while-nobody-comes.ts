import { asidesIn } from '../asides/book';
import { answer, letGo, waitingStep } from '../flow/engine';
import { localTime } from '../time';
import { type Intent, PLAINLY, type Remark, type Understanding } from '../understanding';
import { namesTexts } from './about-texts';
import { answerToDanger, saysNoAndWhy } from './answer-to-danger';
import { saysLittle } from './calms-down';
import type { Draft } from './draft';
import { hearFearOfPapers } from './fears-papers';
import { hearHarmIsOver } from './harm-passes';
import { believe, humanWasCalled, isCalmer, isStillBodily, sendOn, waitInCrisis } from './in-crisis';
import { hearInTouch } from './in-touch';
import { isStillKept } from './kept-for-human';
import { jokesOfMeans, namedMeans, putsDangerRight } from './means';
import { saidBy } from './my-say/said';
import type { Saying } from './my-say/words';
import { needIn } from './needs';
import { askedWhetherAnyoneComes, canWait, wasMet } from './nobody-yet';
import { hearOfMentorInCrisis } from './of-mentor';
import { ANSWERS_SAFE, meetGoodNews, ordinaryIn } from './ordinary-in-alarm';
import { hearOtherIsOk } from './other-is-ok';
import { stillInDanger } from './safety';
import { saidPlainly } from './said-plainly';
import { isWholeWish } from './wishes';

/**
 * A human was called and is not here yet. What they write is kept for that human. In a crisis nothing else is begun; but what they ask
 * outright is answered, and who says that they are safe is believed. Hours later they are asked, once a day, and kept company as ever:
 * nobody is to hear of nothing but lines for days, because nobody could come.
 * @returns whether that was all there is to say
 */
export function isWaitingInCrisis(draft: Draft, text: string, meant: () => Understanding): boolean {
  const { handoff } = draft.state;
  if (handoff?.status !== 'open') return false;
  if (askedWhetherAnyoneComes(draft, text) || hearInTouch(draft, text)) return true;
  if (waitingStep(draft) === null && canWait(draft, text)) return true;
  if (!humanWasCalled(draft)) {
    if (waitingStep(draft) === null && handoff.safeAsked !== undefined) {
      if (!handoff.believed && wasOnlyAsking(draft, text)) return true;
      if (answersWhetherSafe(draft, text)) return true;
    }
    if (isStillKept(draft) || draft.remarks.has('tell-mentor')) draft.keepForHuman(text);
    return false;
  }
  if (hearOfMentorInCrisis(draft) || hearHarmIsOver(draft, text) || hearCalledOff(draft, text)) return true;
  if (hearOtherIsOk(draft, text)) return true;
  // A question of a conversation has the bare yes and no.
  const isAnswering = waitingStep(draft) !== null;
  if (hearMistake(draft, text)) return true;
  if (saysSafe(draft, text) || (!isAnswering && answersWhetherSafe(draft, text))) return true;
  if (!isAnswering && saysItWasLess(draft, text)) return true;
  delete handoff.unclear;
  // "Nowt" closes the door on the question, and is no beginning of small talk.
  if (draft.remarks.has('shrugs') && !isCalmer(draft)) {
    waitInCrisis(draft, text);
    return true;
  }
  if (hearFearOfPapers(draft, text)) return true;
  if (asksOutright(draft, text, meant())) {
    draft.keepForHuman(text);
    return false;
  }
  if (isAnswering && answer(draft, text)) {
    draft.keepForHuman(text);
    return true;
  }
  if (isCalmer(draft) && wasAskedIfSafeToday(draft)) {
    draft.keepForHuman(text);
    return false;
  }
  // What is no answer is no beginning of another conversation either.
  letGo(draft);
  const ordinary = ordinaryIn(draft);
  if (ordinary === 'good-news' && !isTooSoon(draft)) meetGoodNews(draft, text);
  else if (!askWhetherSafe(draft, text)) waitInCrisis(draft, text, ordinary === null ? undefined : 'ordinary');
  return true;
}

/** "No you thick bot i was asking what youd do", to whether they are safe: it was no danger, and no no either. */
function wasOnlyAsking(draft: Draft, text: string): boolean {
  if (isStillBodily(draft) || jokesOfMeans(draft)) return false;
  const isJoke = draft.remarks.has('was-joking') && putsDangerRight(draft, text);
  if (!isJoke && !saysNoAndWhy(draft, text)) return false;
  believe(draft, text, 'crisis.put-right');
  return true;
}

/** "Cancel it": the texts, or the call? Neither is done on a guess: they are asked whether they are safe, and told how the texts end. */
function hearCalledOff(draft: Draft, text: string): boolean {
  const { handoff } = draft.state;
  if (handoff === null || !draft.remarks.has('calls-off')) return false;
  draft.keepForHuman(text);
  handoff.safeAsked = draft.context.now;
  draft.say('crisis.called-off', {}, { priority: 'crisis' });
  return true;
}

/** "Mistake", after something was taken: that nothing was, or that they wish it had not been? */
function hearMistake(draft: Draft, text: string): boolean {
  if (!draft.remarks.has('a-mistake') || !isStillBodily(draft)) return false;
  draft.keepForHuman(text);
  sendOn(draft, text);
  draft.say('crisis.mistake-how', {}, { priority: 'crisis' });
  return true;
}

/** "Was joking", "im ok now": they are believed. */
function saysSafe(draft: Draft, text: string): boolean {
  const isSeenTo = draft.remarks.has('seen-to');
  if (!putsDangerRight(draft, text) && !isSeenTo) return false;
  const isBodily = !isSeenTo && isStillBodily(draft);
  // "Only messin", with a blade on them and a cut hand: no word of how they feel.
  if (isBodily && !isOfAnother(draft)) doubtFeelingFine(draft, text);
  else if (isBodily || (draft.remarks.has('feels-ok') && isTooSoon(draft)) || jokesOfMeans(draft))
    hearThem(draft, text);
  else believe(draft, text, isSeenTo ? 'handoff.safe-then' : 'crisis.put-right');
  return true;
}

/** "No I'm only worn out", after a person was called: a no that was read. They are thanked, and whoever was called stays called. */
function saysItWasLess(draft: Draft, text: string): boolean {
  if (draft.state.handoff?.unclear === true || isStillBodily(draft) || !saysNoAndWhy(draft, text)) return false;
  hearThem(draft, text);
  return true;
}

/** What was heard last was another danger than that of the body. */
function isOfAnother({ state, remarks }: Draft): boolean {
  return !remarks.has('feels-ok') && state.handoff?.about !== 'medical';
}

/** Minutes after they said outright that they want to die, or how, "im ok now" may be what is said before the door is shut. Milliseconds. */
const TOO_SOON = 60 * 60_000;

function isTooSoon(draft: Draft): boolean {
  const { state, context } = draft;
  if (context.now - (state.dangerAt ?? 0) >= TOO_SOON) return false;
  return state.handoff?.outright === true || namedMeans(draft, TOO_SOON);
}

/** They are thanked, and whoever was called stays called. */
function hearThem(draft: Draft, text: string) {
  draft.keepForHuman(text);
  sendOn(draft, text);
  draft.say('handoff.safe-then', {}, { priority: 'crisis' });
}

/** "Feel ok" after an overdose: they are not argued with, and nobody who was called is let go. */
function doubtFeelingFine(draft: Draft, text: string) {
  draft.keepForHuman(text);
  sendOn(draft, text);
  draft.say('crisis.feels-fine', {}, { priority: 'crisis' });
}

/** A plain yes or no to whether they are safe; or a no, right after an answer that was taken for a yes. */
function answersWhetherSafe(draft: Draft, text: string): boolean {
  const { handoff } = draft.state;
  const said = answerToDanger(draft, text);
  const isNo = said === 'no';
  if (handoff?.safeAsked !== undefined && draft.context.now - handoff.safeAsked < ANSWERS_SAFE) {
    if (isNo) return stillInDanger(draft, text);
    if (said !== 'yes') return false;
    if (isStillBodily(draft)) doubtFeelingFine(draft, text);
    else believe(draft, text, 'handoff.safe-then');
    return true;
  }
  if (handoff?.unclear !== true || !(isNo || saysNoAndWhy(draft, text))) return false;
  believe(draft, text, 'crisis.not-in-danger');
  return true;
}

/** What is answered while they wait, because it is plain and theirs to know. */
const PLAIN_INTENTS: ReadonlySet<Intent> = new Set<Intent>([
  'who-sees-this',
  'are-you-a-bot',
  'settings-time',
  'settings-often',
  'settings-language',
  'practical-help',
  'pause',
  'craving',
  'slip-up',
  'thanks',
]);
const PLAIN_REMARKS: readonly Remark[] = [
  'told-you',
  'tells-mentor',
  'sees-probation',
  'where-kept',
  'dont-tell',
  'dont-send-on',
  'who-told',
  'any-number',
  'your-name',
  'no-numbers',
  'numbers-again',
];
function asksOutright(draft: Draft, text: string, { intent, confidence }: Understanding): boolean {
  if (draft.state.welcome !== 'done') return false;
  const asides = asidesIn(text, draft.context.language.asides);
  if (asides.includes('medical') || asides.includes('legal')) return true;
  // "Is anyone there" asks for a person.
  if (asides.includes('there')) return false;
  if (needIn(draft) !== null || draft.context.languageAsked(text, draft.context.person) !== null) return true;
  // "Olvídalo" takes back, and deletes nothing.
  if (isSaying(saidBy(draft, text)) || PLAIN_REMARKS.some((remark) => draft.remarks.has(remark))) return true;
  // What is only like a wish for another name ("i cant do this, call me") or hour ("morning better") is said to the person who was called.
  if (intent === 'settings-name') return saidPlainly(draft) === intent;
  if (intent === 'settings-time' && !namesTexts(draft) && saidPlainly(draft) !== intent) return false;
  return (confidence >= PLAINLY && PLAIN_INTENTS.has(intent)) || isWholeWish(draft, text);
}

function isSaying(saying: Saying | null): boolean {
  return saying !== null && saying !== 'forget-last' && saying !== 'forget-which';
}

/** Hours later, kindly and once a day: whether they are safe now. */
function askWhetherSafe(draft: Draft, text: string): boolean {
  const { handoff } = draft.state;
  if (handoff === null || !isCalmer(draft)) return false;
  handoff.safeAsked = draft.context.now;
  draft.keepForHuman(text);
  // Whoever was called reads that they write again, and what: it is the first news for hours.
  if (!saysLittle(draft, text)) sendOn(draft, text);
  draft.say('handoff.safe-now', { met: wasMet(draft) }, { priority: 'crisis' });
  return true;
}

function wasAskedIfSafeToday({ state, context, today }: Draft): boolean {
  const asked = state.handoff?.safeAsked;
  return asked !== undefined && localTime(asked, context.person.timezone).date === today;
}
