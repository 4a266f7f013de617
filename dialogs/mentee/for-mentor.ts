import { waitingStep } from '../flow/engine';
import { OF_STEPS } from './about-goal';
import type { Draft } from './draft';
import { unwanted } from './unwanted';

/** Flows that ask for their own words, in which a mentor may be named. */
const OWN_WORDS: ReadonlySet<string> = new Set(['letter', 'story', 'story-part', 'practical-help']);

/**
 * "Tell dave i cant make it": it is passed on as they wrote it, and nobody is asked to answer. Where their mentor cannot be reached now,
 * the team has it. `false`: it is an answer to something else.
 */
export function passOnToMentor(draft: Draft): boolean {
  const { heard, state } = draft;
  const flow = waitingStep(draft)?.flow.name ?? '';
  if (heard === null || OF_STEPS.has(flow) || OWN_WORDS.has(flow)) return false;
  if (!tellMentor(draft, heard)) draft.openHandoff('no-rush', heard);
  state.lost = 0;
  draft.say('handoff.passed-on');
  return true;
}

/** How many of them are remembered, and for how long it may turn out that they did not arrive. Milliseconds. */
const TOLD_KEPT = 5;
const TOLD_FOR = 24 * 60 * 60_000;

/** Their mentor reads it, and nobody is asked to answer. @returns false where nobody is there to read it now */
export function tellMentor(draft: Draft, text: string): boolean {
  const { state, context } = draft;
  const { mentor } = context.person;
  if (mentor === undefined || context.mentorAway || unwanted(state).includes(mentor.id)) return false;
  const words = draft.forHuman(text);
  state.told = [...state.told, { words, at: context.now }].slice(-TOLD_KEPT);
  draft.post(mentor.id, { kind: 'mentee-told', mentee: draft.me, words });
  return true;
}

/** It did not reach their mentor after all: the team has it, and they are told so. */
export function tellTheTeam(draft: Draft): void {
  const { state, context } = draft;
  const lately = state.told.filter(({ at }) => context.now - at < TOLD_FOR);
  state.told = [];
  draft.openHandoff('no-rush', lately.map(({ words }) => words).join('\n'));
  if (state.handoff) state.handoff.mentorCannot = true;
  if (!draft.isSilent && state.handoff?.status !== 'claimed') draft.say('handoff.passed-on');
}
