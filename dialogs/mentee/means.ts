import type { SafetyFinding } from '../safety';
import { DAY } from '../time';
import { saysNotOk } from './answer-to-danger';
import type { Draft } from './draft';

/** Evidence of a plan, or of having at hand what is needed for it. */
const OF_A_PLAN: ReadonlySet<string> = new Set([
  'suicide.affairs',
  'suicide.all-arranged',
  'suicide.all-given-away',
  'suicide.attempt-now',
  'suicide.counting-them-out',
  'suicide.counting-what-was-named',
  'suicide.do-it-with-means',
  'suicide.ends-today',
  'suicide.gas',
  'suicide.got-what-it-takes',
  'suicide.gun-out',
  'suicide.high-place',
  'suicide.means-at-hand',
  'suicide.method',
  'suicide.note',
  'suicide.overdose-plan',
  'suicide.putting-in-order',
  'suicide.setting-a-time',
]);

/** In danger, or while it is asked about: they name what it could be done with, or how or when. */
export function noteMeans({ state, context, remarks }: Draft, { tier, evidence }: SafetyFinding): void {
  const isOpen = state.safetyAsked !== null || state.handoff?.reason === 'urgent';
  const isNamed = remarks.has('names-means') || evidence.some((id) => OF_A_PLAN.has(id));
  if (isNamed && (tier !== 'none' || isOpen)) state.meansAt = context.now;
}

/** Whether they named a means or a plan so lately. @param within milliseconds */
export function namedMeans({ state, context }: Draft, within: number): boolean {
  return state.meansAt !== null && context.now - state.meansAt < within;
}

/** "Joking", after tablets that were saved up: it puts nothing right for the rest of the day. */
export function jokesOfMeans(draft: Draft): boolean {
  return draft.remarks.has('was-joking') && namedMeans(draft, DAY);
}

/**
 * Whether what was taken for danger is put right. That he says he was joking takes back nothing of what she told; and "everyone thinks
 * im ok" is the opposite.
 */
export function putsDangerRight(draft: Draft, text: string): boolean {
  const { context, remarks } = draft;
  if (remarks.has('they-joked') || saysNotOk(draft, text)) return false;
  return context.language.topics.putsRight(text) || remarks.has('im-safe');
}
