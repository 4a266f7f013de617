import type { Wish } from '../rhythm';
import type { Draft } from './draft';

/** Whether there is anything to it as things are. */
export function isSensible({ state, context, remarks }: Draft, wish: Wish): boolean {
  // "My mate is moving to leeds."
  if (wish.kind === 'moved' && remarks.has('others-move')) return false;
  if (wish.kind === 'resume') return state.pause !== null || state.rhythm.slowed > 1;
  if (wish.kind === 'once') return state.pause === null;
  // "im in leeds" changes nothing, and is no news about time.
  if (wish.kind === 'moved') return !wish.staying || wish.zone !== context.person.timezone;
  return true;
}
