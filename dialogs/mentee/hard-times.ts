import { startFlow } from '../flow/engine';
import { PLAINLY, type Understanding } from '../understanding';
import type { Draft } from './draft';
import { wasJustSaid } from './said-last';
import { saidPlainly } from './said-plainly';

/** What can have been lost, as topics.yaml names it. */
const LOSSES = ['died', 'parted', 'kids'] as const;
/** What a fear can be of, that has a conversation of its own. */
const CHANGES = ['release', 'change'] as const;

/** They are low, lonely, scared or angry: what it is about decides which conversation that is, and else the feeling. */
export function hardTime(draft: Draft, { intent, confidence }: Pick<Understanding, 'intent' | 'confidence'>) {
  if (hearHardTime(draft)) return;
  // "Calmed down now"
  if (draft.context.language.topics.eases(draft.heard ?? '')) return draft.say('small-talk.good-news');
  if (intent === 'lonely' && saidPlainly(draft) === intent) return startFlow(draft, 'lonely');
  if (intent === 'angry' && !isFaintGuess(draft, confidence)) return startFlow(draft, 'anger');
  const change = about(draft, CHANGES);
  if (change !== null) startFlow(draft, 'change', { kind: change });
  else startFlow(draft, 'rough', {}, wasJustSaid(draft, TOLD) ? { at: 'told' } : {});
}

/** "I lied to Dave", "nobody trusts me": what they feel is theirs to say, and is not named for them. */
function isFaintGuess(draft: Draft, confidence: number): boolean {
  const names = draft.context.language.topics.mentioned(draft.heard ?? '') !== null;
  return confidence < PLAINLY && !names && saidPlainly(draft) !== 'angry';
}

/** Right after these they have said what it is about. */
const TOLD = ['everyday.dates', 'everyday.waiting', 'small-talk.fell-through', 'small-talk.heard-low'];

/** A loss, or a night without sleep, however it was told. `false`: it is about neither. */
export function hearHardTime(draft: Draft): boolean {
  const loss = about(draft, LOSSES);
  if (loss === null && about(draft, ['sleepless']) === null) return false;
  draft.state.lost = 0;
  if (loss !== null) startFlow(draft, 'loss', { kind: loss });
  else startFlow(draft, 'sleepless');
  return true;
}

export function isAboutDrugs(draft: Draft): boolean {
  return about(draft, ['drugs']) !== null;
}

/** A night without sleep, and no loss beside it. */
export function isSleepless(draft: Draft): boolean {
  return about(draft, LOSSES) === null && about(draft, ['sleepless']) !== null;
}

export function isAboutChange(draft: Draft): boolean {
  return about(draft, CHANGES) !== null;
}

function about({ context, heard }: Draft, subjects: readonly string[]): string | null {
  return context.language.topics.about(heard ?? '', subjects);
}
