import type { Talk } from '../state';
import { type Addressed, addressed } from './addressing';
import { calledSo, known, type Nameable, namedIn, nameOf, waysToName } from './calling';
import { ask, stillWaits, waitsOn } from './kept';
import { forAStranger } from './not-for-them';
import { lowered, tidy } from './phrases';
import { send } from './sending';
import { nearCommand } from './slips';
import { hasRested, talksOf } from './talks';
import type { Desk } from './turn';

/**
 * Words of a mentor who is with somebody: to whom they go, in the order in which it is asked. What cannot be known is asked, and kept
 * until it is answered: a word that reached the wrong person cannot be taken back.
 * 1. "Sam: …", "to Sam …": to Sam, or to nobody when Sam is not theirs
 * 2. "Sam, …", "hi Sam …": to Sam, unless they are writing to somebody else
 * 3. a single word that is nearly a command: asked
 * 4. with several: to the one they write to, unless another has written or gone, one is about to come, or the talk has rested
 * 5. with one: to that one, unless the talk has rested; somebody in danger, or a mentor who was asked to write, waits for no question
 */
export function relay(desk: Desk, text: string, pictures: number): void {
  const { state, context } = desk;
  const talks = talksOf(state);
  if (text === '' && pictures === 0) return desk.ignore('empty');
  const { mentorWords } = context.language;
  const others = [...known(state), ...state.gone].filter((one) => !isOne(talks, one));
  const to = addressed(text, talks, others, mentorWords);
  const [only] = to?.to ?? [];
  if (to?.outright && only === undefined) return desk.say('mentor.not-with', { mentee: asNamed(others, to.name) });
  if (to?.spokenOf) return mayBeAbout(desk, to, text, pictures);
  if (to && only && to.to.length === 1 && (to.outright || mayMean(desk, only))) {
    return sendOutright(desk, only, to.words, pictures);
  }
  if (to) return ask(desk, { what: 'whom', texts: [to.words], pictures });
  passOn(desk, text, pictures);
}

/** It says nothing about whom it is for. */
function passOn(desk: Desk, text: string, pictures: number): void {
  const { state, context } = desk;
  const { mentorWords } = context.language;
  const near = pictures === 0 ? nearCommand(withoutNameBehind(text, talksOf(state)), mentorWords.slips) : null;
  if (forAStranger(desk, text, pictures)) return;
  if (near !== null) return ask(desk, { what: 'slip', texts: [text], pictures, meant: near });
  const texts = text === '' ? [] : [text];
  const { holding } = state;
  if (texts.length > 0 && namesAnother(desk, text)) return ask(desk, { what: 'whom', texts, pictures });
  if (holding && waitsForNoQuestion(desk, holding)) return sendAtOnce(desk, holding, texts, pictures);
  // A note waits for its own answer.
  if ((state.kept && state.kept.what !== 'note') || isUnsure(desk)) return ask(desk, { what: 'whom', texts, pictures });
  if (holding) send(desk, holding, texts, pictures);
}

/** A day after they had somebody, that name may still be meant. Milliseconds. */
const STILL_MEANT = 24 * 60 * 60_000;

/** "is kim ok mate", to Sam: that Kim is with them as well, or was, is nothing for Sam to read. Not where the name is a word besides: "will you". */
function namesAnother(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  const { holding } = state;
  if (holding === null) return false;
  const own = waysToName([holding]);
  const lately = [...known(state), ...state.gone].filter((one) => context.now - one.at < STILL_MEANT);
  const named = namedIn(text, lately).filter((one) => !waysToName([one]).some((way) => own.includes(way)));
  return named.some(
    (one) => !context.language.mentorWords.isWordToo(one.mentee.name) || text.includes(one.mentee.name),
  );
}

/** "puase Sam" is nearly what "puase" is. */
function withoutNameBehind(text: string, talks: readonly Talk[]): string {
  const said = tidy(text);
  const way = waysToName(talks).find((name) => lowered(said).endsWith(` ${name}`));
  return way === undefined ? text : said.slice(0, -way.length - 1);
}

/** "Sam mate what happened": to Sam, or about Sam to whoever they write to. */
function mayBeAbout(desk: Desk, { to: [only, other] }: Addressed<Talk>, text: string, pictures: number): void {
  const { state } = desk;
  if (only && other === undefined && isSaidInDanger(desk, only, text)) return sendOutright(desk, only, text, pictures);
  const isTheirs = only !== undefined && other === undefined && only === state.holding;
  const isAlone = state.holding !== null && waitsForNoQuestion(desk, state.holding);
  if (isTheirs || isAlone) return passOn(desk, text, pictures);
  ask(desk, { what: 'whom', texts: [text], pictures });
}

/** "Sam ring 999 now", "sam hold on mate": Sam may die, and nothing in it tells of Sam to anybody else. A question would cost time. */
function isSaidInDanger({ context }: Desk, talk: Talk, text: string): boolean {
  const { danger } = context.language.mentorWords;
  const way = waysToName([talk]).find((name) => lowered(tidy(text)).startsWith(`${name} `));
  if (talk.reason !== 'urgent' || way === undefined) return false;
  const rest = tidy(text).slice(way.length + 1);
  return !danger.isOfAnother(rest) && !danger.goesOnAbout(rest);
}

/** So long after one was taken from them their words may still be for that one. Milliseconds. */
const TAKEN_LATELY = 30 * 60_000;

/** Only somebody in danger is left: nobody else could be meant, and a question would cost time. Unless another was just taken from them. */
function waitsForNoQuestion({ state, context }: Desk, holding: Talk): boolean {
  if (state.unsure && state.takenAt !== undefined && context.now - state.takenAt < TAKEN_LATELY) return false;
  return holding.reason === 'urgent' && state.besides.length === 0 && state.claiming === null;
}

/** What was kept before may have been for whoever has gone: it waits on for its answer. */
function sendAtOnce(desk: Desk, talk: Talk, texts: readonly string[], pictures: number): void {
  send(desk, talk, texts, pictures);
  waitsOn(desk, talk);
}

/** Named outright, it goes there at once. What is kept waits on for its own answer, unless it was these very words. */
function sendOutright(desk: Desk, talk: Talk, words: string, pictures: number): void {
  const { state } = desk;
  send(desk, talk, words === '' ? [] : [words], pictures);
  if (state.kept === null || state.kept.what === 'note') return;
  const others = state.kept.texts.filter((text) => text.trim() !== words.trim());
  if (state.kept.what !== 'whom' || (others.length === 0 && state.kept.pictures === 0)) state.kept = null;
  else {
    state.kept.texts = others;
    stillWaits(desk, talk);
  }
}

/** "Sam, I'll ring you" is for Sam while they write to Sam, and when nobody knows whom they write to. To Kez it would be about Sam. */
function mayMean(desk: Desk, talk: Talk): boolean {
  return talk === desk.state.holding || isUnsure(desk);
}

function isUnsure({ state, context }: Desk): boolean {
  const { holding, besides, unsure, claiming } = state;
  if (holding === null) return false;
  if (unsure || claiming !== null) return true;
  if (!hasRested(holding, context.now)) return false;
  const pressing = holding.reason === 'urgent' || holding.reason === 'concern';
  return besides.length > 0 || !(pressing || holding.asked);
}

function isOne(talks: readonly Talk[], { handoffId }: { readonly handoffId: string }): boolean {
  return talks.some((talk) => talk.handoffId === handoffId);
}

function asNamed(others: readonly Nameable[], name: string): string {
  const [one] = calledSo(name, others);
  return one ? nameOf(one) : name;
}
