import type { Draft } from './draft';

/**
 * They write in a language that the bot cannot read. It says so, in that language where there is a line for it and in simple English, and
 * asks a person to come; while one has been asked, what they write is kept and the rest of it is not said again.
 */
export function hearOtherLanguage(draft: Draft, text: string): boolean {
  const found = draft.context.language.others.foreign(text);
  if (found === null) return false;
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
