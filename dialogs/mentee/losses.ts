import { momentIn } from '../answers';
import { startFlow, waitingStep } from '../flow/engine';
import { isMourning } from '../flow/facts';
import type { SafetyFinding } from '../safety';
import { localTime } from '../time';
import type { Remark, Understanding } from '../understanding';
import { wordCount } from '../word-count';
import { answerToDanger } from './answer-to-danger';
import type { Draft } from './draft';

/** Where what they write is theirs, or is about something they do. */
const ELSEWHERE: ReadonlySet<string> = new Set(['letter', 'story', 'story-part', 'strengths', 'becoming']);
const OF_STEPS: ReadonlySet<string> = new Set(['goal', 'step-nudge', 'feedback']);
const SHORT = 6;

/** Steps at which nobody was said to have died yet. */
const BEFORE_DEATH: ReadonlySet<string> = new Set(['what-happened', 'hurt', 'dying']);

/** What is said about a loss that was told, and where the conversation goes on from it. */
const GOES_ON: readonly (readonly [Remark, string])[] = [
  ['was-there', 'went'],
  ['cannot-face', 'cannot-face'],
  ['cried', 'cried'],
  ['of-the-dead', 'more'],
];

/** What is met first, where it is said with a loss. */
const COMES_FIRST: ReadonlySet<string> = new Set(['slip-up', 'mentor-please', 'craving']);

/** Somebody has died; or something is said about that, then or on a day after. `false`: neither, or something else matters more. */
export function hearLoss(draft: Draft, meant: Understanding): boolean {
  const { remarks, state } = draft;
  const waiting = waitingStep(draft);
  const flow = waiting?.flow.name ?? '';
  if (ELSEWHERE.has(flow) || (OF_STEPS.has(flow) && wordCount(draft.heard) > SHORT)) return false;
  if (remarks.has('same-gear') && isMourning(state, draft.today)) {
    state.lost = 0;
    startFlow(draft, 'slip-up', { kind: 'drugs', asks: '', more: false });
    return true;
  }
  const isFirst = meant.strong && COMES_FIRST.has(meant.intent);
  if (remarks.has('told-death')) {
    const isNew = flow !== 'loss' || BEFORE_DEATH.has(waiting?.step.name ?? '');
    noteLoss(draft);
    const wasOverdose = remarks.has('overdose') || tellsOfPastOverdose(draft);
    if (isFirst || flow === 'listening' || (!isNew && !wasOverdose)) return false;
    return begin(draft, wasOverdose ? 'overdose' : 'died');
  }
  if (isFirst) return false;
  // To what went well, it is the answer: on a good day it came last.
  const isAnswer = waiting?.step.name === 'glad';
  if (remarks.has('contact-lost') && !isAnswer && flow !== 'listening') {
    state.lost = 0;
    startFlow(draft, 'loss', { kind: 'kids' });
    return true;
  }
  if (remarks.has('funeral') && tellsOfPastOverdose(draft) && flow !== 'listening') return toFuneral(draft);
  if (tellsOfPastOverdose(draft) && flow !== 'listening') return begin(draft, 'overdose-past');
  if (remarks.has('overdose')) return hearOverdose(draft, flow);
  if (flow !== 'listening' && remarks.has('hurt-badly')) return begin(draft, 'hurt');
  if (flow !== 'listening' && remarks.has('not-living')) return begin(draft, 'dying');
  if (remarks.has('funeral') && flow !== 'listening') return toFuneral(draft);
  if (!isMourning(state, draft.today) || OF_STEPS.has(flow) || flow === 'listening') return false;
  const [remark, step] = GOES_ON.find(([one]) => remarks.has(one)) ?? [];
  // To what was asked about them, what they were is the answer.
  if (step === undefined || (remark === 'of-the-dead' && waiting?.step.ask === 'text')) return false;
  return begin(draft, step);
}

