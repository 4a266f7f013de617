import { daysInWords } from '../flow/day-words';
import { startFlow } from '../flow/engine';
import { type Wish, withSetting } from '../rhythm';
import { weekday } from '../time';
import { breakInWords, endBreak, isPaused, takeBreak } from './breaks';
import type { Draft } from './draft';
import { chosenBy, keepChosen } from './own-time';
import { wasJustSaid } from './said-last';

/** What the flow knows of a break before any is told. */
export const NO_BREAK = { until: '', from: '', begins: '', back: '', once: '' };

/** A break begins, now or later, or it is asked for how long. */
export function pause(draft: Draft, until: string, from: string | null) {
  if (until === 'ask' || until === 'which')
    return startFlow(draft, 'pause', { ...NO_BREAK, until, begins: from ?? '' });
  const { pause: known } = draft.state;
  // A break that has its day keeps it: "leave it til im back" only says so again.
  const isSame = until === 'open' && from === null && known?.until != null && isPaused(draft);
  if (!isSame) takeBreak(draft, until === 'open' ? null : until, from);
  startFlow(draft, 'pause', { ...breakInWords(draft), once: '' });
}

/** One day of the week is left out, the coming one; how it is made every week is said with it. A longer break around it stays as it is. */
export function leaveOut(draft: Draft, from: string, until: string) {
  const { pause: known } = draft.state;
  const isWithin =
    known !== null && isPaused(draft) && (known.from ?? draft.today) <= from && (known.until ?? '9') >= until;
  if (!isWithin) takeBreak(draft, until, from);
  const once = daysInWords([weekday(from)], draft.context.language.locale);
  startFlow(draft, 'pause', { ...breakInWords(draft), once: isWithin ? '' : once });
}

/** "Every week", right after one of them was left out: each of them is. `false`: nothing of the kind. */
export function hearEachWeek(draft: Draft, wish: Wish): boolean {
  const { state } = draft;
  if (wish.kind !== 'set' || wish.times !== undefined || !wasJustSaid(draft, ['pause.one-day'])) return false;
  if (state.pause?.from === undefined || (wish.every ?? WEEKLY) > WEEKLY) return false;
  const day = weekday(state.pause.from);
  if (!(wish.days ?? [day]).every((one) => one === day)) return false;
  keepChosen(draft, withSetting(chosenBy(draft), { without: [day] }, draft.today));
  endBreak(draft);
  startFlow(draft, 'rhythm', { wish: 'set', edge: '', edgeTime: '', understood: true });
  return true;
}

const WEEKLY = 7;

/** As before, whether the break has begun or is yet to come. */
export function goOn(draft: Draft) {
  const isAhead = draft.state.pause?.from !== undefined && draft.state.pause.from > draft.today;
  endBreak(draft);
  startFlow(draft, 'pause', { ...NO_BREAK, until: isAhead ? 'none' : 'over' });
}
