import type { MailboxEvent } from '../events';
import { readYesNo } from '../flow/answer';
import { isQuiet, nextWaking } from '../time';
import { recognise, type Understanding } from '../understanding';
import type { Draft } from './draft';
import { waitInCrisis } from './in-crisis';
import { letPassedGo } from './passed';

type Confirmed = Extract<MailboxEvent, { kind: 'number-confirmed' }>;

/**
 * Somebody says that we have the wrong number, asks who we are, or has a new number. Said outright, everything about the person is
 * held back at once; a question is answered without a personal word, and asked back first.
 */
export function wrongNumber(draft: Draft, { strong, entities }: Understanding) {
  if (entities['matter'] === 'new-number') return newNumber(draft);
  if (strong && entities['matter'] === undefined) return hold(draft, 'wrong-number');
  draft.state.askedWho = { at: draft.context.now, again: false };
  draft.say('wrong-number.who-we-are');
}

/** They write from the number that we know: the team changes it. */
function newNumber(draft: Draft) {
  draft.say('small-talk.asked-the-team');
  draft.openHandoff('asked', draft.heard);
}

/**
 * The answer to whether they expected us. Only a yes goes on; without one in two answers everything is held back. A wrong guess here
 * would tell a stranger about somebody, and a right one costs them a word.
 */
export function hearWhoTheyAre(draft: Draft, text: string): boolean {
  const { state } = draft;
  if (state.askedWho === null) return false;
  const said = readYesNo(text, draft);
  const meant = understoodOf(draft, text);
  const isDenied = meant.intent === 'wrong-number' && meant.strong && meant.entities['matter'] === undefined;
  if ((said === 'yes' || knowsUs(draft)) && !isDenied) {
    state.askedWho = null;
    letPassedGo(draft);
    draft.say('wrong-number.expected');
  } else if (meant.intent === 'are-you-a-bot' && meant.strong && !isDenied) {
    // Asked back, and no answer yet: it may be them or anybody.
    draft.say('wrong-number.a-bot');
  } else if (said === 'no' || isDenied || state.askedWho.again) hold(draft, 'wrong-number');
  else {
    state.askedWho.again = true;
    draft.say('wrong-number.who-we-are-again');
  }
  return true;
}

/** "Yeah dave told me": whoever names their mentor, or says that they were told of us, expected us. */
function knowsUs({ remarks }: Draft): boolean {
  return remarks.has('yes-to-texts') || remarks.has('yes-to-sharing');
}

/**
 * What the embedded recogniser makes of it. Patterns know a mentee by one example's name, so "this isn't Keith" is heard as it would
 * be from that one.
 */
export function understoodOf({ context }: Draft, text: string): Understanding {
  const { name, mentor } = context.person;
  const book = context.language.intents;
  const about = { names: mentor ? [mentor.name] : [] };
  const meant = recognise(text, book, about);
  if ((meant.intent === 'wrong-number' && meant.strong) || name === '') return meant;
  const [first = name] = name.split(/\s+/);
  const asExample = text.replaceAll(wholeWord(first), book.exampleMentee);
  if (asExample === text) return meant;
  const again = recognise(asExample, book, about);
  return again.intent === 'wrong-number' && again.strong ? again : meant;
}

function wholeWord(word: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=s?(?![\\p{L}\\p{N}]))`, 'giu');
}

/** A safe pause: nothing is sent, nothing personal is said, and the coordinator is told. Only a human ends it. */
export function hold(draft: Draft, because: 'wrong-number' | 'gone') {
  const { state } = draft;
  state.flows = [];
  state.askedWho = null;
  state.stopAsked = null;
  if (state.paused !== null) return draft.ignore('paused-already');
  state.paused = { because, at: draft.context.now };
  state.greeted = draft.today;
  if (because === 'wrong-number' && !state.stopped) draft.say('wrong-number.paused');
  draft.ledger('paused', { because });
  draft.openHandoff('wrong-number', null);
}

/** While it is held back: whoever writes is told so once a day, and a human again where none has it. Their words are nobody's. */
export function isHeld(draft: Draft): boolean {
  const { state } = draft;
  if (state.paused === null) return false;
  if (isInCrisis(draft)) return isKeptForHuman(draft);
  const claims = claimsToBe(draft) && state.paused.claimed !== draft.today;
  if (claims) state.paused.claimed = draft.today;
  if (state.stopped || (state.greeted === draft.today && !claims)) draft.ignore('paused');
  else letCheckFirst(draft);
  return true;
}

/** It may be anybody who is in danger there: a human reads what they write, and no conversation begins that could name somebody. */
function isKeptForHuman(draft: Draft): boolean {
  const { stopped, handoff } = draft.state;
  // After STOP it is kept without a word.
  if (stopped || handoff?.status !== 'open' || handoff.reason !== 'concern') return false;
  waitInCrisis(draft, draft.heard ?? '');
  return true;
}

/** "It's Sam", "its me": that proves nothing, and a human is asked to look. */
function claimsToBe(draft: Draft): boolean {
  if (draft.remarks.has('claims-to-be')) return true;
  const [first = ''] = draft.context.person.name.split(/\s+/);
  const heard = draft.heard ?? '';
  return first !== '' && heard.split(/\s+/).length <= A_NAME && wholeWord(first).test(heard);
}

/** So few words with their name in them say who they are. */
const A_NAME = 4;

/** They are told that the team checks first, and the team is told once more where nobody has it. */
export function letCheckFirst(draft: Draft) {
  draft.state.greeted = draft.today;
  draft.say('wrong-number.check-first');
  if (draft.state.handoff === null) draft.openHandoff('wrong-number', null);
}

/** Danger is a human's to see to, whoever has the phone. */
function isInCrisis({ state: { handoff } }: Draft): boolean {
  return handoff?.reason === 'urgent' || handoff?.reason === 'concern';
}

/**
 * Somebody writes from a number that we do not know, and says that it is their new one. That is easily said: they stay a stranger, and
 * the team is told.
 */
export function tellsOfNewNumber(draft: Draft, text: string): boolean {
  const meant = understoodOf(draft, text);
  if (meant.intent !== 'wrong-number' || meant.entities['matter'] !== 'new-number') return false;
  if (draft.state.handoff !== null) return false;
  draft.state.greeted = draft.today;
  draft.say('stranger.told-team');
  draft.openHandoff('wrong-number', text);
  return true;
}

/** A coordinator or a mentor has made sure, in another way, that it is theirs. Everything goes on as it was. */
export function numberConfirmed(draft: Draft, event: Confirmed) {
  const { state } = draft;
  if (state.paused === null) return draft.ignore('not-paused');
  state.paused = null;
  state.askedWho = null;
  draft.ledger('number-confirmed', { by: event.by });
  letPassedGo(draft);
  if (!state.stopped && state.welcome === 'done') tellNumberBack(draft);
}

/** After so long without texts (they had texted STOP) it is no news any more. Milliseconds. */
const NEWS_FOR = 12 * 3_600_000;

/** Whoever confirms it may be up at night; whose number it is may be asleep. */
export function tellNumberBack(draft: Draft) {
  const { state, context } = draft;
  const { now, person } = context;
  const waitedSince = state.numberBackAt ?? now;
  state.numberBackAt = null;
  if (now - waitedSince > NEWS_FOR) return draft.ignore('too-late');
  state.numberBackAt = isQuiet(now, person.timezone) ? nextWaking(now, person.timezone) : null;
  if (state.numberBackAt === null) draft.say('wrong-number.back', {}, { priority: 'started' });
}
