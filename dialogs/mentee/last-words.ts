import { remembering } from '../told';
import { endBreak } from './breaks';
import type { Draft } from './draft';

/** What they would like to say to the one who was with them goes there, in their own words. */
export function passLastWords(draft: Draft, words: string) {
  const { mentor } = draft.context.person;
  if (mentor === undefined) return;
  draft.state.told = remembering(draft.state.told, { words, at: draft.context.now });
  draft.post(mentor.id, { kind: 'last-words', mentee: draft.me, words });
  draft.ledger('last-words');
}

/** They want the texts to go on after the service has ended. */
export function goOnTexting(draft: Draft) {
  if (draft.state.pause !== null) endBreak(draft);
}
