import { type BreakAnswer, hasBreak, isOnBreak, nextCheckIn, readBreak, rhythmOf, settledOf } from '../rhythm';
import type { Frame } from '../state';
import { addDays } from '../time';
import type { Draft } from './draft';
import { asChosen, dateInWords, settleNow } from './own-time';

/** A break, in the place of one that was set before. Until it begins everything goes on. */
export function takeBreak(draft: Draft, until: string | null, from: string | null = null) {
  const { state } = draft;
  const isAhead = from !== null && from > draft.today;
  state.pause = { until, ...(isAhead ? { from } : {}) };
  state.silence = { since: null, days: 0, last: null, told: false };
  if (!isAhead) state.checkIn.deferredUntil = null;
  // A text that they had wished for before lies in it; one that they wish for later breaks it.
  const { once } = state.rhythm;
  if (once !== undefined && isOnBreak(state, once.on)) delete state.rhythm.once;
  draft.ledger('pause', { ...(isAhead ? { from } : {}), until: until ?? 'open' });
}

/** The break is over, or is not to begin. */
export function endBreak(draft: Draft) {
  draft.state.pause = null;
  asChosen(draft);
  settleNow(draft);
  draft.ledger('pause-over');
}

/** What was said to "for how long?", counted from the day on which it is to begin; null where it names no time. */
export function breakAnswered({ context, today }: Draft, text: string, frame: Frame | undefined): BreakAnswer | null {
  const { rhythm, answers } = context.language;
  return readBreak(text, rhythm, answers, frame === undefined ? today : beginsOn(frame) || today);
}

/** Whether they were asked for the days of it because those that they named made no sense. */
export const isAskedAgain = (frame: Frame | undefined) => frame?.step === 'which-days';

/** The local day that they had named before, on which it is to begin; empty for none. */
function beginsOn({ memory }: Frame): string {
  return typeof memory['begins'] === 'string' ? memory['begins'] : '';
}

/** A break as a flow remembers it: each as it is said, `begins` as a local day; empty for what there is not. */
export type BreakInWords = Readonly<Record<'until' | 'from' | 'begins' | 'back', string>>;

/** The break whose length they have just said takes effect. @returns it as it is said back, or what is still to be asked; nothing where they want none */
export function hearBreak(draft: Draft, frame: Frame): Partial<BreakInWords> {
  // What names no day, and was taken for an answer, says that there is none.
  const answered = breakAnswered(draft, draft.heard ?? '', frame) ?? { from: null, until: 'open' };
  if (answered === 'none') return {};
  if (answered === 'which') return { until: 'which' };
  const from = answered.from ?? beginsOn(frame);
  if (answered.until === 'ask') return { until: 'ask', begins: from };
  takeBreak(draft, answered.until === 'open' ? null : answered.until, from === '' ? null : from);
  return breakInWords(draft);
}

/** The break that is set, as the flow tells it: `until` is `open`, `today`, or the day as it is said; `from` is empty where it has begun. */
export function breakInWords(draft: Draft): BreakInWords {
  const { state, today } = draft;
  const { until = null, from = null } = state.pause ?? {};
  const isAhead = from !== null && from > today;
  const isToday = until !== null && !isAhead && until <= addDays(today, 1);
  return {
    until: until === null ? 'open' : isToday ? 'today' : dateInWords(draft, until),
    from: isAhead ? dateInWords(draft, from) : '',
    begins: '',
    back: until === null ? '' : dateInWords(draft, firstDayBack(draft, until)),
  };
}

/** The local day of the first check-in after a break: not every day need be one of theirs. */
function firstDayBack({ state, context }: Draft, until: string): string {
  const after = { ...rhythmOf(state), paused: until, pausedFrom: null };
  return nextCheckIn(after, settledOf(state), context.person.timezone)?.day ?? until;
}

/** Whether a break is set that is not over. */
export function isPaused({ state, today }: Draft): boolean {
  return hasBreak(state, today);
}
