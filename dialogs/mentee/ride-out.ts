import { parseAnswer } from '../answers';
import { noteAnswer, startFlow, type waitingStep } from '../flow/engine';
import { placeIn } from '../flow/listening';
import { localTime } from '../time';
import type { Draft } from './draft';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** Questions of the ride-out that ask for something small to be done: "done it" is the answer. */
const TASKS: ReadonlySet<string> = new Set([
  'at-hand',
  'move',
  'away-from-it',
  'move-at-home',
  'keep-walking',
  'hands',
]);

/**
 * "I had some", "i opened it", while a craving is ridden out: the first is met as any slip, and with the second distance comes first. In
 * any other talk "it" may be anything. `false`: neither.
 */
export function hearGivingIn(draft: Draft, { flow, step, frame }: Waiting, text: string): boolean {
  if (flow.name !== 'craving' || step.name === 'passed') return false;
  const { remarks } = draft;
  const isAsked = step.name === 'together';
  const drugs = frame.memory['drugs'] === true || draft.context.language.topics.about(text, ['drugs']) !== null;
  if (remarks.has('gave-in') && !(TASKS.has(step.name) && isDone(draft, text))) {
    return begin(draft, text, 'slip-up', { kind: drugs ? 'drugs' : 'other' });
  }
  if (remarks.has('has-opened')) return begin(draft, text, 'craving', { drugs }, 'at-hand');
  // "At the pub", to whether they want to ride it out: where they are is what was to be asked next.
  const place = isAsked ? placeIn(draft) : null;
  // "Knees gone all wobbly", to the same: it is the craving still.
  if (isAsked && place === null && remarks.has('nervous-body')) return begin(draft, text, 'craving', { drugs });
  return place !== null && begin(draft, text, 'craving', { drugs, place }, 'from-there');
}

/** "Ok done it", and no word of what was had. */
function isDone({ context }: Draft, text: string): boolean {
  const now = localTime(context.now, context.person.timezone);
  const told = parseAnswer('progress', text, { words: context.language.answers, now });
  return told.ok && told.value === 'done';
}

function begin(draft: Draft, text: string, flow: string, given: Record<string, string | boolean>, at?: string): true {
  noteAnswer(draft, text);
  draft.state.lost = 0;
  startFlow(draft, flow, given, at === undefined ? {} : { at });
  return true;
}
