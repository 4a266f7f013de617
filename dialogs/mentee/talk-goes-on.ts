import type { Intent, Understanding } from '../understanding';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { wasJustSaid } from './said-last';
import { saidPlainly } from './said-plainly';

/** What is said to whoever tells of their day: what they write right after it is more of the same. */
const OF_A_TALK: readonly string[] = [
  'check-in.close',
  'check-in.close-low',
  'check-in.another-time',
  'check-in.not-today',
  'check-in.want-a-step',
  'everyday.',
  'good-news.',
  'hello.',
  'small-talk.chat',
  'small-talk.good-news',
  'small-talk.heard',
  'small-talk.heard-low',
  'small-talk.ok',
  'small-talk.no-sorry',
  'small-talk.when-alone',
  'step-nudge.done',
  'step-nudge.partly',
  'step-nudge.tried',
];

/** Of what is ordinary, or good. */
const OF_EVERYDAY: readonly string[] = ['everyday.', 'good-news.', 'small-talk.good-news', 'check-in.want-a-step'];

/** What was said to a piece of what they told. */
const TAKEN_UP: readonly string[] = [
  'everyday.',
  'small-talk.chat',
  'small-talk.heard',
  'small-talk.heard-low',
  'check-in.close',
];

/** Court or probation: what follows may be all that they fear of it. */
const OF_A_DATE: readonly string[] = ['everyday.dates'];

/** A longer message tells something of its own. Words. */
const A_PIECE = 8;
/** A good day, of five, and one that is neither good nor bad. */
const GOOD = 4;
const MIDDLING = 3;
const FEW = 4;
/** So many pieces in a row that nothing was known of are more than small talk. */
const MANY = 4;

/** Said of what nothing was known of: a talk goes on there with whoever has said today that they are all right. */
const OF_THE_UNKNOWN: readonly string[] = ['fallback.listening', 'fallback.reflect'];

/** Whether the last that was said only took up what they told. */
export function isTalking(draft: Draft): boolean {
  if (wasJustSaid(draft, OF_A_DATE)) return false;
  return wasJustSaid(draft, OF_A_TALK) || (isDayOf(draft, MIDDLING) && wasJustSaid(draft, OF_THE_UNKNOWN));
}

/** Whether it was met as a piece of a talk, or as what nothing was known of. */
export const isHeardOut = (draft: Draft) => isTalking(draft) || wasJustSaid(draft, OF_THE_UNKNOWN);

/** Whether the talk is of everyday things or good ones, with nothing hard in the last days. */
export const isOfEveryday = (draft: Draft) =>
  !isHard(draft) && wasJustSaid(draft, OF_EVERYDAY) && !wasJustSaid(draft, OF_A_DATE);

/** The same, or a check-in on a good day was just closed. */
export function isOfGood(draft: Draft): boolean {
  return isOfEveryday(draft) || (!isHard(draft) && isDayOf(draft, GOOD) && wasJustSaid(draft, ['check-in.close']));
}

/** They go on telling, of a day that was not hard. @param said what was said last: by default, what takes up a piece of it */
export const isOfEverydayTalk = (draft: Draft, said = TAKEN_UP) =>
  !isHard(draft) && wasJustSaid(draft, said) && !wasJustSaid(draft, OF_A_DATE);

/** The same, or good news. */
export const isOfAnyTalk = (draft: Draft) => isOfEverydayTalk(draft, [...TAKEN_UP, ...OF_EVERYDAY]);

const isDayOf = ({ state, today }: Draft, least: number) => state.mood?.day === today && state.mood.value >= least;

function isHard({ facts, state }: Draft): boolean {
  return facts.dangerLately || facts.grieving || state.lowDays > 0 || state.handoff !== null;
}

/** What nothing follows from where it is only guessed of a few words in the middle of a talk. */
const NO_GUESS: ReadonlySet<string> = new Set<Intent>([
  'settings-time',
  'settings-often',
  'who-sees-this',
  'just-listen',
  'goal-new',
  'goal-change',
  'abuse',
  'lonely',
]);

/** "What a goal", "first time", "it'll pass": a wish that is only guessed, of a piece of what they were telling. */
export function isGuessOfPiece(draft: Draft, { intent }: Pick<Understanding, 'intent'>): boolean {
  if (!NO_GUESS.has(intent) || wordCount(draft.heard) > FEW || isHard(draft) || !isTalking(draft)) return false;
  return saidPlainly(draft) !== intent;
}

/** What is said to chat. "Prob watch it at home", "won me match" are only guessed to be that: whoever tells of their day has asked nothing of the bot. */
export function chatOf(draft: Draft): 'small-talk.heard' | 'small-talk.chat' {
  const text = draft.heard ?? '';
  const isAsked = draft.context.language.topics.asks(text) || draft.remarks.has('asks-back');
  const isTold = wordCount(text) >= A_FEW_WORDS && !isAsked && saidPlainly(draft) !== 'small-talk';
  return isTold ? 'small-talk.heard' : 'small-talk.chat';
}

const A_FEW_WORDS = 2;

/**
 * "bit boring lol", "shes ok", right after what they told: it is a piece of that, and heard as such. Nobody is asked what they mean, or
 * offered a person for it, unless it is bad, or nothing is made of it for long. `false`: nothing of the kind.
 */
export function hearPiece(draft: Draft, text: string): boolean {
  const { state, remarks, context } = draft;
  if (isHard(draft) || !isTalking(draft) || wordCount(text) > A_PIECE || context.language.topics.asks(text))
    return false;
  if (remarks.has('no-good') || context.language.topics.mentioned(text) !== null || !/\p{L}/u.test(text)) return false;
  if (state.lost + 1 >= MANY) return false;
  state.lost += 1;
  draft.say('small-talk.heard');
  return true;
}
