import type { HandoffReason } from '../events';
import type { MenteeState } from '../state';
import type { Draft } from './draft';

/** What they write while a person is awaited is kept for that person; of what is no danger only for as long as they may think of it. */

/** So long after they asked, or were told that it is kept, what they write goes to whoever comes. Milliseconds. */
const KEPT_FOR = 3 * 60 * 60_000;

/** What a person was wanted for without danger, and without anything that a coordinator has to look into. */
const LAPSES: ReadonlySet<HandoffReason> = new Set<HandoffReason>([
  'asked',
  'no-rush',
  'slip-up',
  'silence',
  'fault',
  'delivery-failed',
  'not-understood',
]);

/** For these somebody is called to them, and they know it. A number that is looked into, or a deletion, is no person who comes. */
const COMES: ReadonlySet<HandoffReason> = new Set<HandoffReason>(['urgent', 'concern', 'asked', 'no-rush']);

/** They wait for a person. Whoever said that there was no danger waits for nobody any more. */
export function isAwaited({ handoff }: Pick<MenteeState, 'handoff'>): boolean {
  return handoff !== null && COMES.has(handoff.reason) && !handoff.believed;
}

/** They are told in these that what they write is kept for whoever comes. */
const TELLS: ReadonlySet<string> = new Set([
  'handoff.kept',
  'handoff.no-rush',
  'mentor-please.still-asked',
  'mentor-please.asked-no-rush',
  'who-sees-this.on-its-way',
]);

export function noteToldOfKeeping({ state, context }: Draft, cue: string): void {
  if (TELLS.has(cue) && state.handoff !== null) state.handoff.keptFrom = context.now;
}

/** Whether what they write now is kept: a chat on the day after a calm request is theirs, and the mentor's only if they say so. */
export function isStillKept({ state: { handoff }, context }: Pick<Draft, 'state' | 'context'>): boolean {
  if (handoff === null) return false;
  if (!LAPSES.has(handoff.reason) && !handoff.believed) return true;
  return context.now - (handoff.keptFrom ?? context.now) < KEPT_FOR;
}

/** Another request has joined: somebody who was to look in, or whose coming could wait, is asked for in earnest now. */
export function askedInEarnest(draft: Draft, reason: HandoffReason): void {
  const { handoff } = draft.state;
  if (handoff === null) return;
  handoff.keptFrom = draft.context.now;
  if (handoff.reason === 'silence' || (COMES.has(reason) && !COMES.has(handoff.reason))) handoff.reason = reason;
  // Whoever asks for a person after all hears how the search goes.
  if (reason === 'asked') handoff.believed = false;
  if (handoff.reason !== 'no-rush' || reason !== 'asked') return;
  handoff.reason = reason;
  draft.request({ kind: 'handoff', do: 'settle', handoffId: handoff.id, mentee: draft.me, reason: 'no-rush' });
}
