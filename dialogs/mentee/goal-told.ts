import { readYesNo } from '../flow/answer';
import { letGo, waitingStep } from '../flow/engine';
import { detectSafely } from '../safety';
import { wordCount } from '../word-count';
import { begin } from './begin';
import type { Draft } from './draft';
import { wasJustSaid } from './said-last';
import { understoodOf } from './wrong-number';

/** What tells whoever asks how a goal or a small step is named. */
const HOW_TO: readonly string[] = ['so-far.none', 'goal.no-rush', 'small-talk.can-text'];
/** "be a dad" is one; a longer message tells something. Words. */
const SHORTEST = 2;
const A_WISH = 10;
/** What is meant by these is another matter, however it is put. */
const NO_GOAL: ReadonlySet<string> = new Set([
  'slip-up',
  'craving',
  'mentor-please',
  'abuse',
  'goal-drop',
  'who-sees-this',
]);

/**
 * "Get me kids back", to "you have no goal kept, want to tell me one?", or right after they heard how to pick one: it may be the goal, and they
 * are asked. `false`: nothing of the kind is waited for, or told.
 */
export function hearGoalTold(draft: Draft): boolean {
  const { remarks, context, heard } = draft;
  const text = heard ?? '';
  const words = wordCount(text);
  if (words < SHORTEST || words > A_WISH || !isWaitedFor(draft) || context.language.topics.asks(text)) return false;
  if (!(remarks.has('names-doing') || remarks.has('bare-wish')) || remarks.has('no-good')) return false;
  if (NO_GOAL.has(understoodOf(draft, text).intent) || detectSafely(text, context.language.safety).tier !== 'none')
    return false;
  letGo(draft);
  return begin(draft, 'goal', { wish: withoutYes(draft, text) }, 'keep-wish');
}

function isWaitedFor(draft: Draft): boolean {
  const waiting = waitingStep(draft);
  if (waiting !== null) return waiting.flow.name === 'goal' && waiting.step.name === 'none-yet';
  return wasJustSaid(draft, HOW_TO);
}

/** "Yeah get me kids back": the wish is without the word before it. */
function withoutYes(draft: Draft, text: string): string {
  const [first = '', ...rest] = text.trim().split(/\s+/u);
  return rest.length > 0 && readYesNo(first, draft) !== 'unclear' ? rest.join(' ') : text;
}
