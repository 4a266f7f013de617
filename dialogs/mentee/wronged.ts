import type { Wrong } from '../matching/wrongs';
import type { Named } from '../person';
import { isFeltOnly, type SafetyFinding } from '../safety';
import type { Draft } from './draft';
import { keepAway, keepOut, mentorOf } from './matching';
import { type AboutOne, HARMED, RANK } from './said-of-mentor';
import { tellOfHarm } from './told-of-harm';

/** What somebody tells of their own mentor, or of whoever is with them, without a word of danger: secrets, money, love, shouting. */

/** No mentor may do that to them. They are asked whether they are in danger now. */
export const BY_MENTOR: SafetyFinding = { tier: 'concern', category: HARMED, evidence: ['by-mentor'] };

export function wrongBy({ context }: Draft, text: string, who: Named): Wrong | null {
  return context.language.matching.wrongBy(text, who.name);
}

/** "Im going to smash Daves face in": harm to somebody else, who does not read it and is not asked for it. Null where it is none. */
export function heardOfThreat({ draft, text, who, found, detect }: AboutOne): SafetyFinding | null {
  const unnamed = draft.context.language.matching.withoutNameOf(text, who.name);
  const about = unnamed === null ? null : detect(unnamed);
  if (about?.category !== TO_OTHERS || isFeltOnly(about)) return null;
  keepOut(draft, who);
  return RANK[about.tier] > RANK[found.tier] || isFeltOnly(found) ? about : found;
}

const TO_OTHERS = 'harm-to-others';

/** That one treats them badly: the coordinators know, and whoever was asked to come for something else is asked no longer. */
export function hearUnhappy(draft: Draft, who: Named): void {
  const { state, context } = draft;
  tellOfHarm(draft, 'by-mentor-unhappy', who);
  if (who.id !== mentorOf(draft)?.id) return;
  state.match.doubted = { at: context.now, keeps: false };
  if (state.handoff?.status !== 'open') return;
  keepAway(draft, who);
  state.match.accused = { id: who.id, name: who.name };
}

/** The same, while a mentor is with them: where it is the very one, that one reads nothing of it. @returns whether it was that */
export function hearUnhappyInTalk(draft: Draft, text: string): boolean {
  const { mentor = null } = draft.state.handoff ?? {};
  if (mentor === null || wrongBy(draft, text, mentor) !== 'unhappy') return false;
  draft.say('handoff.kept-from-them', { mentor: mentor.name }, { priority: 'relay' });
  return true;
}

/** It is their mentor, or another than theirs, that they have had enough of, and not the texts. */
export function isOfTheirMentor(draft: Draft, text: string): boolean {
  const { match, handoff } = draft.state;
  const { matching } = draft.context.language;
  const whom = [mentorOf(draft) ?? match.wish?.former, handoff?.mentor].filter((one) => one != null);
  if (matching.isMenteeWish(text, null)) return true;
  return whom.some(({ name }) => matching.isMenteeWish(text, name) || matching.wrongBy(text, name) !== null);
}
