import type { MailboxEvent } from '../events';
import { detectSafely } from '../safety';
import type { Offer } from '../state';
import { exactKeyword, freeFormOptOut } from '../understanding';
import { list, setShifts, tellShifts, who } from './asking';
import { answeredCare, chooseListener, monthly } from './care';
import type { MentorCommand } from './commands';
import { goOff, goOn, keep, passTo, takeOver } from './handing';
import { wantsToLeave } from './leaving';
import { hearMatching } from './matching';
import { howToNote, keepNote } from './notes';
import { confirmNumber, hearHeld, holdBack, saysWrongNumber } from './number';
import { mostPressing } from './offers';
import { needSupport, toHelper } from './support';
import { take } from './taking';
import type { Desk } from './turn';

type Heard = Extract<MailboxEvent, { kind: 'heard' }>;

/** What a mentor wrote, in the order in which it is asked what it can be. */
export function hear(desk: Desk, heard: Heard): void {
  const text = heard.text.trim();
  const { state, context } = desk;
  state.channel = heard.channel;
  state.reach = null;
  const keyword = exactKeyword(text, context.language.optOut, { afterStop: state.stopped });
  if (state.held) return inDanger(desk, text) ? undefined : hearHeld(desk, state.held, keyword);
  if (keyword === 'stop') return desk.stop();
  if (keyword === 'start' && state.stopped) return desk.start();
  if (state.left) return hearLeft(desk, text);
  if (hearMatching(desk, text)) return;
  const { mentorWords } = context.language;
  if (state.holding && state.askedStill && mentorWords.isStillThere(text)) return keep(desk, state.holding);
  const over = mentorWords.takeOver(text);
  if (over) return takeOver(desk, over);
  const to = mentorWords.passTo(text);
  if (to !== null && (state.holding || state.offers.length > 0)) return passTo(desk, to);
  const names = [state.holding, state.passed, ...state.offers].flatMap((o) => (o ? [o.mentee.name] : []));
  const said = mentorWords.command(text, names, state.holding !== null);
  if (said?.command === 'take' && (state.holding || state.passed || state.offers.length > 0))
    return take(desk, said.name);
  if (keyword === 'help' || said?.command === 'help') return desk.say('mentor.help');
  if (state.holding) return inTalk(desk, state.holding, said?.command ?? null, text, heard.media);
  if (said && whenFree(desk, said.command)) return;
  if (setting(desk, text)) return;
  anythingElse(desk, text, said?.command ?? null);
}

/** While they are with somebody, whatever can be words to that person is. */
function inTalk(desk: Desk, holding: Offer, command: MentorCommand | null, text: string, pictures: number): void {
  if (command === 'done') return desk.done(holding);
  if (command === 'pass') return desk.handBack(holding);
  if (command === 'support') return needSupport(desk, text);
  if (command === 'confirm' && holding.reason === 'wrong-number') return confirmNumber(desk, holding);
  if (command === 'who') return who(desk);
  if (command === 'list') return list(desk);
  if (command === 'note-how') return howToNote(desk);
  const note = desk.context.language.mentorWords.note(text, true);
  if (note !== null) return keepNote(desk, note);
  relay(desk, holding, text, pictures);
}

function relay(desk: Desk, holding: Offer, text: string, pictures: number): void {
  if (pictures > 0) desk.say('mentor.picture', { mentee: holding.mentee.name }, 'relay');
  else if (text === '') desk.ignore('empty');
  if (text === '') return;
  desk.state.askedStill = false;
  const { id, name } = desk.context.person;
  const words = { kind: 'mentor-spoke', handoffId: holding.handoffId, mentor: { id, name }, text } as const;
  desk.effects.push({ kind: 'post', to: holding.mentee.id, event: words });
}

/** @returns whether it was one of these */
function whenFree(desk: Desk, command: MentorCommand): boolean {
  if (command === 'off') goOff(desk);
  else if (command === 'on') goOn(desk);
  else if (command === 'who') who(desk);
  else if (command === 'list') list(desk);
  else if (command === 'shifts-asked') tellShifts(desk);
  else if (command === 'note-how') howToNote(desk);
  else if (command === 'monthly-on' || command === 'monthly-off') monthly(desk, command === 'monthly-on');
  else return false;
  return true;
}

/** Commands with something behind them. @returns whether it was one of these */
function setting(desk: Desk, text: string): boolean {
  const { mentorWords } = desk.context.language;
  const shifts = mentorWords.shifts(text);
  const listener = mentorWords.listener(text);
  const note = mentorWords.note(text, false);
  if (shifts !== null) setShifts(desk, shifts);
  else if (listener !== null) chooseListener(desk, listener.name);
  else if (note !== null) keepNote(desk, note);
  else return false;
  return true;
}

function anythingElse(desk: Desk, text: string, command: MentorCommand | null): void {
  const { state, context } = desk;
  if (inDanger(desk, text)) return;
  if (command === 'support') return needSupport(desk, text);
  if (context.person.role === 'mentor' && context.language.matching.isLeaving(text)) return wantsToLeave(desk);
  if (freeFormOptOut(text, context.language.optOut)) return desk.stop();
  if (saysWrongNumber(text, context)) return holdBack(desk);
  const waiting = mostPressing(state.offers);
  if (command === 'pass' && waiting) return desk.pass(waiting);
  if (toHelper(desk, text)) return;
  // Somebody waits: whether it is for them or an answer to us cannot be known, and is not guessed.
  if (waiting) return desk.say('mentor.how', { mentee: waiting.mentee.name });
  if (answeredCare(desk, text)) return;
  desk.say('mentor.nothing');
}

/** They are a mentor no more: nobody's words and nobody's alerts are theirs. Danger is danger. */
function hearLeft(desk: Desk, text: string): void {
  if (inDanger(desk, text) || toHelper(desk, text)) return;
  desk.say('matching.left-already');
}

/** Mentors have hard nights too. They get the same answer, and the team is told. */
function inDanger(desk: Desk, text: string): boolean {
  const found = detectSafely(text, desk.context.language.safety);
  if (found.tier !== 'urgent') return false;
  desk.say('crisis.suicide', { hasMentor: 'no', mentor: '' }, 'crisis');
  const handoffId = `h-${desk.event.id}`;
  desk.effects.push({ kind: 'handoff', do: 'open', handoffId, reason: 'urgent', words: text });
  if (!desk.state.held) toHelper(desk, text);
  return true;
}
