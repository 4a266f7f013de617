import { ACTIONS } from '../flow/actions';
import { readMood } from '../flow/answer';
import { letGo, noteAnswer, type waitingStep } from '../flow/engine';
import { PLAINLY, type Understanding } from '../understanding';
import type { Draft } from './draft';
import { isAboutChange, isSleepless } from './hard-times';
import { follow } from './intents';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** A figure up to here is a low day; up to the middle one, a day on which something may sit on their mind. */
const LOW = 2;
const MIDDLING = 3;
/** Where it is asked what makes it hard, or what is on their mind. */
const ASKS_WHAT: ReadonlySet<string> = new Set(['check-in.hear-more', 'check-in.steady']);

/**
 * Asked how the day is, they say that they are lonely or angry, that they cannot sleep, or that they fear what comes: the talk that is for
 * that begins, and the day is noted all the same. On a day that they call good they are met as on any.
 */
export function hearHardDay(draft: Draft, { flow, frame, step }: Waiting, meant: Understanding, text: string): boolean {
  if (flow.name !== 'check-in' || !(step.ask === 'mood' || ASKS_WHAT.has(step.cue))) return false;
  const mood = step.ask === 'mood' ? readMood(text, draft) : Number(frame.memory['mood'] ?? LOW);
  if (mood !== null && mood > (step.ask === 'mood' ? LOW : MIDDLING)) return false;
  if (!isTold(draft, meant) || wantsPerson(draft)) return false;
  noteAnswer(draft, text);
  ACTIONS['close-day'](draft);
  letGo(draft);
  return follow(draft, meant);
}

/** On the third low day in a row a person is offered, by the check-in itself. */
function wantsPerson({ state, facts, today }: Draft): boolean {
  const lowDays = state.mood?.day === today ? state.lowDays : state.lowDays + 1;
  return lowDays >= A_FEW && facts.hasMentor && !facts.humanAsked;
}

const A_FEW = 3;

function isTold(draft: Draft, { intent, confidence }: Understanding): boolean {
  if (confidence < PLAINLY) return intent === 'unsure' && isSleepless(draft);
  if (intent === 'lonely') return true;
  // What set it off is asked of nobody who has just said it.
  if (intent === 'angry') return draft.context.language.topics.mentioned(draft.heard ?? '') === null;
  if (intent === 'scared') return isSleepless(draft) || isAboutChange(draft);
  return intent === 'low' && isSleepless(draft);
}
