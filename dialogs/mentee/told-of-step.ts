import { parseAnswer } from '../answers';
import { startFlow, type waitingStep } from '../flow/engine';
import { openStep } from '../flow/facts';
import { localTime } from '../time';
import type { Draft } from './draft';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

const AT = { done: 'mark-done', partly: 'mark-partly', 'not-yet': 'not-yet' } as const;

/**
 * They were asked how their step went, and a check-in came on top of that: "yes i rang" is no figure, and answers what was asked before.
 * `false`: nothing of the kind.
 */
export function tellsOfStep(draft: Draft, { step, flow }: Waiting, text: string): boolean {
  const { context, state } = draft;
  const asked = openStep(state);
  if (step.ask !== 'mood' || flow.name !== 'check-in' || asked?.nudged !== true) return false;
  const now = localTime(context.now, context.person.timezone);
  const told = parseAnswer('progress', text, { words: context.language.answers, now, about: asked.words });
  const at = told.ok ? Object.entries(AT).find(([said]) => said === told.value)?.[1] : undefined;
  if (at === undefined) return false;
  state.lost = 0;
  startFlow(draft, 'step-nudge', {}, { at });
  return true;
}
