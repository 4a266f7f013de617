import { isFeltOnly } from '../safety';
import { asksWhatNow, isOnlyAsked } from './asks-what-now';
import { dangerIn, isOwnBesides, namesKnown } from './own-danger';
import { wasInDanger } from './own-need';
import { askFor, raiseThose, tellTeam } from './tell-team';
import type { Desk } from './turn';

/**
 * Words of danger of a mentor who is with nobody. They are about the mentor unless they plainly tell of somebody else: "Sam rang, hes going to kill
 * himself". Where they may be either, both are answered.
 * @returns whether there was any
 */
export function heardDanger(desk: Desk, text: string): boolean {
  const { danger } = desk.context.language.mentorWords;
  if (asksWhatNow(desk, text)) return true;
  const found = dangerIn(desk, text);
  const tells = danger.tellsOfAnother(text, namesKnown(desk));
  const isOwnUnsaid = danger.isOwnUnsaid(text);
  const isOwnConcern = found.tier === 'concern' && isOwnUnsaid && !isFeltOnly(found);
  if (found.tier !== 'urgent' && !tells && !isOwnConcern) return false;
  if ((tells && !isOwnBesides(desk, text)) || isOnlyAsked(desk, text)) {
    ofAnother(desk, text);
    askFor(desk, text, 'support');
    return true;
  }
  answerOwn(desk);
  if (tells || !(danger.isFirstPerson(text) || isOwnUnsaid || wasInDanger(desk))) ofAnother(desk, text);
  askFor(desk, text, 'urgent');
  return true;
}

/** Mentors have hard nights too. They get the same answer, and the team is told. @returns whether they wrote of danger */
export function inDanger(desk: Desk, text: string): boolean {
  if (dangerIn(desk, text).tier !== 'urgent') return false;
  answerOwn(desk);
  askFor(desk, text, 'urgent');
  return true;
}

function answerOwn(desk: Desk): void {
  desk.say('crisis.suicide', { hasMentor: 'no', mentor: '' }, 'crisis');
}

/** What to do now is said at once, and the coordinators hear what it is about. */
function ofAnother(desk: Desk, text: string): void {
  desk.say('mentor.ring-for-them', {}, 'crisis');
  tellTeam(desk, text, '');
  raiseThose(desk, text, null);
}
