import { isFeltOnly } from '../safety';
import type { Talk } from '../state';
import { namedAlone } from './addressing';
import { known, namedIn, nameOf, waysToName } from './calling';
import { ask } from './kept';
import { dangerIn, isOwnBesides } from './own-danger';
import { beginNeed } from './own-need';
import { send } from './sending';
import { giveUpAsOwn } from './support';
import { talkOf, talksOf } from './talks';
import { askFor, raiseThose, tellTeam } from './tell-team';
import type { Desk } from './turn';

/**
 * Words of danger of a mentor who is with somebody. They do not go to that person unasked: they may be about the mentor, and the
 * coordinators are told at once. "What do I do", "should I ring 999" are answered, with what to do now.
 * @returns whether there is nothing more to hear in it
 */
export function heardDangerInTalk(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  const { holding } = state;
  if (holding === null) {
    state.aboutMe = null;
    return false;
  }
  if (hearAnswer(desk, text)) return true;
  const { danger } = context.language.mentorWords;
  const advises = danger.advises(text) && !danger.asksWhatNow(text);
  // "If he comes ring 999 then me" tells of nobody's danger but theirs whom it is for.
  const found = dangerIn(desk, advises ? danger.withoutAdvice(text) : text);
  const isUrgent = found.tier === 'urgent';
  const ofAnother = isUrgent && found.category === 'medical' && danger.isOfAnother(text) && !advises;
  const asks = (isUrgent || isSerious(holding)) && danger.asksWhatNow(text);
  const asksThem = asksIt(desk, text);
  const tells = !advises && !asksThem && danger.tellsOfAnother(text, waysToName(known(state)));
  const isToThem = danger.isToThem(text);
  const mayBeOwn = tells && isOwnBesides(desk, text);
  if (!isToThem && !mayBeOwn && (asks || ofAnother || tells))
    return answerWhatNow(desk, spokenOf(desk, holding, text), text);
  const isFirstPerson = isUrgent && danger.isFirstPerson(text) && !(found.category === 'medical' && isToThem);
  const isUnsaid =
    (isUrgent || (found.tier === 'concern' && !isFeltOnly(found))) &&
    !asksThem &&
    !isToThem &&
    danger.isOwnUnsaid(text);
  if (danger.isOwn(text) || isFirstPerson || isUnsaid || mayBeOwn) return holdBack(desk, holding, text);
  return false;
}

/** "Is he not safe there" is for whom they are with, of somebody near them. */
function asksIt({ context: { language } }: Desk, text: string): boolean {
  return text.trim().endsWith('?') || language.topics.asks(text);
}

function isSerious({ reason }: Talk): boolean {
  return reason === 'urgent' || reason === 'concern';
}

/** "Kez is on the bridge", where they are with Kez as well. */
function spokenOf({ state }: Desk, holding: Talk, text: string): Talk {
  const [named, other] = namedIn(text, talksOf(state));
  return named && other === undefined ? named : holding;
}

function answerWhatNow(desk: Desk, talk: Talk, text: string): true {
  const { state } = desk;
  const mentee = nameOf(talk);
  const before = state.aboutMe?.ofThem ? state.aboutMe.texts : [];
  state.aboutMe = { handoffId: talk.handoffId, texts: [...before, text], ofThem: true };
  desk.say('mentor.ring-now', { mentee }, 'crisis');
  tellTeam(desk, text, mentee);
  raiseThose(desk, text, talk);
  askFor(desk, text, 'support');
  return true;
}

function holdBack(desk: Desk, talk: Talk, text: string): true {
  const { state, event } = desk;
  const before = state.aboutMe?.ofThem ? [] : (state.aboutMe?.texts ?? []);
  state.aboutMe = { handoffId: talk.handoffId, texts: [...before, text] };
  desk.say('mentor.about-you', { mentee: nameOf(talk) }, 'crisis');
  desk.effects.push({ kind: 'handoff', do: 'open', handoffId: `h-${event.id}`, reason: 'urgent', words: text });
  beginNeed(desk, 'urgent');
  return true;
}

/** "me", "send", a name, "no". Anything else leaves the question open. */
function hearAnswer(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  const { aboutMe } = state;
  if (aboutMe === null) return false;
  if (aboutMe.ofThem) return sentAfterAll(desk, text, aboutMe);
  const { danger, keptAnswer, beforeName } = context.language.mentorWords;
  const named = namedAlone(text, talksOf(state), beforeName);
  const answer = keptAnswer(text);
  if (named.length === 0 && answer === null && !danger.isAboutMe(text)) return false;
  state.aboutMe = null;
  if (danger.isAboutMe(text) || answer === 'yes') {
    const mentee = state.holding ? nameOf(state.holding) : '';
    giveUpAsOwn(desk);
    desk.say('mentor.own-danger', { mentee }, 'crisis');
  } else if (answer === 'no') desk.say('mentor.not-sent');
  else sendOn(desk, named.length === 1 ? (named[0] ?? null) : talkOf(state, aboutMe.handoffId), aboutMe.texts);
  return true;
}

/** They asked what to do, and were told. SEND passes on what was held; whatever else they write is heard for itself. */
function sentAfterAll(desk: Desk, text: string, held: NonNullable<Desk['state']['aboutMe']>): boolean {
  const { state, context } = desk;
  const { danger, keptAnswer } = context.language.mentorWords;
  // More of the same is held with it.
  if (danger.asksWhatNow(text)) return false;
  state.aboutMe = null;
  if (keptAnswer(text) !== 'send') return false;
  sendOn(desk, talkOf(state, held.handoffId), held.texts);
  return true;
}

function sendOn(desk: Desk, talk: Talk | null, texts: readonly string[]): void {
  if (talk === null) return ask(desk, { what: 'whom', texts: [...texts], pictures: 0 });
  if (send(desk, talk, texts, 0)) desk.say('mentor.sent-to', { mentee: nameOf(talk) });
}
