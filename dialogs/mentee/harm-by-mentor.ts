import type { SafetyFinding } from '../safety';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { keepAway, mentorOf } from './matching';

const RANK = { none: 0, concern: 1, urgent: 2 } as const;
/** So few words with their mentor's name among them are about that mentor. */
const SHORT = 4;

/**
 * Danger as it is heard, and once more with somebody unknown in the place of their mentor's name: "Dave hit me" is no less than "he hit me".
 * Where it is their mentor who harms them, that one is not the one to tell.
 */
export function heardOfHarm(draft: Draft, text: string, detect: (text: string) => SafetyFinding): SafetyFinding {
  const found = detect(text);
  const mentor = mentorOf(draft);
  noteHarm(draft, found);
  const unnamed = mentor && draft.context.language.matching.withoutName(text, mentor.name);
  if (!unnamed) return found;
  const about = detect(unnamed);
  const isMore = about.category === HARMED && RANK[about.tier] > RANK[found.tier];
  const isShort = found.tier !== 'none' && found.category === HARMED && wordCount(text) <= SHORT;
  if (isMore || isShort) keepAway(draft);
  if (isMore) noteHarm(draft, about);
  return isMore ? about : found;
}

/** For a day, what would be an everyday wish ("delete this") may mean that somebody else reads their phone. */
function noteHarm({ state, context }: Draft, { tier, category }: SafetyFinding) {
  if (tier !== 'none' && category === HARMED) state.atHome.heardAt = context.now;
}

const HARMED = 'being-harmed';
