import { startFlow } from '../flow/engine';
import { takeInHand } from '../goals/in-hand';
import { PLAINLY, type Understanding } from '../understanding';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { goodNews } from './good-news';
import { wasJustSaid } from './said-last';
import { isSaidPlainly } from './said-plainly';
import { isPlanned, orWhich, saidOfStep, stepMeant, triedStep } from './told-of-step';

/** So many words tell something. */
const A_TELLING = 3;

/** What sounds like a step, where nobody has one: only what was plainly done is good news. */
export function isAboutNoStep(draft: Draft, { intent, confidence }: Understanding): boolean {
  if (draft.facts.hasStep) return false;
  // "Bed" was not done.
  if (intent === 'step-done')
    return confidence < PLAINLY || (wordCount(draft.heard) < 2 && !isSaidPlainly(draft, intent));
  return intent === 'step-partly' || intent === 'step-not-done';
}

/** Something was done in part, or was not, and no step is kept: it is heard all the same. */
export function aboutNoStep(draft: Draft, { intent }: Understanding): boolean {
  // A bare "no" to nothing tells of no step.
  const isShort = wordCount(draft.heard) < A_TELLING;
  if (intent === 'step-done' || (intent === 'step-not-done' && isShort)) return false;
  // "Two of em", of the goals that were scored, is only like a part of a step.
  if (!isSaidPlainly(draft, intent)) return false;
  draft.state.lost = 0;
  draft.say(intent === 'step-partly' ? 'small-talk.some-of-it' : 'small-talk.not-yet');
  return true;
}

/** They tell us about their step without having been asked: the follow-up goes on from what they said. */
export function aboutStep(draft: Draft, at: string, understood: Understanding) {
  if (!draft.facts.hasStep) return goodNews(draft, understood);
  if (isPlanned(draft)) return planned(draft);
  const said = triedStep(draft) ?? saidOfStep(draft) ?? at;
  takeInHand(draft.state, stepMeant(draft));
  startFlow(draft, 'step-nudge', {}, { at: orWhich(draft, said) });
}

/** Right after their goal was talked about it is the next small step; at any other time it may be a wish. */
function planned(draft: Draft) {
  const step = draft.heard ?? '';
  if (wasJustSaid(draft, ['goal.', 'step-nudge.'])) startFlow(draft, 'goal', { step }, { at: 'keep-step' });
  else startFlow(draft, 'goal', { wish: step });
}

/** "Run to the shop", right after their goal was put in other words. `false`: nothing was just said of a goal, or it is nothing to do. */
export function hearNextStep(draft: Draft): boolean {
  const { facts, context, heard } = draft;
  if (!facts.hasStep || !wasJustSaid(draft, ['goal.reworded-step-stays'])) return false;
  if (!context.language.topics.isToDo(heard ?? '')) return false;
  draft.state.lost = 0;
  planned(draft);
  return true;
}
