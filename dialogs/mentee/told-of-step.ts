import { parseAnswer } from '../answers';
import { startFlow, type waitingStep } from '../flow/engine';
import { openStep, openSteps, stepAsked, stepOfToday, takeInHand } from '../goals/in-hand';
import { namedIn } from '../goals/named';
import type { SmallStep } from '../state';
import { localTime } from '../time';
import type { Understanding } from '../understanding';
import type { Draft } from './draft';
import { saidPlainly } from './said-plainly';

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
  const asked = stepAsked(draft.state) ?? openStep(draft.state);
  const isTold = isOfTheDay && asked !== null && (asked.nudged || reportsIt(draft));
  if (at === null || !(isAsked || isTold)) return false;
  draft.state.lost = 0;
  if (!isAsked) takeInHand(draft.state, asked);
  startFlow(draft, 'step-nudge', {}, { at });
  return true;
}

/** Of several open steps the one that a message names by its words or its goal's; else that of today, or the one in hand. */
export function stepMeant({ state, context, heard }: Draft, text = heard ?? ''): SmallStep | null {
  const open = openSteps(state);
  const goalOf = (id: string) => state.goals.find((goal) => goal.id === id)?.words ?? '';
  const named = open.length > 1 ? namedIn(text, open, context.language.answers, ({ goal }) => goalOf(goal)) : null;
  const { timezone } = context.person;
  return named ?? stepOfToday(state, localTime(context.now, timezone).date, timezone) ?? openStep(state);
}

/** What a message says of the step that is open, by the words of that step: "looked it up", of "look up how much it is". Null for nothing. */
export function saidOfStep(draft: Draft, text = draft.heard ?? ''): (typeof AT)[keyof typeof AT] | null {
  const { context } = draft;
  const step = stepMeant(draft, text);
  if (step === null) return null;
  const now = localTime(context.now, context.person.timezone);
  const told = parseAnswer('progress', text, { words: context.language.answers, now, about: step.words });
  return (told.ok ? Object.entries(AT).find(([said]) => said === told.value)?.[1] : null) ?? null;
}

/** "Done it", of several open steps of which none was asked about, is on for today, or is named: which one is asked. */
export function orWhich(draft: Draft, at: string): string {
  const { state, context, heard } = draft;
  const open = openSteps(state);
  if (at !== AT.done || open.length < 2 || stepAsked(state) !== null) return at;
  const goalOf = (id: string) => state.goals.find((goal) => goal.id === id)?.words ?? '';
  if (namedIn(heard ?? '', open, context.language.answers, ({ goal }) => goalOf(goal)) !== null) return at;
  const { timezone } = context.person;
  return stepOfToday(state, localTime(context.now, timezone).date, timezone) === null ? 'which-done' : at;
}

/** "Run to the shop", and no word of having done it: what was only guessed to be done is meant to be. */
export function isPlanned(draft: Draft): boolean {
  if (!draft.remarks.has('names-doing') || saidPlainly(draft).startsWith('step-')) return false;
  return !reportsIt(draft) && saidOfStep(draft) === null && triedStep(draft) === null;
}

/** "Wrote to him", where that is the step that is open. */
export function reportsStep(draft: Draft): boolean {
  return reportsIt(draft) && saidOfStep(draft) === AT.done;
}

/** "My girlfriend finished with me", to how a step went: it has the words of something done, and tells of something bad that befell them. */
export function tellsBadInstead(draft: Draft): boolean {
  if (!draft.remarks.has('no-good') || reportsIt(draft) || saidPlainly(draft).startsWith('step-')) return false;
  return saidOfStep(draft) !== null && saidOfStep(draft) !== AT['not-yet'];
}

/** Questions of the day, to which nearly anything may be said. */
const OF_THE_DAY: ReadonlySet<string> = new Set(['check-in', 'hello']);

/** "Rang his nan", unasked, of the step that is open: it is done, and no news of something else. `false`: nothing of the kind. */
export function hearStepUnasked(draft: Draft, waiting: Waiting | null, { intent, strong }: Understanding): boolean {
  const isElsewhere = waiting !== null && !(OF_THE_DAY.has(waiting.flow.name) && waiting.step.ask !== 'mood');
  if (isElsewhere || openStep(draft.state) === null || (strong && intent === 'slip-up') || !reportsIt(draft))
    return false;
  const at = triedStep(draft) ?? saidOfStep(draft);
  if (at === null) return false;
  draft.state.lost = 0;
  takeInHand(draft.state, stepMeant(draft));
  startFlow(draft, 'step-nudge', {}, { at: orWhich(draft, at) });
  return true;
}

/**
 * They were asked how their step went, and a check-in came on top of that: "yes i rang" is no figure, and answers what was asked before.
 * `false`: nothing of the kind.
 */
export function tellsOfStep(draft: Draft, { step, flow }: Waiting, text: string): boolean {
  const { state } = draft;
  const asked = stepAsked(state);
  if (step.ask !== 'mood' || flow.name !== 'check-in' || asked === null) return false;
  const at = saidOfStep(draft, text);
  if (at === null) return false;
  state.lost = 0;
  takeInHand(state, asked);
  startFlow(draft, 'step-nudge', {}, { at });
  return true;
}
