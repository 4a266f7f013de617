import { parseAnswer } from '../answers';
import { startFlow, type waitingStep } from '../flow/engine';
import { openStep } from '../flow/facts';
import { localTime } from '../time';
import type { Draft } from './draft';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

const AT = { done: 'mark-done', partly: 'mark-partly', 'not-yet': 'not-yet' } as const;

/** Of a step that waits for its answer: they tried and nobody was there, or they were sent off. Trying counts, and is not cheered. */
export function triedStep({ remarks }: Draft): 'mark-turned-away' | 'mark-tried' | null {
  return remarks.has('turned-away') ? 'mark-turned-away' : remarks.has('tried-in-vain') ? 'mark-tried' : null;
}

/** "Rang", "went", "tried": something of their own doing is told. */
function reportsIt({ heard, context }: Draft): boolean {
  const { progress } = context.language.answers;
  const first = (heard ?? '').toLowerCase().match(/\p{L}+/gu) ?? [];
  return first.slice(0, A_BEGINNING).some((word) => progress.reports.has(word));
}

const A_BEGINNING = 2;

/** "Rang her she hung up", to how it went. `false`: nothing of the kind. */
export function hearTried(draft: Draft, { step, flow }: Waiting): boolean {
  const at = triedStep(draft);
  const isAsked = flow.name === 'step-nudge' && step.ask === 'progress';
  const isOfTheDay = flow.name === 'check-in' && (step.ask === 'mood' || step.ask === 'text');
  const asked = openStep(draft.state);
  const isTold = isOfTheDay && asked !== null && (asked.nudged || reportsIt(draft));
  if (at === null || !(isAsked || isTold)) return false;
  draft.state.lost = 0;
  startFlow(draft, 'step-nudge', {}, { at });
  return true;
}

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
