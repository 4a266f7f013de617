import { waitingStep } from '../flow/engine';
import type { Draft } from './draft';
import { wishIn } from './wish-heard';
import { understoodOf } from './wrong-number';

/**
 * They write in another language than the one they are written to in. Where the bot speaks it, they are told how to change to it, once:
 * nobody is called for it, and what they write after that is heard as far as it goes. Where it cannot be read, the bot says so, in that
 * language where there is a line for it and in simple words, and a person is asked to come: while one has been asked, what they write is
 * kept and the rest of it is not said again.
 */
export function hearOtherLanguage(draft: Draft, text: string): boolean {
  const found = draft.context.language.others.foreign(text);
  if (found === null || (found.isHeard && isUnderstood(draft, text))) return false;
  if (found.offer !== null) return offerChange(draft, found.offer);
  if (draft.facts.humanAsked) {
    if (found.line !== null && !draft.hasJustSaid(found.line))
      draft.say('other-language.their-own', { line: found.line });
    draft.say('handoff.kept');
    return true;
  }
  if (found.line !== null) draft.say('other-language.their-own', { line: found.line });
  draft.say('other-language.english-only');
  draft.openHandoff('asked', draft.state.consent.mentorSees === false ? null : text);
  draft.ledger('other-language');
  return true;
}

function offerChange(draft: Draft, offer: string): boolean {
  if (draft.hasJustSaid(offer)) return false;
  draft.say('other-language.their-own', { line: offer });
  if (draft.facts.humanAsked) draft.say('handoff.kept');
  draft.ledger('other-language');
  return true;
}

/**
 * Many turn to their other language in the middle of a day: what is understood in it is answered as in their own, and so is what they
 * were asked to tell in their own words.
 */
function isUnderstood(draft: Draft, text: string): boolean {
  const isTelling = draft.state.welcome === 'done' && waitingStep(draft)?.step.ask === 'text';
  return isTelling || wishIn(draft, text) !== null || understoodOf(draft, text).intent !== 'unsure';
}

/** In danger what matters comes first; then, to who writes in another language that the bot speaks, how to change to it. */
export function sayAndOfferChange(draft: Draft, cue: string, text: string): void {
  draft.say(cue, {}, { priority: 'crisis' });
  const found = draft.context.language.others.foreign(text);
  if (found === null || found.line === null || found.offer === null || draft.hasJustSaid(found.line)) return;
  draft.say('other-language.their-own', { line: found.line }, { priority: 'crisis' });
}
