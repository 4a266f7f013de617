import type { Person } from '../person';
import { tellShifts } from './asking';
import type { AskedOfUs } from './asking-words';
import { known, waysToName } from './calling';
import { sayOff } from './handing';
import { talksOf } from './talks';
import type { Desk } from './turn';

/** Volunteers have questions too: what they can see, what is kept, who this is. @returns whether it was one, and is answered */
export function asksUs(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  const talking = talksOf(state).length > 0;
  const asked = context.language.mentorWords.askedOfUs(text, talking);
  if (asked === null) return false;
  answer(desk, asked, talking);
  return true;
}

function answer(desk: Desk, asked: AskedOfUs, talking: boolean): void {
  const inTalk = talking ? 'yes' : 'no';
  if (asked === 'seen') return desk.say('mentor.what-you-see', { inTalk });
  if (asked === 'kept') return desk.say('mentor.what-is-kept', { inTalk });
  if (asked === 'number') return desk.say('mentor.your-number', { inTalk });
  if (asked === 'notes') return desk.say('mentor.who-reads-notes', { inTalk });
  if (asked === 'who') return desk.say('mentor.who-we-are');
  if (asked === 'what-to-do') return desk.say(helpFor(desk.context.person));
  if (desk.state.off) return sayOff(desk);
  tellShifts(desk);
}

export function helpFor({ role }: Pick<Person, 'role'>): string {
  return role === 'coordinator' ? 'mentor.help-coordinator' : 'mentor.help';
}

/** "how is Sam", "is there training": the coordinators hear it, and who asked hears that. @returns whether it was such a question */
export function asksTeam(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  if (context.person.role !== 'mentor') return false;
  const names = waysToName([...known(state), ...state.gone, ...(state.finished ? [state.finished] : [])]);
  const { mentorWords } = context.language;
  // "You there Sam?" is for Sam.
  if (!mentorWords.asksTeam(text, mentorWords.danger.isToThem(text) ? [] : names)) return false;
  desk.effects.push({ kind: 'handoff', do: 'share', about: 'question', to: null, words: text });
  return true;
}
