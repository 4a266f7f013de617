import { startFlow } from '../flow/engine';
import type { Draft } from './draft';

/** So often it is come back to; then they are heard, and START or a wish about texts asks again. */
const MOST = 2;

/**
 * Something else came between, and took the place of what was asked in the welcome: it is asked once that is over, or they would be
 * waiting for texts that never come.
 */
export function goOnWithWelcome(draft: Draft) {
  const { state, context, effects } = draft;
  const { welcome, stopped, paused, handoff, safetyAsked, flows, consent, welcomeAgain } = state;
  if (context.person.role !== 'mentee' || welcome !== 'begun' || stopped || paused !== null) return;
  if (handoff !== null || safetyAsked !== null || flows.length > 0 || welcomeAgain >= MOST) return;
  if (consent.texts === false || !effects.some(({ kind }) => kind === 'say')) return;
  state.welcomeAgain += 1;
  startFlow(draft, 'welcome', {}, { at: consent.texts === null ? 'texts' : openQuestion(draft) });
}

function openQuestion({ state, facts }: Draft): 'mentor-sees' | 'when' {
  return state.consent.mentorSees === null && facts.hasMentor ? 'mentor-sees' : 'when';
}
