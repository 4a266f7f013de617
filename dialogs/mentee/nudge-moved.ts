import { momentIn, parseAnswer } from '../answers';
import { waitingStep } from '../flow/engine';
import { openStep } from '../goals/in-hand';
import { isOnlyWhen } from '../rhythm';
import { localTime, WAKING_HOURS } from '../time';
import { begin } from './begin';
import type { Draft } from './draft';
import { wasJustSaid } from './said-last';

/** By these they were told when they will be asked about a small step, or that they will not be. */
const OF_NUDGES: readonly string[] = [
  'goal.all-set',
  'goal.all-set-later',
  'goal.no-nudge',
  'step-nudge.all-set',
  'step-nudge.all-set-later',
  'step-nudge.no-nudge',
];

/** "7", right after "I'll ask on Monday around 6pm", or "tonight then": they are asked then. `false`: nothing of the kind. */
export function hearNudgeMoved(draft: Draft): boolean {
  const { context, state } = draft;
  const heard = draft.heard ?? '';
  const step = openStep(state);
  if (step === null || waitingStep(draft) !== null || !wasJustSaid(draft, OF_NUDGES)) return false;
  const { answers: words, rhythm } = context.language;
  const { timezone } = context.person;
  const now = localTime(context.now, timezone);
  if (!A_FIGURE.test(heard) && !isOnlyWhen(heard, rhythm, words, now)) return false;
  const options = { words, now, earliest: WAKING_HOURS.from, latest: WAKING_HOURS.until };
  const hour = parseAnswer('time', heard, options);
  const isOfDay = !A_FIGURE.test(heard) && parseAnswer('date', heard, options).ok;
  const chosen = step.nudgeAt === null ? null : localTime(step.nudgeAt, timezone).date;
  // "At 7" is on the day that was chosen.
  const when = hour.ok && chosen !== null && !isOfDay ? `${chosen} ${hour.value}` : momentIn(heard, options);
  return when !== null && begin(draft, 'step-nudge', { when }, 'ask-then');
}

/** From 6 on: up to 5 it may be how they are. */
const A_FIGURE = /^\W*([6-9]|1[0-2])\W*$/;
