import type { Draft } from '../draft';
import { tellMentor } from '../for-mentor';

/**
 * "Call me Sammy": they are called that from now on, and their mentor, who knows them by the other name, is told. @returns false where it
 * is no name
 */
export function hearCalled(draft: Draft, text: string): boolean {
  const { context, state } = draft;
  const name = context.language.matching.calledIn(text);
  if (name === null) return false;
  state.calledName = name === context.person.name ? null : name;
  state.lost = 0;
  draft.isTheirSay = true;
  draft.say('my-say.called');
  tellMentor(draft, text);
  return true;
}
