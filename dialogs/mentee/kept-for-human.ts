import type { HandoffReason } from '../events';
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
  if (handoff.reason === 'silence') handoff.reason = reason;
  if (handoff.reason !== 'no-rush' || reason !== 'asked') return;
  handoff.reason = reason;
  draft.request({ kind: 'handoff', do: 'settle', handoffId: handoff.id, mentee: draft.me, reason: 'no-rush' });
}
