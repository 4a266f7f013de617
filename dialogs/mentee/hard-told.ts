import { ACTIONS } from '../flow/actions';
import { readMood } from '../flow/answer';
import type { Memory } from '../flow/conditions';
import { letGo, noteAnswer, waitingStep } from '../flow/engine';
import type { Remark, Understanding } from '../understanding';
import { begin } from './begin';
import { lowDaysOf } from './danger-before';
import type { Draft } from './draft';
import { noteLoss } from './losses';

/** A hard time told in few words that are plain to anybody who has been there, and where the talk about it begins. */
const TOLD: readonly { readonly told: Remark; readonly flow: string; readonly given?: Memory; readonly at?: string }[] =
  [
    { told: 'tells-loss', flow: 'loss', given: { kind: 'died' } },
    { told: 'not-cried', flow: 'loss', given: { kind: 'died' }, at: 'not-cried' },
    // They may live, and be missed all the same.
    { told: 'tells-missing', flow: 'loss', given: { kind: 'died' }, at: 'missing' },
    { told: 'tells-sleepless', flow: 'sleepless' },
    { told: 'tells-row', flow: 'anger', at: 'row' },
    { told: 'tells-anger', flow: 'anger', at: 'then' },
    { told: 'tells-alone', flow: 'lonely' },
    { told: 'tells-change', flow: 'change' },
    { told: 'tells-low', flow: 'rough' },
  ];

/** Here it goes on from what they were telling. */
const OF_HARD_TIMES: ReadonlySet<string> = new Set([
  'loss',
  'sleepless',
  'anger',
  'lonely',
  'change',
  'rough',
  'what-would-help',
]);
/** Here, or where nothing is asked, a talk of its own begins; anywhere else it may be part of another matter. */
const MAY_BEGIN: ReadonlySet<string> = new Set([
  '',
  'check-in',
  'hello',
  'good-news',
  'offer-mentor',
  ...OF_HARD_TIMES,
]);
/** A low day, of five. */
const LOW = 2;
const LOW_IN_A_ROW = 2;

/** Whether these few words tell a hard time, and no danger by themselves: after low days they are asked about all the same. */
export function isHardTold(draft: Draft): boolean {
  return toldIn(draft) !== undefined && lowDaysOf(draft) < LOW_IN_A_ROW;
}

const toldIn = ({ remarks }: Draft) => TOLD.find(({ told }) => remarks.has(told));

/** They tell a hard time in few words: they are asked about that, or, in the middle of telling, heard on. `false`: nothing of the kind. */
export function hearHardTold(draft: Draft, meant: Understanding): boolean {
  const told = toldIn(draft);
  if (told === undefined || (meant.strong && meant.intent !== 'abuse')) return false;
  const waiting = waitingStep(draft);
  const flow = waiting?.flow.name ?? '';
  if (waiting?.step.ask === 'text' || !MAY_BEGIN.has(flow)) return false;
  if (told.told === 'tells-loss') noteLoss(draft);
  if (flow === 'check-in' && waiting?.step.ask === 'mood') noteDay(draft);
  if (waiting !== null) letGo(draft);
  // "No one rang", to which they would like: nothing was chosen, and they are heard.
  if (OF_HARD_TIMES.has(flow)) return begin(draft, 'what-would-help', {}, 'goes-on');
  return begin(draft, told.flow, told.given ?? {}, told.at);
}

/** Where it says how the day is as well, that is noted. */
function noteDay(draft: Draft) {
  const mood = readMood(draft.heard ?? '', draft);
  if (mood === null || mood > LOW) return;
  noteAnswer(draft, draft.heard ?? '');
  ACTIONS['close-day'](draft);
}
