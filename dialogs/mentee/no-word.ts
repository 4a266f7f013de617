import type { Draft } from './draft';

/**
 * Whether the texts shall stop was asked and not answered. Nothing more is sent; but it may be that one day off was all they wanted: they are
 * told once that it is quiet, and how it goes on. Whoever agreed that their mentor may know has a human asked to say hello.
 */
export function tellOfNoWord(draft: Draft) {
  const { state } = draft;
  if (state.stopAsked === null) return;
  state.stopAsked.told = true;
  draft.say('shall-i-stop.no-word');
  state.silence.told = true;
  draft.ledger('no-word-on-stopping');
  if (state.consent.mentorSees === true) draft.openHandoff('silence', null);
}
