import { readYesNo } from '../flow/answer';
import type { MenteeState } from '../state';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { understoodOf } from './wrong-number';

/** So long after danger was last heard whoever was called is asked at the pace of a concern. Milliseconds. */
const DAYS = 48 * 60 * 60_000;

/**
 * When nobody is paged for danger any more that was heard days ago: milliseconds since 1970, UTC; null for never. Whoever's phone rings for
 * weeks with nothing new reads none of it, and misses the one that counts. It stays open, a human still looks, and danger that is heard
 * anew is urgent again. Not while their phone is read: they cannot write.
 */
export function calmsDownAt({ handoff, dangerAt, atHome }: MenteeState): number | null {
  if (handoff?.status !== 'open' || handoff.reason !== 'urgent' || dangerAt === null) return null;
  return atHome.phoneRead === null ? dangerAt + DAYS : null;
}

export function calmDown(draft: Draft): void {
  const { handoff } = draft.state;
  if (handoff === null) return;
  draft.request({ kind: 'handoff', do: 'ease', handoffId: handoff.id, mentee: draft.me });
  handoff.reason = 'concern';
}

/** "Yeah", "partly", "nope": kept for whoever comes, and no phone rings for it as for danger. */
export function saysLittle(draft: Draft, text: string): boolean {
  if (wordCount(text) > LITTLE) return false;
  return readYesNo(text, draft) !== 'unclear' || OF_A_STEP.has(understoodOf(draft, text).intent);
}

const LITTLE = 2;
const OF_A_STEP: ReadonlySet<string> = new Set(['step-partly', 'step-done', 'step-not-done']);
