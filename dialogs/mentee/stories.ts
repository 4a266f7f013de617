import type { Happening } from '../events';
import { startFlow } from '../flow/engine';
import type { Draft } from './draft';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** Stories that are remembered as heard. */
const MOST_HEARD = 50;

/** Their mentor's story has come, or there is none. It waits for nobody: where things have changed meanwhile it is left out. */
export function storyAnswered(draft: Draft, { mentor, told, next }: Of<'story-answered'>) {
  const { state } = draft;
  const humanIsThere = state.handoff?.status === 'claimed' || state.handoff?.reason === 'urgent';
  if (draft.isSilent || draft.isAnybody || humanIsThere || state.safetyAsked !== null || state.flows.length > 0) {
    return draft.ignore('not-now');
  }
  if (told === null) return startFlow(draft, 'story', {}, { at: next === null ? 'none' : 'taken-back' });
  state.storiesHeard = [...state.storiesHeard.filter((id) => id !== told.story), told.story].slice(-MOST_HEARD);
  if (told.part === 0) draft.ledger('story-heard');
  const given = { story: told.story, part: told.part, passage: told.words, last: told.isLast, teller: mentor.name };
  startFlow(draft, 'story-part', given);
}
