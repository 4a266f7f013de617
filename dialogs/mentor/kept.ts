import { quote } from '../scripts/quote';
import type { Kept, MentorState, Talk } from '../state';
import { namedAlone, nearlyNamed } from './addressing';
import { listOf, nameOf } from './calling';
import { allTo, leaveBehind, sendsLeftBehind } from './left-behind';
import { mayMean, performOn } from './performing';
import { send } from './sending';
import { inOrderTaken, talkOf } from './talks';
import type { Desk } from './turn';

/** What cannot be known is asked. It is kept, and goes to nobody, until it is answered. */

/** More than this would be no slip but a letter. */
const MOST_KEPT = 30;
/** So much of what waits is shown. Characters. */
const SHOWN = 60;

type Question = Pick<Kept, 'what' | 'texts' | 'pictures'> & Partial<Pick<Kept, 'meant'>>;

/** Ask, and keep what it is about. More of the same before the answer is kept with it, so that it can be told what was not sent. */
export function ask(desk: Desk, question: Question): void {
  const { state } = desk;
  // One question at a time: a note is not lost in silence.
  if (state.kept?.what === 'note' && state.kept.texts.length > 0) desk.say('mentor.note-nobody');
  const before = state.kept?.what === 'still' || state.kept?.what === 'whom' ? state.kept : null;
  const { holding, besides } = state;
  const whom = question.what === 'whom';
  const what = whom && besides.length === 0 ? 'still' : question.what;
  const more = whom ? (before?.texts ?? []) : [];
  const texts = [...more, ...question.texts].slice(-MOST_KEPT);
  const pictures = question.pictures + (whom ? (before?.pictures ?? 0) : 0);
  const handoffId = what === 'still' ? (holding?.handoffId ?? null) : null;
  const at = desk.context.now;
  const several = what === 'whom' || (whom && before?.several === true) ? { several: true } : {};
  const meant = question.meant ?? null;
  state.kept = { what, texts, pictures, handoffId, meant, card: null, at, reminded: false, ...several };
  putQuestion(desk, state.kept);
}

function putQuestion(desk: Desk, { what, texts, meant }: Kept): void {
  const talks = inOrderTaken(mayMean(desk, { what, texts }));
  const mentees = listOf(desk.context.language, talks, 'disjunction');
  const mentee = desk.state.holding ? nameOf(desk.state.holding) : '';
  if (what === 'still') return desk.say('mentor.still-for', { mentee });
  if (what === 'slip') return desk.say('mentor.near-command', { mentees, command: (meant ?? '').toUpperCase() });
  if (what === 'whom') return desk.say('mentor.for-whom', { mentees }, 'reply', talks);
  desk.say('mentor.which-one', { mentees }, 'reply', talks);
}

/** What an answer came to: it was one; it was none; or it is to be heard as if they had texted this. */
export type Heard = 'answered' | 'not-an-answer' | { readonly instead: string };

export function hearKept(desk: Desk, text: string, pictures: number): Heard {
  const { state, context } = desk;
  const { kept } = state;
  if (pictures > 0) return 'not-an-answer';
  if (kept === null) return sendsLeftBehind(desk, text) ? 'answered' : 'not-an-answer';
  const { mentorWords } = context.language;
  const answer = mentorWords.keptAnswer(text);
  const talks = mayMean(desk, kept);
  const toOne = kept.what === 'whom' ? allTo(desk, text, talks) : null;
  if (toOne) return settle(desk, { ...kept, several: false }, toOne);
  const exactly = namedAlone(text, talks, mentorWords.beforeName);
  const nearly = answer === null && kept.what === 'whom' ? nearlyNamed(text, talks, mentorWords.beforeName) : [];
  const named = exactly.length > 0 ? exactly : nearly;
  if (named.length > 1) return again(desk, kept);
  const [only] = named;
  if (only) return settle(desk, kept, only);
  if (answer === 'no') return letGo(desk, kept);
  if (kept.what === 'slip') return hearSlip(desk, kept, saysItself(desk, kept, text) ? 'yes' : answer);
  const talk = kept.handoffId === null ? null : talkOf(state, kept.handoffId);
  if (kept.what === 'still' && talk && answer !== null) return settle(desk, kept, talk);
  if (kept.what === 'whom' && answer !== null) return again(desk, kept);
  // They have gone on to something else. Words and notes wait for their answer.
  if (['whom', 'still', 'note'].includes(kept.what)) return 'not-an-answer';
  state.kept = null;
  return 'not-an-answer';
}

/** A button of the question: no word to be read. */
export function choose(desk: Desk, talk: Talk): void {
  if (desk.state.kept) settle(desk, desk.state.kept, talk);
}

function hearSlip(desk: Desk, kept: Kept, answer: 'yes' | 'send' | 'no' | null): Heard {
  const { state } = desk;
  state.kept = null;
  if (answer === 'yes') return { instead: meantBy(kept, desk.context.language.mentorWords.several.note) };
  if (answer !== 'send') return isMoreThanAWord(kept) ? dropped(desk) : 'not-an-answer';
  if (state.besides.length > 0) ask(desk, { ...kept, what: 'whom' });
  else if (state.holding) settle(desk, kept, state.holding);
  return 'answered';
}

