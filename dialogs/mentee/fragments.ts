import type { MailboxEvent } from '../events';
import { waitingStep } from '../flow/engine';
import { detectSafely, isFeltOnly } from '../safety';
import type { MenteeState } from '../state';
import type { TurnContext } from '../turn';
import { exactKeyword, hearOptOut, recognise } from '../understanding';
import { asTheyChose } from './as-they-chose';
import { Draft } from './draft';
import { interrupts } from './intents';

/** Texts that follow each other within this time are one thing said in pieces; ms. */
const FRAGMENT_MS = 1_500;
/** Two or three pieces are heard together. With the third nothing is waited for any more. */
const MOST_FRAGMENTS = 3;

/**
 * How many ms to wait for more before this is heard. Only while a question waits for free text; never for a word that must
 * be heard at once: danger, STOP, somebody asking for a person.
 */
export function patienceFor(state: MenteeState, events: readonly MailboxEvent[], given: TurnContext): number {
  const context = asTheyChose(given, state);
  const last = events.at(-1);
  if (last === undefined || events.length >= MOST_FRAGMENTS || !waitsForFreeText(state, context)) return 0;
  const passed = context.now - last.at;
  // A clock that went back has no say.
  if (passed < 0 || passed >= FRAGMENT_MS) return 0;
  return events.every((event) => isPiece(event, state, context)) ? FRAGMENT_MS - passed : 0;
}

/** How many of these events, from the first on, are one thing said in pieces; at least one. */
export function countPieces(state: MenteeState, events: readonly MailboxEvent[], given: TurnContext): number {
  const context = asTheyChose(given, state);
  const [first] = events;
  if (first === undefined || events.length === 1 || !waitsForFreeText(state, context)) return 1;
  if (!isPiece(first, state, context)) return 1;
  let count = 1;
  for (let last = first; count < MOST_FRAGMENTS; count += 1) {
    const next = events[count];
    if (next === undefined || next.at - last.at > FRAGMENT_MS || !isPiece(next, state, context)) break;
    last = next;
  }
  return count;
}

/** The pieces as one message: what they mean together is for the turn to find out, danger included. */
export function together(pieces: readonly MailboxEvent[]): MailboxEvent | undefined {
  const heard = pieces.filter((piece) => piece.kind === 'heard');
  const [first] = heard;
  if (first === undefined || heard.length === 1) return pieces[0];
  const text = heard.map((piece) => piece.text.trim()).join(' ');
  return { ...first, text, media: heard.reduce((sum, { media }) => sum + media, 0), understanding: null };
}

function waitsForFreeText(state: MenteeState, context: TurnContext): boolean {
  if (
    state.stopped ||
    state.paused !== null ||
    state.askedWho !== null ||
    state.safetyAsked !== null ||
    state.handoff?.status === 'claimed'
  )
    return false;
  return waitingStep(new Draft(state, context, '', null))?.step.ask === 'text';
}

function isPiece(event: MailboxEvent, state: MenteeState, { language, person }: TurnContext): boolean {
  if (event.kind !== 'heard') return false;
  const text = event.text.trim();
  if (exactKeyword(text, language.optOut, { afterStop: state.stopped }) !== null) return false;
  const found = detectSafely(text, language.safety, { asked: null, lowDays: state.lowDays });
  // What is only felt in half a sentence may be another matter with the other half; what cannot wait does not.
  if (found.tier === 'urgent' || (found.tier === 'concern' && !isFeltOnly(found))) return false;
  if (hearOptOut(text, language.optOut) !== 'no') return false;
  const names = person.mentor ? [person.mentor.name] : [];
  const meant = event.understanding ?? recognise(text, language.intents, { names });
  return !(meant.strong && interrupts(meant.intent));
}
