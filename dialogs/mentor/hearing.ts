import type { MailboxEvent } from '../events';
import { isUnreachable } from '../reach';
import { exactKeyword, freeFormOptOut } from '../understanding';
import { heardDangerInTalk } from './about-me';
import { namedAlone } from './addressing';
import { list, setShifts, tellShifts, who } from './asking';
import { asksTeam, asksUs, helpFor } from './asks-us';
import { asksWhatNow } from './asks-what-now';
import { known, nameOf, waysToName } from './calling';
import { answeredCare, chooseListener, monthly } from './care';
import type { MentorCommand, Said } from './commands';
import { heardDanger, inDanger } from './danger-when-free';
import { heardEnding } from './finishing';
import { goOff, goOn, keep, keptAlready, passTo, sayOff, takeOver } from './handing';
import { ask, hearKept } from './kept';
import { wantsToLeave } from './leaving';
import { hearMatching } from './matching';
import { about, howToNote, keepNote } from './naming';
import { mayEndTheTalk, notForThem } from './not-for-them';
import { confirm, hearHeld, holdBack, saysWrongNumber } from './number';
import { mostPressing } from './offers';
import { forWhoeverComes, wasInDanger } from './own-need';
import { passedLately, passedOf } from './passed';
import { relay } from './relay';
import { hearStory } from './stories';
import { needSupport, toHelper, toHelperByName } from './support';
import { take, takeSeveral, takeUnasked } from './taking';
import { talksOf, writeTo } from './talks';
import type { Desk } from './turn';
import { backInReach } from './undelivered';
import { holdsBack } from './until-safe';
import { tellHowToName } from './with';

type Heard = Extract<MailboxEvent, { kind: 'heard' }>;

/** What a mentor wrote, in the order in which it is asked what it can be. */
export function hear(desk: Desk, heard: Heard): void {
  const text = heard.text.trim();
  const { state, context } = desk;
  state.channel = heard.channel;
  const wasAway = isUnreachable(state.reach);
  state.reach = null;
  if (wasAway && !state.held) backInReach(desk);
  const keyword = exactKeyword(text, context.language.optOut, { afterStop: state.stopped });
  if (state.held) return inDanger(desk, text) ? undefined : hearHeld(desk, state.held, keyword);
  if (keyword === 'stop') return mayEndTheTalk(desk, text) ? undefined : desk.stop();
  if (keyword === 'start' && state.stopped) return desk.start();
  if (state.left) return hearLeft(desk, text);
  if (heardEnding(desk, text)) return;
  const answer = hearKept(desk, text, heard.media);
  if (answer === 'answered') return;
  hearCommand(desk, answer === 'not-an-answer' ? text : answer.instead, heard.media);
}

function hearCommand(desk: Desk, text: string, pictures: number): void {
  const { state, context } = desk;
  if (toHelperByName(desk, text)) return;
  if (heardDangerInTalk(desk, text)) return;
  if (hearMatching(desk, text)) return;
  const { mentorWords } = context.language;
  const talks = talksOf(state);
  const asked = talks.filter((talk) => talk.asked);
  const isThere = mentorWords.isStillThere(text);
  // "Still here" is a word for whoever has waited: it goes to them, and answers us as well.
  const isForThem = talks.length === 1 && mentorWords.isStillThereToThem(text);
  if (asked.length > 0 && isThere && !isForThem) return keep(desk, asked);
  if (talks.length > 1 && isThere && mentorWords.keptAnswer(text) === null && keptAlready(desk, talks)) return;
  const over = mentorWords.takeOver(text);
  if (over) return takeOver(desk, over);
  const passing = mentorWords.passTo(text);
  if (passing && passTo(desk, passing)) return;
  const said = mentorWords.command(text, waysToName(known(state)), talks.length > 0, waysToName(talks));
  const accepts = (said?.command === 'take' && said.name === null) || mentorWords.accepts(text);
  if (accepts && talks.length === 0 && mayOnlyNod(desk, text)) return;
  const waits = talks.length > 0 || passedOf(state).length > 0 || state.offers.length > 0;
  if (said?.command === 'take' && waits) return take(desk, said.name);
  if (takeSeveral(desk, text)) return;
  if (talks.length === 0 && state.offers.length > 0 && mentorWords.accepts(text)) return take(desk, null);
  if (talks.length === 0 && asksWhatNow(desk, text)) return;
  // Exact, or by another word for it.
  if (said?.command === 'help' || isHelp(desk, text)) return desk.say(helpFor(context.person));
  if (talks.length > 0) return inTalk(desk, said, text, pictures);
  if (said && whenFree(desk, said)) return;
  if (setting(desk, text)) return;
  anythingElse(desk, text, said?.command ?? null);
}

/**
 * "ok", "yes", after something else than a request for them: that may be all it answers, and nobody is put through by it unasked.
 * @returns whether it is asked about, or is for nobody
 */
