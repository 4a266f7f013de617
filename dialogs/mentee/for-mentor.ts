import { waitingStep } from '../flow/engine';
import { isQuiet, nextWaking } from '../time';
import { mayHaveFailed, remembering } from '../told';
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
  if (!tellMentor(draft, heard)) {
    draft.openHandoff('no-rush', heard);
    // Who was called for something else hours ago is not told anew: they read it when they come.
    draft.keepForHuman(heard);
  }
  state.lost = 0;
  draft.say('handoff.passed-on');
  return true;
}

/** Their mentor reads it, and nobody is asked to answer. @returns false where nobody is there to read it now */
export function tellMentor(draft: Draft, text: string): boolean {
  const { state, context } = draft;
  const { mentor } = context.person;
  if (mentor === undefined || context.mentorAway || unwanted(state).includes(mentor.id)) return false;
  const words = draft.forHuman(text);
  state.told = remembering(state.told, { words, at: context.now });
  draft.post(mentor.id, { kind: 'mentee-told', mentee: draft.me, words });
  return true;
}

/** What was written so lately is waited for: they are told at any hour what became of it. Milliseconds. */
const JUST_NOW = 30 * 60_000;

/** It did not reach their mentor after all: the team has it, and they are told so. Whom it did not reach is not asked to come for it. */
export function tellTheTeam(draft: Draft): void {
  const { state, context } = draft;
  const { failed, arrived } = mayHaveFailed(state.told, context.now);
  state.told = arrived;
  const newest = failed.at(-1);
  if (newest === undefined) return draft.ignore('told-already');
  const words = failed.map((one) => one.words).join('\n');
  const isFirst = state.handoff === null;
  const { mentor } = context.person;
  draft.openHandoff('no-rush', words, isFirst && mentor ? { apart: [mentor.id] } : undefined);
  if (state.handoff) state.handoff.mentorCannot = true;
  // Whoever was called for something else is not told anew: they read it when they come.
  if (!isFirst) draft.keepForHuman(words);
  if (draft.isSilent || state.handoff?.status === 'claimed') return;
  const isAwake = !isQuiet(context.now, context.person.timezone) || context.now - newest.at < JUST_NOW;
  if (isAwake) draft.say('handoff.passed-on');
  else state.tellLate = nextWaking(context.now, context.person.timezone);
}

/** It is morning: they are told what became of it, unless somebody has come meanwhile. */
export function tellInTheMorning(draft: Draft): void {
  const { state } = draft;
  state.tellLate = null;
  if (state.handoff?.status !== 'open') return draft.ignore('seen-to');
  draft.say('handoff.passed-on-late', { mentor: draft.context.person.mentor?.name ?? '' }, { priority: 'started' });
}
