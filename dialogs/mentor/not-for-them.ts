import type { Kept, Talk } from '../state';
import { beginsWithName, withoutLeading } from './addressing';
import { allNamed, calledSo, known, listOf, nameOf, waysToName } from './calling';
import { ask } from './kept';
import { performOn } from './performing';
import { lowered, tidy } from './phrases';
import { inOrderTaken, talksOf } from './talks';
import type { Desk } from './turn';

/**
 * What a mentor texts in a talk and cannot have meant for whom they are with: it is about their shift, about several at once, a note, or
 * for somebody else. It is never sent unasked.
 * @returns whether it was one of these
 */
export function notForThem(desk: Desk, text: string, pictures: number): boolean {
  return (
    ofTheirShift(desk, text) ||
    ofSeveral(desk, text, pictures) ||
    ofSomebodyGone(desk, text) ||
    nearlyNote(desk, text, pictures) ||
    mayBeForUs(desk, text, pictures) ||
    isOfThem(desk, text, pictures)
  );
}

/** Headed with what may be the name of somebody who is not known here: asked about. @returns whether it is */
export function forAStranger(desk: Desk, text: string, pictures: number): boolean {
  if (!desk.context.language.mentorWords.isHeadedStrangely(text)) return false;
  ask(desk, { what: 'whom', texts: [text], pictures });
  return true;
}

/** Carriers take END and its like for STOP; whoever is in a talk mostly wants to finish it. @returns whether they are in one */
export function mayEndTheTalk(desk: Desk, text: string): boolean {
  const talks = inOrderTaken(talksOf(desk.state));
  if (talks.length === 0 || !desk.context.language.mentorWords.isEnd(text)) return false;
  desk.say('mentor.end-or-stop', { mentees: listOf(desk.context.language, talks, 'disjunction') });
  return true;
}

function ofTheirShift(desk: Desk, text: string): boolean {
  const shift = desk.context.language.mentorWords.shiftInTalk(text);
  if (shift === null) return false;
  const talks = inOrderTaken(talksOf(desk.state));
  const mentees = listOf(desk.context.language, talks, 'conjunction');
  desk.say(shift === 'off' ? 'mentor.off-in-talk' : 'mentor.on-in-talk', { mentees });
  return true;
}

/** "done both", "done Sam and Kez", "pass both to Jo"; and "done Sam, thanks", which is asked about. */
function ofSeveral(desk: Desk, text: string, pictures: number): boolean {
  const { state, context } = desk;
  const { several } = context.language.mentorWords;
  for (const command of ['done', 'pass'] as const) {
    const rest = behind(text, several[command]);
    if (rest === null) continue;
    const [whom = '', to = null] = command === 'pass' ? several.splitTo(rest) : [rest];
    const talks = allNamed(whom, inOrderTaken(talksOf(state)), several);
    if (talks.length > 0) {
      performOnAll(desk, command, talks, to);
      return true;
    }
    const everybody = [...known(state), ...state.gone];
    const name = beginsWithName(lowered(rest), everybody);
    if (name === null) continue;
    const word = several[command][0] ?? command;
    const isTheirs = calledSo(name, talksOf(state)).length > 0;
    if (isTheirs) ask(desk, { what: 'slip', texts: [text], pictures, meant: `${word} ${name}` });
    else desk.say('mentor.not-with', { mentee: calledSo(name, everybody).map(nameOf)[0] ?? name });
    return true;
  }
  return false;
}

function performOnAll(desk: Desk, command: 'done' | 'pass', talks: readonly Talk[], to: string | null): void {
  const what: Kept['what'] = to === null ? command : 'pass-to';
  for (const talk of talks) performOn(desk, { what, texts: [], meant: to }, talk);
}

/** "note that Sam is using again" may be a note: they are asked. */
function nearlyNote(desk: Desk, text: string, pictures: number): boolean {
  const { several } = desk.context.language.mentorWords;
  if (behind(text, several.note) === null) return false;
  ask(desk, { what: 'slip', texts: [text], pictures, meant: several.note[0] ?? null });
  return true;
}

/** "who", "its getting too much": nobody can know whether it is for us. A private word that reached them could not be taken back. */
function mayBeForUs(desk: Desk, text: string, pictures: number): boolean {
  const { danger, isNearlyWho, asksHow, meantInTalk } = desk.context.language.mentorWords;
  const isTooMuch = danger.isWeary(text) && !text.includes('?');
  const meant = isTooMuch
    ? meantInTalk.support
    : asksHow(text)
      ? meantInTalk.help
      : isNearlyWho(text)
        ? meantInTalk.who
        : null;
  if (pictures > 0 || meant === null) return false;
  ask(desk, { what: 'slip', texts: [text], pictures, meant });
  return true;
}

/** "whats up with Sam", "tell Anna Sam was hit": nobody writes so to Sam. It is asked about, whatever the hurry. */
function isOfThem(desk: Desk, text: string, pictures: number): boolean {
  const { mentorWords } = desk.context.language;
  const names = waysToName(talksOf(desk.state));
  const others = waysToName([...known(desk.state), ...desk.state.gone]);
  const asks = isJustTaken(desk) && mentorWords.asksOf(text) && !mentorWords.danger.isToThem(text);
  if (!asks && !mentorWords.speaksOf(text, names) && !mentorWords.isForTeller(text, names, others)) return false;
  ask(desk, { what: 'whom', texts: [text], pictures });
  return true;
}

/** So long after they took somebody, "what did he say" may be asked of us; later on "he" is somebody whom the two speak of. Milliseconds. */
const JUST_TAKEN = 3 * 60_000;

function isJustTaken({ state: { holding }, context }: Desk): boolean {
  return holding !== null && (holding.wrote === false || context.now - holding.at < JUST_TAKEN);
}

/** "take Kez", whom they were with and who does not wait for them. */
function ofSomebodyGone(desk: Desk, text: string): boolean {
  const rest = behind(text, desk.context.language.mentorWords.takes);
  const [gone] = rest === null ? [] : calledSo(rest, desk.state.gone);
  if (gone === undefined) return false;
  desk.say('mentor.not-with', { mentee: nameOf(gone) });
  return true;
}

/** What stands behind one of these, as they wrote it; null when it begins with none. */
function behind(text: string, leading: readonly string[]): string | null {
  const whole = tidy(text);
  const rest = withoutLeading(lowered(whole), leading);
  return rest === null ? null : whole.slice(whole.length - rest.length);
}