/** Asked whether they meant HELP, they text HELP. */
function saysItself({ context }: Desk, { meant }: Kept, text: string): boolean {
  const commandIn = (words: string) => context.language.mentorWords.command(words, [], true, [])?.command ?? null;
  const said = commandIn(text);
  return said !== null && said === commandIn(meant ?? '');
}

/** "note that Sam is using again" is a note on that. */
function meantBy({ meant, texts: [text = ''] }: Kept, [word]: readonly string[]): string {
  const note = text.trim().replace(/^\S+\s+/, '');
  return meant === word && isMoreThanAWord({ texts: [text] }) ? `${word}: ${note}` : (meant ?? '');
}

function isMoreThanAWord({ texts: [text = ''] }: Pick<Kept, 'texts'>): boolean {
  return /\s/.test(text.trim());
}

function dropped(desk: Desk): Heard {
  desk.say('mentor.words-dropped');
  return 'not-an-answer';
}

function settle(desk: Desk, kept: Kept, talk: Talk): Heard {
  desk.state.kept = null;
  if (performOn(desk, kept, talk)) return 'answered';
  const { texts, pictures } = kept;
  // With several each text may have been for another: one name is the answer about the one that they were asked about last.
  const isLastOnly = kept.several === true && texts.length > 1;
  const isSent = send(desk, talk, isLastOnly ? texts.slice(-1) : texts, isLastOnly ? 0 : pictures);
  if (isLastOnly) leaveBehind(desk, talk, texts.slice(0, -1));
  if (isSent) desk.say(isLastOnly ? 'mentor.sent-last' : 'mentor.sent-to', { mentee: nameOf(talk) });
  return 'answered';
}

/** Only somebody in danger is left, and words went there at once: what was asked about before waits on, and is told of once. */
export function waitsOn(desk: Desk, talk: Talk): void {
  const { state } = desk;
  const { kept } = state;
  if (kept === null || !(kept.what === 'whom' || kept.what === 'still')) return;
  state.kept = { ...kept, what: 'still', handoffId: talk.handoffId, reminded: true };
  if (!kept.reminded) stillWaits(desk, talk);
}

/** Something else has gone where it was sent outright: what waits goes on waiting, and is not confused with it. */
export function stillWaits(desk: Desk, talk: Talk): void {
  const { kept } = desk.state;
  const words = quote(kept?.texts.at(-1) ?? '', SHOWN);
  if (kept !== null && words !== '') desk.say('mentor.older-waits', { mentee: nameOf(talk), words });
  else if (kept !== null) desk.say('mentor.words-wait', { mentees: nameable(desk, kept) });
}

function nameable(desk: Desk, kept: Kept): string {
  return listOf(desk.context.language, inOrderTaken(mayMean(desk, kept)), 'disjunction');
}

function letGo(desk: Desk, { what }: Kept): Heard {
  desk.state.kept = null;
  const words = what === 'whom' || what === 'still' || what === 'slip';
  desk.say(words ? 'mentor.not-sent' : 'mentor.as-it-was');
  return 'answered';
}

function again(desk: Desk, kept: Kept): Heard {
  putQuestion(desk, kept);
  return 'answered';
}

/** Whoever it was about may be with somebody else by now: the question has gone with them, and they hear that nothing was sent. */
export function letStaleGo(desk: Desk): void {
  const { state } = desk;
  const { kept, holding } = state;
  if (kept === null) return;
  const isFree = holding === null && kept.what !== 'note';
  const isOfOneGone = kept.handoffId !== null && talkOf(state, kept.handoffId) === null;
  if (!isFree && !isOfOneGone) return;
  state.kept = null;
  if (holdsWords(kept) && !state.stopped && !state.left && !state.held) desk.say('mentor.words-dropped', {}, 'relay');
}

/** So long after it was asked they are reminded, once. Milliseconds. */
const REMINDED_AFTER = 5 * 60_000;

/** When they are to be reminded of words that wait for an answer; null for never. A projection of their state alone. */
export function remindAt({ kept }: MentorState): number | null {
  if (kept === null || kept.at === null || kept.reminded || !holdsWords(kept)) return null;
  return kept.at + REMINDED_AFTER;
}

/** @returns whether they were */
export function remind(desk: Desk): boolean {
  const { state, context } = desk;
  const at = remindAt(state);
  if (state.kept === null || state.stopped || at === null || at > context.now) return false;
  state.kept.reminded = true;
  const mentees = nameable(desk, state.kept);
  const cue = state.kept.what === 'note' ? 'mentor.note-waits' : 'mentor.words-wait';
  desk.say(cue, { mentees }, 'relay');
  return true;
}

function holdsWords({ texts, pictures }: Kept): boolean {
  return texts.length > 0 || pictures > 0;
}
