import { readMood } from '../flow/answer';
import { startFlow } from '../flow/engine';
import type { Understanding } from '../understanding';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { hearEveryday, isNoNews } from './everyday';
import { hearHardTime } from './hard-times';
import { STOPPED } from './no-slip';
import { listen } from './not-understood';
import { tellsGood } from './tells-good';

/** So many words tell something; fewer only say that they are well. */
const A_TELLING = 3;

export function goodNews(draft: Draft, { entities }: Pick<Understanding, 'entities'>) {
  const heard = draft.heard ?? '';
  if (isNoNews(draft, heard) && hearEveryday(draft, heard)) return;
  if (draft.remarks.has('no-good')) return meetEvenly(draft, heard);
  const hasStopped = entities['matter'] === STOPPED && !draft.remarks.has('counts-days');
  if (hasStopped) return startFlow(draft, 'good-news', { stopped: true });
  // "Get my daughter home": it has not come about yet.
  if (draft.remarks.has('names-doing') && !tellsGood(draft)) return startFlow(draft, 'goal', { wish: heard });
  if (!tellsGood(draft)) return meetEvenly(draft, heard);
  if (draft.remarks.has('counts-days')) startFlow(draft, 'good-news', { counted: true });
  else if (wordCount(heard) < A_TELLING || isOnlyWell(draft, heard)) draft.say('small-talk.good-news');
  else startFlow(draft, 'good-news');
}

/** "nah im good", "yeah im ok": how they are, of which nothing is to be kept. */
function isOnlyWell(draft: Draft, heard: string): boolean {
  return wordCount(heard) <= A_TELLING && readMood(heard, draft) !== null;
}

/** Neither glad nor sorry: a loss and a night without sleep have their talk, and anything else is heard, with what can be said back of it. */
function meetEvenly(draft: Draft, heard: string) {
  if (hearHardTime(draft)) return;
  if (!draft.remarks.has('no-good') && hearEveryday(draft, heard)) return;
  listen(draft, heard);
}
