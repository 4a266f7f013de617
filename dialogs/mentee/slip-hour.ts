import { readYesNo } from '../flow/answer';
import { answer, askInstead, startFlow, type waitingStep } from '../flow/engine';
import type { Understanding } from '../understanding';
import type { Draft } from './draft';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** Questions after a slip about an idea of ours for the next hour, and whether they shall be asked how it went. */
const IDEAS: ReadonlySet<string> = new Set(['idea-water', 'idea-call', 'idea-away']);
const WHETHER: ReadonlySet<string> = new Set(['shall-i-ask', 'look-in', 'ask-too']);

/**
 * "Bed", to an idea of ours for the hour: that is their own. "Wages gone", "gutted", "dunno": they go on telling, or do not know, and nobody
 * is asked for a yes or a no over it. `false`: it is an answer, or another matter.
 */
export function hearAboutHour(
  draft: Draft,
  { flow, step, frame }: Waiting,
  meant: Understanding,
  text: string,
): boolean {
  const isIdea = IDEAS.has(step.name);
  if (flow.name !== 'slip-up' || !(isIdea || WHETHER.has(step.name))) return false;
  if (readYesNo(text, draft) !== 'unclear' || isElse(flow.keeps, meant)) return false;
  const { topics } = draft.context.language;
  if (isIdea && topics.isToDo(text) && !topics.goesOn(text)) {
    askInstead(draft, 'next-hour');
    return answer(draft, text);
  }
  draft.state.lost = 0;
  draft.state.flows.pop();
  startFlow(draft, flow.name, { ...frame.memory }, { at: 'more-of-it' });
  return true;
}

const LEFT: ReadonlySet<string> = new Set([
  'unsure',
  'small-talk',
  'scared',
  'angry',
  'greeting',
  'feedback',
  'step-done',
]);

/** What is plainly wished, or is no telling. */
function isElse(keeps: readonly string[], { intent, confidence, strong }: Understanding): boolean {
  if (LEFT.has(intent) || keeps.includes(intent)) return false;
  return strong || confidence >= GUESS || intent === 'thanks';
}

const GUESS = 0.8;
