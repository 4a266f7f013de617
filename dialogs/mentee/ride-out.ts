import { noteAnswer, startFlow, type waitingStep } from '../flow/engine';
import type { Draft } from './draft';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/**
 * "I had some", "i opened it", while a craving is ridden out: the first is met as any slip, and with the second distance comes first. In
 * any other talk "it" may be anything. `false`: neither.
 */
export function hearGivingIn(draft: Draft, { flow, step, frame }: Waiting, text: string): boolean {
  if (flow.name !== 'craving' || step.name === 'passed') return false;
  const { remarks } = draft;
  if (!remarks.has('gave-in') && !remarks.has('has-opened')) return false;
  const drugs = frame.memory['drugs'] === true || draft.context.language.topics.about(text, ['drugs']) !== null;
  noteAnswer(draft, text);
  draft.state.lost = 0;
  if (remarks.has('gave-in')) startFlow(draft, 'slip-up', { kind: drugs ? 'drugs' : 'other' });
  else startFlow(draft, 'craving', { drugs }, { at: 'at-hand' });
  return true;
}
