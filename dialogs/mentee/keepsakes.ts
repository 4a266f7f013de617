import { askAgain, startFlow, waitingStep } from '../flow/engine';
import { type KeepsakeDue, keepsakeDue, skipToday } from '../keepsakes/due';
import { quote } from '../scripts/quote';
import { DAY, localTime, nextWaking } from '../time';
import type { Draft } from './draft';

const SOON_MS = 30 * 60_000;

/** What may be asked for in place of an answer to a question to which nearly anything is one. "Write a letter" may be somebody's small step. */
const CUTS_IN = ['read', 'change', 'forget', 'becoming', 'proud'];

/** The same while a question waits. */
export function cutsInWithKeepsake(draft: Draft, text: string): boolean {
  const wish = draft.context.language.keepsakes.wishIn(text);
  return wish !== null && CUTS_IN.includes(wish) && hearKeepsake(draft, text);
}

/** What they wish about what they keep, as a whole message: their letter, what they are good at, what they hope for. */
export function hearKeepsake(draft: Draft, text: string): boolean {
  const wish = draft.context.language.keepsakes.wishIn(text);
  if (wish === null) return false;
  draft.state.lost = 0;
  const { hasLetter } = draft.facts;
  switch (wish) {
    case 'read':
      if (hasLetter) startFlow(draft, 'letter-back', {}, { at: 'read' });
      else startFlow(draft, 'letter');
      break;
    case 'forget':
      startFlow(draft, 'letter', {}, { at: hasLetter ? 'sure-to-forget' : 'nothing-kept' });
      break;
    case 'becoming':
      startFlow(draft, 'becoming');
      break;
    case 'proud':
      tellPride(draft);
      break;
    case 'tell-strength':
      startFlow(draft, 'strengths');
      break;
    case 'look-ahead':
      startFlow(draft, 'ahead');
      break;
    case 'forget-strengths':
      startFlow(draft, 'strengths', {}, { at: 'sure-to-forget' });
      break;
    default:
      startFlow(draft, 'letter');
  }
  return true;
}

/** What they wanted kept of what went well, in their words. */
function tellPride(draft: Draft) {
  const proud = draft.state.proud.at(-1)?.words;
  if (proud === undefined) draft.say('keeping.no-pride');
  else draft.say('keeping.proud-of', { proud: quote(proud) });
  askAgain(draft);
}

/** They were asked when they want their letter back, and say "when it's bad": an answer that the question itself offered, and nothing besides. */
export function answersInOurWords(draft: Draft, text: string): boolean {
  const waiting = waitingStep(draft);
  const isAsked = waiting?.flow.name === 'letter' && waiting.step.actions.includes('hear-when-back');
  return isAsked && draft.context.language.keepsakes.meansBadDay(text);
}

/** Something they kept is due. They are asked whether they want it; nothing of it is shown before they say so. */
export function offerKeepsake(draft: Draft, because: 'human' | 'crisis' | 'talking' | 'quiet-hours' | null) {
  const { state, context } = draft;
  const due = keepsakeDue(state, context.person.timezone);
  if (due === null) return draft.ignore('nothing-due');
  settle(draft, due, because);
  if (because !== null) return draft.ledger('keepsake-put-off', { because });
  state.lost = 0;
  state.started = { what: 'keepsake', at: context.now };
  if (due.what === 'letter') startFlow(draft, 'letter-back', {}, { priority: 'started' });
  else startFlow(draft, 'strength-back', {}, { priority: 'started' });
}

/** It has been offered, or is put off: a letter's day to the next, a low day's to the next low day. */
function settle({ state, context, today }: Draft, { why }: KeepsakeDue, because: string | null) {
  const zone = context.person.timezone;
  if (why === 'low-day') {
    state.lowDayOffered = because === null ? today : skipToday(localTime(context.now, zone).date);
    return;
  }
  if (state.letter === null) return;
  if (because === null) state.letter = { ...state.letter, back: 'when-asked', at: null };
  else state.letter.at = nextWaking(context.now + (because === 'talking' ? SOON_MS : DAY), zone);
}
