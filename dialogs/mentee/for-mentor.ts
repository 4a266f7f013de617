import { waitingStep } from '../flow/engine';
import { OF_STEPS } from './about-goal';
import type { Draft } from './draft';

/** Flows that ask for their own words, in which a mentor may be named. */
const OWN_WORDS: ReadonlySet<string> = new Set(['letter', 'story', 'story-part', 'practical-help']);

/**
 * "Tell dave i cant make it": it is passed on as they wrote it, and nobody is asked to answer. Where their mentor cannot be reached now,
 * the team has it. `false`: it is an answer to something else.
 */
export function passOnToMentor(draft: Draft): boolean {
  const { heard, context, state } = draft;
  const flow = waitingStep(draft)?.flow.name ?? '';
  if (heard === null || OF_STEPS.has(flow) || OWN_WORDS.has(flow)) return false;
  const { mentor } = context.person;
  if (mentor === undefined || context.mentorAway) draft.openHandoff('no-rush', heard);
  else tell(draft, mentor.id, draft.forHuman(heard));
  state.lost = 0;
  draft.say('handoff.passed-on');
  return true;
}

/** How many of them are remembered, and for how long it may turn out that they did not arrive. Milliseconds. */
const TOLD_KEPT = 5;
const TOLD_FOR = 24 * 60 * 60_000;

function tell(draft: Draft, mentor: string, words: string): void {
  const { state, context } = draft;
  state.told = [...state.told, { words, at: context.now }].slice(-TOLD_KEPT);
  draft.post(mentor, { kind: 'mentee-told', mentee: draft.me, words });
}

/** It did not reach their mentor after all: the team has it, and they are told so. */
export function tellTheTeam(draft: Draft): void {
  const { state, context } = draft;
  const lately = state.told.filter(({ at }) => context.now - at < TOLD_FOR);
  state.told = [];
  draft.openHandoff('no-rush', lately.map(({ words }) => words).join('\n'));
  if (state.handoff) state.handoff.mentorCannot = true;
  if (!state.stopped && state.handoff?.status !== 'claimed') draft.say('handoff.passed-on');
}
