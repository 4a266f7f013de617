import { startFlow } from '../../flow/engine';
import { calledBy } from '../../names';
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
  state.lost = 0;
  if (isMentors(draft, name)) {
    startFlow(draft, 'mentor-please');
    return true;
  }
  state.calledName = name === context.person.name ? null : name;
  draft.isTheirSay = true;
  draft.say('my-say.called');
  tellMentor(draft, text);
  return true;
}

/** "Call me Dave", to somebody whose mentor is Dave: that one is to call. */
function isMentors({ context }: Draft, name: string): boolean {
  const { mentor, name: own } = context.person;
  return mentor !== undefined && calledBy(name) === calledBy(mentor.name) && calledBy(own) !== calledBy(name);
}
