import { ACTIONS } from '../flow/actions';
import { readMood } from '../flow/answer';
import { letGo, startFlow, type waitingStep } from '../flow/engine';
import { PLAINLY, type Understanding } from '../understanding';
import { wordCount } from '../word-count';
import { isWhenAlone } from './about-texts';
import type { Draft } from './draft';
import { hearEveryday } from './everyday';
import { follow } from './intents';
import { wishIn } from './wish-heard';
import { granted } from './wishes';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** Where they are asked how they are, and what is on their mind: what they write may as well be a wish. */
const OF_THE_DAY: ReadonlySet<string> = new Set(['check-in', 'hello']);
const OUTRIGHT = 0.95;
/** "that's chapel" */
const A_REASON = 3;
/** "new goal", and nothing told of it. */
const A_NEW_GOAL = 3;
/** "5 jk 3" */
const FIGURES = 3;
/** A longer message tells something, whomever else it names. */
const A_REQUEST = 10;

/**
 * "Anything on your mind?" may be answered with a wish: about when they are texted, for a person, for a goal. It is done, and not thanked
 * for as if it had been told. `false`: nothing of the kind.
 */
export function hearBesides(draft: Draft, { flow, step }: Waiting, meant: Understanding, text: string): boolean {
  if (!OF_THE_DAY.has(flow.name) || (step.ask !== 'text' && step.ask !== 'mood')) return false;
  if (wishesOfTexts(draft, meant, text, step.ask === 'mood')) return true;
  const { intent, confidence } = meant;
  const words = wordCount(text);
  if (step.ask === 'text' && intent === 'mentor-please' && confidence >= PLAINLY && words <= A_REQUEST) {
    return follow(draft, meant);
  }
  if (chatsBack(draft, { flow, step }, meant, text)) return true;
  const begins = draft.context.language.beginnings(text);
  if (begins !== null && draft.context.flows.has(begins)) {
    letGo(draft);
    startFlow(draft, begins);
    return true;
  }
  return intent === 'goal-new' && confidence >= OUTRIGHT && words <= A_NEW_GOAL && follow(draft, meant);
}

/** "How are you", "you watch the game", to how things are: it is answered, or taken up, and not thanked for. */
function chatsBack(
  draft: Draft,
  { flow, step }: Pick<Waiting, 'flow' | 'step'>,
  meant: Understanding,
  text: string,
): boolean {
  if (step.ask === 'text' && draft.remarks.has('asks-back')) return asksBack(draft);
  if (flow.name !== 'hello') return false;
  if (hearEveryday(draft, text)) {
    letGo(draft);
    return true;
  }
  const words = wordCount(text);
  // A second hello asks how the bot is.
  const isAsked = meant.intent === 'greeting' && words > 1 && readMood(text, draft) === null;
  const isChat = isAsked || (meant.intent === 'small-talk' && meant.confidence >= PLAINLY);
  if (!isChat || words > A_REASON + 1) return false;
  letGo(draft);
  if (!isAsked) return follow(draft, meant);
  draft.state.lost = 0;
  draft.say('small-talk.chat');
  return true;
}

/** "And you?", to what is on their mind: the day is noted as they said it, and the question answered. */
function asksBack(draft: Draft): true {
  ACTIONS['close-day'](draft);
  letGo(draft);
  draft.state.lost = 0;
  draft.say('small-talk.chat');
  return true;
}

/** Recognised as one, with nothing else in the message; or the texts are named, with no more than a reason beside it. */
function wishesOfTexts(draft: Draft, meant: Understanding, text: string, ofMood: boolean): boolean {
  const heard = wishIn(draft, text);
  if (heard === null || heard.wish.kind === 'resume') return false;
  if (heard.wish.kind === 'once') return draft.remarks.has('names-texts') && granted(draft, heard.wish);
  const isAbout = OF_TIME.has(meant.intent) && meant.confidence >= PLAINLY;
  const names = draft.remarks.has('names-texts');
  const { wish, whole, odd, chooses } = heard;
  const isClear = wish.kind === 'limit' || wish.kind === 'pause' || wish.kind === 'why' || wish.kind === 'how-it-is';
  const isNamed = names || chooses || draft.remarks.has('change-it');
  if (whole && isAbout && (isClear || isNamed)) return granted(draft, wish);
  if (whole && isNamed && !ofMood && heard.plain) return granted(draft, wish);
  if (whole && wish.kind === 'why') return granted(draft, wish);
  // "This isnt a good time" is about the hour, and "bad time" may be how they are.
  if (whole && wish.kind === 'which' && draft.remarks.has('names-asking')) return granted(draft, wish);
  // "My mum texts me on sundays" is about her.
  const rulesOut = chooses || wish.kind === 'limit' || wish.kind === 'pause';
  return names && isAbout && rulesOut && odd <= A_REASON && granted(draft, wish);
}

/** "5 jk 3": figures for how they are, of which one is meant; or an hour or a day and nothing else ("demain soir"). */
export function isOfFigures(draft: Draft, { step }: Waiting, text: string): boolean {
  if (step.ask !== 'mood') return false;
  return isWhenAlone(draft) || (wordCount(text) <= FIGURES && /^\D*[1-5]\D+[1-5]\D*$/.test(text));
}

const OF_TIME: ReadonlySet<string> = new Set(['settings-time', 'settings-often', 'pause']);
