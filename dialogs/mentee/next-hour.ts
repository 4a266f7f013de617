import { startFlow } from '../flow/engine';
import { HOUR } from '../rhythm/next-hour';
import { isQuiet } from '../time';
import type { Draft } from './draft';

/** Later than this it belongs to no moment any more. */
const GRACE = 2 * HOUR;

/**
 * The hour after a slip has gone by, and they wished to be asked. Where they have written since, a human is there, or it has got late,
 * nothing is sent: it was to be one kind word, and no duty.
 */
export function nextHour(draft: Draft, dueAt: number, because: string | null) {
  const { state, context } = draft;
  state.nextHour = null;
  const late = context.now - dueAt > GRACE || isQuiet(context.now, context.person.timezone);
  const reason = late ? 'too-late' : because;
  if (reason !== null) return draft.ledger('next-hour-left-out', { because: reason });
  state.lost = 0;
  state.started = { what: 'next-hour', at: context.now };
  startFlow(draft, 'next-hour', {}, { priority: 'started' });
}
