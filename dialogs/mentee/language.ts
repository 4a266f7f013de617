import { askAgain } from '../flow/engine';
import type { Draft } from './draft';

/** Another language, asked for by its name in a whole message: from now on it is theirs, and what was asked is asked in it. */
export function hearLanguage(draft: Draft, text: string): boolean {
  const { context, state } = draft;
  const asked = context.languageAsked(text, context.person);
  if (asked === null) return false;
  state.locale = asked;
  state.lost = 0;
  draft.ledger('language', { locale: asked });
  draft.say('language.chosen');
  askAgain(draft);
  return true;
}