function mayOnlyNod(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  if (state.justAsked !== false || !context.language.mentorWords.isNod(text)) return false;
  const waiting = mostPressing(state.offers);
  const passed = passedLately(state, context.now);
  if (waiting) desk.say('mentor.still-waiting', { mentee: nameOf(waiting) });
  else if (passed) desk.say('mentor.not-with-now', { mentee: nameOf(passed) });
  else return false;
  state.justAsked = true;
  return true;
}

function isHelp({ context: { language } }: Desk, text: string): boolean {
  return exactKeyword(text, language.optOut, { afterStop: false }) === 'help';
}

/** They set up their own part, and can be words to nobody. */
const OF_THEIR_OWN: ReadonlySet<MentorCommand> = new Set<MentorCommand>(['monthly-on', 'monthly-off', 'shifts-asked']);

/** While they are with somebody, whatever can be words to that person is. */
function inTalk(desk: Desk, said: Said | null, text: string, pictures: number): void {
  const command = said?.command ?? null;
  const name = said?.name ?? null;
  if (command === 'done' || command === 'pass') return about(desk, command, name);
  if (command === 'support') return needSupport(desk, text);
  if (command === 'confirm' && confirm(desk, name)) return;
  if (command === 'who') return who(desk);
  if (command === 'list') return list(desk);
  if (command === 'note-how') return howToNote(desk, name);
  if (said && OF_THEIR_OWN.has(said.command)) return void whenFree(desk, said);
  const note = desk.context.language.mentorWords.note(text, true);
  if (note !== null) return keepNote(desk, note);
  if (asksUs(desk, text)) return;
  if (holdsBack(desk, text) || notForThem(desk, text, pictures) || switchTo(desk, text)) return;
  relay(desk, text, pictures);
}

/** "switch to Sam", where there is more than one. */
function switchTo(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  const talks = talksOf(state);
  if (talks.length < 2) return false;
  const to = namedAlone(text, talks, context.language.mentorWords.beforeName);
  const [talk] = to;
  if (talk === undefined && context.language.mentorWords.isSwitch(text)) {
    tellHowToName(desk);
    return true;
  }
  if (talk === undefined) return false;
  if (to.length > 1) {
    ask(desk, { what: 'whom', texts: [], pictures: 0 });
    return true;
  }
  writeTo(state, talk, context.now);
  desk.say('mentor.switched', { mentee: nameOf(talk) });
  return true;
}

/** @returns whether it was one of these */
function whenFree(desk: Desk, { command, name }: Said): boolean {
  if (command === 'off') goOff(desk);
  else if (command === 'on') goOn(desk);
  else if (command === 'who') who(desk);
  else if (command === 'list') list(desk);
  else if (command === 'shifts-asked') tellShifts(desk);
  else if (command === 'note-how') howToNote(desk, name);
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
  else if (mentorWords.isAwayLater(text) && desk.state.off) sayOff(desk);
  else if (mentorWords.isAwayLater(text)) desk.say('mentor.off-later');
  else return false;
  return true;
}

function anythingElse(desk: Desk, text: string, command: MentorCommand | null): void {
  const { state, context } = desk;
  if (heardDanger(desk, text)) return;
  const waiting = mostPressing(state.offers);
  // Who is in danger themselves cannot come, and whoever waits is not to wait for them.
  if (waiting && context.language.mentorWords.isPass(text)) return desk.pass(waiting);
  if (wasInDanger(desk) && forWhoeverComes(desk, text)) return;
  if (hearStory(desk, text)) return;
  if (command === 'support') return needSupport(desk, text);
  if (context.person.role === 'mentor' && context.language.matching.isLeaving(text)) return wantsToLeave(desk);
  if (freeFormOptOut(text, context.language.optOut)) return desk.stop();
  if (forWhoeverComes(desk, text)) return;
  if (saysWrongNumber(text, context)) return holdBack(desk);
  if (asksUs(desk, text)) return;
  if (context.language.mentorWords.danger.isWeary(text)) return desk.say('mentor.about-themselves');
  if (command === 'pass' && waiting) return desk.pass(waiting);
  if (toHelper(desk, text)) return;
  if (takeUnasked(desk, text)) return;
  // Somebody waits: whether it is for them or an answer to us cannot be known, and is not guessed.
  if (waiting) return desk.say('mentor.how', { mentee: nameOf(waiting) });
  if (answeredCare(desk, text) || asksTeam(desk, text)) return;
  const passed = passedLately(state, context.now);
  if (passed) return desk.say('mentor.not-with-now', { mentee: nameOf(passed) });
  desk.effects.push({ kind: 'handoff', do: 'come', to: command === 'take' ? 'take' : 'write', mentee: null });
}

/** They are a mentor no more: nobody's words and nobody's alerts are theirs. Danger is danger. */
function hearLeft(desk: Desk, text: string): void {
  if (heardDanger(desk, text) || toHelper(desk, text)) return;
  desk.say('matching.left-already');
}
