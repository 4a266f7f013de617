import { askAgain, startFlow, waitingStep } from '../flow/engine';
import type { Draft } from './draft';

/** So often it is come back to; then they are heard, and START or a wish about texts asks again. */
const MOST = 2;

/**
 * Something else came between, and took the place of what was asked in the welcome: it is asked once that is over, or they would be
 * waiting for texts that never come. Whoever agreed to texts has an hour for them in the end, and knows it.
 */
export function goOnWithWelcome(draft: Draft) {
  const { state, context, effects } = draft;
  const { welcome, stopped, paused, handoff, safetyAsked, flows, consent, welcomeAgain } = state;
  if (context.person.role !== 'mentee' || welcome !== 'begun' || stopped || paused !== null) return;
  if (handoff !== null || safetyAsked !== null) return;
  if (consent.texts === false || !effects.some(({ kind }) => kind === 'say')) return;
  const isOfHour = flows.length === 0 || isAskedForHour(draft);
  if (isOfHour && consent.texts === true && openQuestion(draft) === 'when' && hasSetHour(draft)) return finish(draft);
  // An hour was named in the place of another answer: that is still wanted.
  const isPut = effects.some((effect) => effect.kind === 'say' && effect.cue.startsWith('welcome.'));
  const isStillAsked = consent.texts === true && waitingStep(draft)?.flow.name === 'welcome' && !isPut;
  if (isStillAsked && hasSetHour(draft)) return askAgain(draft);
  if (flows.length > 0) return;
  if (welcomeAgain >= MOST) {
    if (consent.texts === true) settleHour(draft);
    return;
  }
  state.welcomeAgain += 1;
  startFlow(draft, 'welcome', {}, { at: consent.texts === null ? 'texts' : openQuestion(draft) });
}

/** What is left to ask of whoever agreed to texts. */
export function openQuestion({ state, facts }: Draft): 'mentor-sees' | 'when' {
  return state.consent.mentorSees === null && facts.hasMentor ? 'mentor-sees' : 'when';
}

/** Whether the welcome's question about the time of day is the one that waits. */
export function isAskedForHour(draft: Draft): boolean {
  const waiting = waitingStep(draft);
  return waiting?.flow.name === 'welcome' && waiting.step.ask === 'time';
}

/** They wished for days or an hour in words of their own, and it was said back: there is nothing left to ask. */
function hasSetHour({ effects }: Draft): boolean {
  return effects.some((effect) => effect.kind === 'ledger' && OF_HOURS.has(effect.what));
}

const OF_HOURS: ReadonlySet<string> = new Set(['check-in-time', 'check-ins']);

/** There is nothing left to ask, or nobody answered it. */
export function finish(draft: Draft) {
  draft.state.flows = [];
  startFlow(draft, 'welcome', {}, { at: 'hour-set' });
}

/** No hour was named: it is the usual one, or whatever they wished for meanwhile, and they are told. */
export function settleHour(draft: Draft, priority: 'reply' | 'started' = 'reply') {
  draft.state.flows = [];
  startFlow(draft, 'welcome', {}, { at: 'no-hour', priority });
}
