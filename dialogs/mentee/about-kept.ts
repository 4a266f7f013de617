import { askAgain, type waitingStep } from '../flow/engine';
import { begin } from './begin';
import type { Draft } from './draft';
import { cutsInWithKeepsake } from './keepsakes';
import { tellWhoSees } from './who-sees';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** What is kept in their own words, or passed on in them: why it is asked for, and an example of it. */
const KEPT: Readonly<Record<string, { readonly why: string; readonly example: string | null }>> = {
  letter: { why: 'keeping.why', example: 'keeping.like-letter' },
  strengths: { why: 'keeping.why', example: 'keeping.like-strength' },
  ahead: { why: 'keeping.why', example: 'keeping.like-hope' },
  'good-news': { why: 'keeping.why', example: null },
  goal: { why: 'keeping.why-goal', example: null },
  feedback: { why: 'keeping.why-feedback', example: null },
};

/**
 * "Why?", "like what?", "can I delete it later?", where what they write next would be kept, or they are asked whether it shall be: it is
 * answered and asked again, and not kept as theirs. `false`: nothing of the kind.
 */
export function hearAboutKept(draft: Draft, { flow, step, frame }: Waiting, text: string): boolean {
  const { remarks } = draft;
  const kept = KEPT[flow.name];
  if (kept === undefined || (step.ask !== 'text' && step.ask !== 'yes-no')) return false;
  if (remarks.has('not-just-now') && step.declined !== null && flow.name !== 'goal')
    return begin(draft, flow.name, {}, step.declined);
  if (remarks.has('asks-why')) return answered(draft, kept.why);
  if (remarks.has('asks-how-long')) {
    tellWhoSees(draft, 'kept');
    return true;
  }
  if (remarks.has('asks-letting-go') && flow.name !== 'feedback') return answered(draft, 'keeping.let-go');
  if (remarks.has('asks-example'))
    return answered(draft, step.ask === 'text' ? exampleFor(flow.name, step.keep) : null);
  // "What's good about me": in a letter it would be kept as its first words.
  if (flow.name === 'letter' && frame.step === 'invite') return cutsInWithKeepsake(draft, text);
  // Whoever is asked what they are good at, and asks back, has not said it.
  const isAsked = flow.name === 'strengths' && step.ask === 'text' && draft.context.language.topics.asks(text);
  return isAsked && answered(draft, 'fallback.dont-know');
}

function exampleFor(flow: string, keep: string | null): string | null {
  if (flow !== 'goal') return KEPT[flow]?.example ?? null;
  return keep === 'goal' ? 'goal.meant' : 'goal.step-meant';
}

function answered(draft: Draft, cue: string | null): true {
  draft.state.lost = 0;
  if (cue !== null) draft.say(cue);
  askAgain(draft);
  return true;
}
