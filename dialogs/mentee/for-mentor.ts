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
  else draft.post(mentor.id, { kind: 'mentee-told', mentee: draft.me, words: draft.forHuman(heard) });
  state.lost = 0;
  draft.say('handoff.passed-on');
  return true;
}