function toFuneral(draft: Draft): true {
  noteLoss(draft);
  return begin(draft, draft.remarks.has('was-there') ? 'went' : 'funeral');
}

/** The cause of a death that they told of; else it may be happening now, and what has happened is asked. */
function hearOverdose(draft: Draft, flow: string): boolean {
  if (isAboutDeath(draft)) return begin(draft, 'overdose');
  return flow !== 'listening' && begin(draft, 'what-happened');
}

function begin(draft: Draft, at: string): true {
  const { state, today } = draft;
  state.lost = 0;
  const warn = (at === 'overdose' || at === 'what-happened') && mustWarn(draft);
  if (warn && state.loss !== null) state.loss.warned = today;
  startFlow(draft, 'loss', { kind: 'died', warn }, { at });
  return true;
}

/**
 * What keeps people safe is said once, to whoever may be near what killed: not to somebody who lost one of the family, or lost somebody
 * long ago, and of whom nothing says that they use.
 */
function mustWarn({ state, today }: Draft): boolean {
  if (state.loss?.warned !== undefined || state.slip?.warned === today) return false;
  return state.loss?.apart !== true || state.slip?.kind === 'drugs';
}

/** Somebody has died, or is buried on a day that they named. */
export function noteLoss(draft: Draft) {
  const { state, today } = draft;
  const funeral = draft.remarks.has('funeral') ? dayIn(draft) : null;
  const before = isMourning(state, today) ? state.loss : null;
  const day = draft.remarks.has('told-death') || before === null ? today : before.day;
  const apart = before?.apart === true || draft.remarks.has('kin') || draft.remarks.has('long-gone');
  state.loss = { ...before, day, funeral: funeral ?? before?.funeral ?? null, ...(apart ? { apart } : {}) };
}

function dayIn({ heard, context }: Draft): string | null {
  const now = localTime(context.now, context.person.timezone);
  return momentIn(heard ?? '', { words: context.language.answers, now })?.slice(0, DATE) ?? null;
}

/** Of "2026-01-09 14:00", the day. */
const DATE = 10;

/** A death is told in this, or is being talked about: what was told earlier in the day may be about somebody else than this. */
function isAboutDeath(draft: Draft): boolean {
  const waiting = waitingStep(draft);
  const isAsked = waiting?.flow.name === 'loss' && waiting.step.name !== 'what-happened';
  return isAsked || draft.remarks.has('told-death');
}

/** The evidence that only says the word. */
const NAMES_IT: readonly string[] = ['medical.overdose', 'medical.worry', 'suicide.the-word', 'learnt.'];

/** "He od'd" of somebody who has died is the cause of it, and nobody to be woken. "Took an od" may be about whoever writes. */
export function isCauseOfDeath(draft: Draft, found: SafetyFinding): boolean {
  if (found.tier === 'none' || !draft.remarks.has('overdose') || !isAboutDeath(draft)) return false;
  return found.evidence.every((id) => NAMES_IT.some((one) => id.startsWith(one)));
}

/** Somebody else took too much, and it is over: they are well again, or died, or it is long ago. Whoever writes of their own end besides, or of it happening again, is heard as ever. */
export function isOverdosePast(draft: Draft, found: SafetyFinding): boolean {
  if (found.tier === 'none' || !tellsOfPastOverdose(draft)) return false;
  return found.evidence.every((id) => NAMES_IT.some((one) => id.startsWith(one)));
}

function tellsOfPastOverdose({ remarks }: Draft): boolean {
  return remarks.has('overdose-past') && !remarks.has('bodes-ill') && !remarks.has('overdose-now');
}

/** Asked what has happened, they say that it is happening now. */
export function isOverdosingNow(draft: Draft, text: string): boolean {
  const waiting = waitingStep(draft);
  if (waiting?.flow.name !== 'loss' || waiting.step.name !== 'what-happened') return false;
  return draft.remarks.has('overdose-now') || answerToDanger(draft, text) === 'yes';
}
