import { startFlow } from '../flow/engine';
import { breakInWords, endBreak, isPaused, takeBreak } from './breaks';
import type { Draft } from './draft';

/** What the flow knows of a break before any is told. */
export const NO_BREAK = { until: '', from: '', begins: '', back: '' };

/** A break begins, now or later, or it is asked for how long. */
export function pause(draft: Draft, until: string, from: string | null) {
  if (until === 'ask' || until === 'which')
    return startFlow(draft, 'pause', { ...NO_BREAK, until, begins: from ?? '' });
  const { pause: known } = draft.state;
  // A break that has its day keeps it: "leave it til im back" only says so again.
  const isSame = until === 'open' && from === null && known?.until != null && isPaused(draft);
  if (!isSame) takeBreak(draft, until === 'open' ? null : until, from);
  startFlow(draft, 'pause', breakInWords(draft));
}

/** As before, whether the break has begun or is yet to come. */
export function goOn(draft: Draft) {
  const isAhead = draft.state.pause?.from !== undefined && draft.state.pause.from > draft.today;
  endBreak(draft);
  startFlow(draft, 'pause', { ...NO_BREAK, until: isAhead ? 'none' : 'over' });
}
