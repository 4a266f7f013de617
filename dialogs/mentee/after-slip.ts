import { answer, askInstead, noteAnswer, startFlow, waitingStep } from '../flow/engine';
import { isFeltOnly, type SafetyFinding } from '../safety';
import { PLAINLY, type Understanding } from '../understanding';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { slipTold } from './slip-told';

/** What a few words mean while a slip is being told, or right after. */

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** A longer message tells something of its own. Words. */
const A_PIECE = 8;
/** So many pieces in a row that nothing was known of are more than that. */
const MANY = 4;
/** Where it is asked how they are, and what makes it so. */
const OF_THE_DAY: ReadonlySet<string> = new Set(['check-in', 'hello']);

/** Where a slip is told, or a person is offered at its end. */
const TELLING: ReadonlySet<string> = new Set(['slip-up', 'offer-mentor']);
/** The steps that hear the story look for drugs in it themselves. */
const OF_THE_STORY: ReadonlySet<string> = new Set(['what-was-going-on', 'say-more', 'go-on']);

/**
 * "Just the one glass of wine", "on the pipe again", to what makes it hard: that it is a slip is only guessed, and it is told all the same. A
 * guess cuts into no other question.
 */
export function guessesSlip(
  draft: Draft,
  { flow, step }: Waiting,
  { intent, confidence, strong, entities }: Understanding,
): boolean {
  if (strong || intent !== 'slip-up' || !OF_THE_DAY.has(flow.name) || step.ask !== 'text') return false;
  const { remarks, heard, context } = draft;
  if (wordCount(heard) > A_PIECE || remarks.has('long-gone') || remarks.has('barred')) return false;
  // "Me bike got nicked" is guessed to be an offence of theirs.
  if (entities['kind'] === 'offence' || entities['kind'] === 'other') return false;
  return confidence >= PLAINLY || context.language.topics.about(heard ?? '', ['drugs']) !== null;
}

/** "It was ket", to what the next hour is for: what keeps people safe is said then too. `false`: nothing of the kind. */
export function namesDrugsLate(draft: Draft, { flow, step }: Waiting, text: string): boolean {
  const { context, state, today } = draft;
  if (!TELLING.has(flow.name) || OF_THE_STORY.has(step.name) || wordCount(text) > A_PIECE) return false;
  if (slipTold(state, context.now) === null || state.slip?.warned === today || state.slip?.kind === 'drugs')
    return false;
  const { topics } = context.language;
  if (topics.about(text, ['drugs']) === null || topics.isToDo(text) || topics.asks(text)) return false;
  if (draft.remarks.has('keeps-away') || draft.remarks.has('keeps-from-them') || draft.remarks.has('slip-denied')) {
    return false;
  }
  noteAnswer(draft, text);
  state.flows = state.flows.filter((one) => !TELLING.has(one.flow));
  startFlow(draft, 'slip-up', { kind: 'drugs', more: true });
  return true;
}

/** "Idea", "bed", to whether they want their mentor after a slip: it is for the hour, which they were asked about before. `false`: nothing of the kind. */
export function hearHourLate(draft: Draft, { flow }: Waiting, text: string): boolean {
  const { state, context } = draft;
  if (flow.name !== 'offer-mentor') return false;
  const slip = state.flows.find((one) => one.flow === 'slip-up');
  const { topics } = context.language;
  const isOfHour =
    topics.wantsIdea(text) || (wordCount(text) <= A_PIECE && topics.isToDo(text) && !topics.goesOn(text));
  if (slip === undefined || slip.memory['kind'] === 'offence' || slip.memory['late'] === true || !isOfHour)
    return false;
  state.flows = state.flows.slice(0, state.flows.indexOf(slip) + 1);
  delete slip.calledFrom;
  state.lost = 0;
  slip.memory['late'] = true;
  slip.step = 'next-hour';
  askInstead(draft, 'next-hour');
  return answer(draft, text);
}

/**
 * "perfume", "they let me go", right after a slip was told, with no question open: they are listened to. What they mean is asked of nobody
 * who was just told that no details are wanted, and nobody is offered them twice. `false`: nothing of the kind.
 */
export function hearPieceOfSlip(draft: Draft, text: string): boolean {
  const { state, context, remarks } = draft;
  if (slipTold(state, context.now) === null || wordCount(text) > A_PIECE || context.language.topics.asks(text)) {
    return false;
  }
  if (state.handoff !== null || remarks.has('bodes-ill') || state.lost + 1 >= MANY) return false;
  state.lost += 1;
  draft.say('fallback.listening');
  return true;
}

/**
 * "They got me on camera", "me knuckles are swollen", in the talk in which a slip was told: felt only, and about how it came or what came of
 * it. A wish to die or to hurt themselves is never passed over, nor what drugs do to the body.
 */
export function isPieceOfSlip(draft: Draft, finding: SafetyFinding): boolean {
  const { state, context, remarks, heard } = draft;
  if (finding.tier !== 'concern' || !isFeltOnly(finding) || slipTold(state, context.now) === null) return false;
  if (wordCount(heard) > A_PIECE || remarks.has('more-to-it') || remarks.has('bodes-ill')) return false;
  const asked = waitingStep(draft);
  if (asked !== null && !TELLING.has(asked.flow.name)) return false;
  const isOfBody = finding.category === 'medical' && (state.slip?.kind === 'drugs' || state.slip?.kind === 'other');
  return BY_OTHERS.has(finding.category ?? '') && !isOfBody;
}

const BY_OTHERS: ReadonlySet<string> = new Set(['being-harmed', 'harm-to-others', 'medical', 'child']);
