import { type Aside, asidesIn } from '../asides/book';
import type { Step } from '../flow/book';
import { askAgain, startFlow, waitingStep } from '../flow/engine';
import type { Understanding } from '../understanding';
import { wordCount } from '../word-count';
import type { Draft } from './draft';

/** Heard elsewhere: whoever is too young by `hearChild`, what is dangerous by `ofMedicines`, before anything here. */
const ELSEWHERE = ['child', 'mixed-much', 'mixed', 'too-many'] as const;
type HeardElsewhere = (typeof ELSEWHERE)[number];

/** What is said to each. */
const ANSWER: Readonly<Record<Exclude<Aside, HeardElsewhere>, string>> = {
  medical: 'advice.medical',
  legal: 'advice.legal',
  proud: 'honest.proud',
  lived: 'honest.lived',
  sleep: 'honest.sleep',
  feelings: 'honest.feelings',
  flirt: 'honest.flirt',
  instructions: 'honest.instructions',
  maker: 'honest.maker',
  cost: 'honest.cost',
  there: 'honest.there',
  quiz: 'honest.quiz',
};

/** What only somebody who knows may answer. */
const FOR_OTHERS = ['medical', 'legal'] as const;

/**
 * What is asked in the middle of anything: of a doctor or a solicitor, or about the bot. It is answered plainly, and the question that
 * waits is put once more. A slip that is told, and a wish for a person, go first: the answer comes with theirs.
 */
export function hearAside(draft: Draft, text: string, meant: Understanding): boolean {
  if (meant.strong && GO_FIRST.has(meant.intent)) return false;
  const [aside] = asidesIn(text, draft.context.language.asides).filter((one) => !isHeardElsewhere(one));
  if (aside === undefined) return false;
  draft.state.lost = 0;
  draft.say(ANSWER[aside]);
  const waiting = waitingStep(draft);
  if (waiting === null) {
    if (isForOthers(aside) && !draft.facts.humanAsked) startFlow(draft, 'offer-mentor');
  } else if (waiting.step.says) askAgain(draft);
  return true;
}

function isHeardElsewhere(aside: Aside): aside is HeardElsewhere {
  return ELSEWHERE.some((one) => one === aside);
}

const GO_FIRST: ReadonlySet<string> = new Set(['slip-up', 'mentor-please', 'wrong-number', 'delete-me']);

/** What a message asks that only a doctor or a solicitor may answer, or null. */
export function questionIn(draft: Draft, text: string): (typeof FOR_OTHERS)[number] | null {
  const asides = asidesIn(text, draft.context.language.asides);
  return FOR_OTHERS.find((one) => asides.includes(one)) ?? null;
}

function isForOthers(aside: Aside): boolean {
  return FOR_OTHERS.some((one) => one === aside);
}

/**
 * Somebody writes that they are a child. This is for grown-ups: they are told so kindly, and where a child is listened to; a human is told
 * and nothing is started until that human has looked. A figure in answer to a question that wants one is no age.
 */
export function hearChild(draft: Draft, text: string): boolean {
  // A human has been told.
  if (draft.state.handoff?.reason === 'concern') return false;
  if (!asidesIn(text, draft.context.language.asides).includes('child')) return false;
  const waiting = waitingStep(draft);
  if (waiting !== null && isFigure(waiting.step) && wordCount(text) <= A_FIGURE) return false;
  draft.state.flows = [];
  draft.state.childAt = draft.context.now;
  draft.say('child.told');
  draft.openHandoff('concern', text);
  if (draft.state.handoff) Object.assign(draft.state.handoff, { reason: 'concern', believed: false });
  draft.ledger('concern', { category: 'child' });
  return true;
}

/** "im 12" is so short. */
const A_FIGURE = 3;

const FIGURES: ReadonlySet<Step['ask']> = new Set(['mood', 'number', 'time', 'when', 'date']);

function isFigure({ ask }: Step): boolean {
  return FIGURES.has(ask);
}
