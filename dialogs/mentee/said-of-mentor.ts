import type { Named } from '../person';
import { isFeltOnly, type SafetyFinding } from '../safety';
import type { Draft } from './draft';

/** Who does what a message tells of: what is said to a mentor, and what is said of "he" once that one was named. */

export type Detect = (text: string) => SafetyFinding;

/** One text that may be about one of those who help them. */
export interface AboutOne {
  readonly draft: Draft;
  readonly text: string;
  /** Of whom it may be said. */
  readonly who: Named;
  /** What was heard of danger in it so far. */
  readonly found: SafetyFinding;
  readonly detect: Detect;
}

export const HARMED = 'being-harmed';
export const RANK = { none: 0, concern: 1, urgent: 2 } as const;

/** By whom they are with, in plain words; and what may be that. */
export const BY_WHOM_THEY_WRITE_TO: SafetyFinding = { tier: 'urgent', category: HARMED, evidence: ['you-did'] };
export const MAYBE_BY_THEM: SafetyFinding = { tier: 'concern', category: HARMED, evidence: ['learnt.being-harmed'] };

/**
 * "Why did you hit me" is said to whoever is with them, and to a mentor who is named or was asked for; to the bot nobody says it. What only
 * may be harm is heard of the first two.
 */
export function saysTheyDid(draft: Draft, text: string, who: Named): 'plainly' | 'maybe' | null {
  const { handoff } = draft.state;
  const { matching } = draft.context.language;
  const said = matching.saysYouDid(text);
  if (said === null) return null;
  const isTold = handoff?.mentor?.id === who.id || matching.withoutName(text, who.name) !== null;
  const isAwaited = handoff?.status === 'open' && said === 'plainly';
  return isTold || isAwaited ? said : null;
}

/** "Dave will hit me up", "scared of Dave finding out": what is left without it. Null where harm is left, or it is nothing of that kind. */
export function onlyLikeHarm(draft: Draft, text: string, who: Named, detect: Detect): SafetyFinding | null {
  const rest = draft.context.language.matching.withoutNoHarm(text, who.name);
  if (rest === null) return null;
  const left = detect(rest);
  return left.category === HARMED && left.tier !== 'none' ? null : left;
}

/**
 * Danger is heard, and not in the sentence that names their mentor. `of-them`: that sentence tells of harm as well, where it is said of
 * anybody ("Dave was rough. He hit me"). `may-be`: another tells of it, and nobody else is spoken of.
 */
export function saidBesideName({ draft, text, who: { name }, found, detect }: AboutOne): 'of-them' | 'may-be' | null {
  const { matching } = draft.context.language;
  if (found.tier === 'none') return null;
  const sentences = matching.sentences(text);
  const at = sentences.findIndex((one) => matching.withoutName(one, name) !== null);
  const isHarm = (words: string) => detect(words).category === HARMED;
  if (at === -1 || sentences.length === 1 || isHarm(sentences[at] ?? '')) return null;
  const isSure = found.category === HARMED && !isFeltOnly(found);
  if (isSure && isHarm(matching.withoutName(sentences[at] ?? '', name) ?? '')) return 'of-them';
  return sentences.slice(at + 1).some(isHarm) && matching.isOfNobodyElse(text, name) ? 'may-be' : null;
}
