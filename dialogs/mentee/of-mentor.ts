import type { Named } from '../person';
import type { MenteeState } from '../state';
import { type Remark, remarksIn } from '../understanding';
import { LONGEST_REMARK } from '../understanding/remarks';
import type { Draft } from './draft';
import { keepAwayIfDoubted } from './harm-by-mentor';
import { humanWasCalled, lineInCrisis } from './in-crisis';
import { mentorOf, wishForAnother } from './matching';
import { seenByIn } from './my-say/said';
import type { SeenBy } from './my-say/words';
import { A_TALK } from './slip-told';
import { TO_KEEP } from './words-told';
import { isOfTheirMentor } from './wronged';

/** What they write to the bot while a person is awaited, and that person, or their mentor, is not to read. */

/** That one is doubted, or they have had enough of them. */
const OF_THAT_ONE: readonly Remark[] = ['doubts-mentor', 'tired-of-mentor'];
/** That one does not come, or ring: no reason by itself to ask whether it should be another. */
const LET_DOWN: readonly Remark[] = ['never-there'];
const DOUBT: readonly Remark[] = ['doubts-mentor'];
const SECRET: readonly Remark[] = ['dont-tell', 'dont-send-on'];

/** They doubt their mentor, or are tired of them, in any part of what they wrote: "sick of dave, need to talk to someone". */
export function doubtsOrTires(draft: Draft): boolean {
  // A longer text tells more than that.
  return (draft.heard?.length ?? 0) <= LONGEST_REMARK && says(draft, OF_THAT_ONE);
}

/** What they wrote is about their mentor, and not for that one to read. */
export function speaksOfMentor(draft: Draft): boolean {
  if (draft.heard === null || whoIsMeant(draft) === null) return false;
  return says(draft, [...OF_THAT_ONE, ...LET_DOWN]) || isOfTheirMentor(draft, draft.heard);
}

/** Their own, or whom they do not want any more. */
function whoIsMeant(draft: Draft): Named | null {
  return mentorOf(draft) ?? draft.state.match.wish?.former ?? null;
}

/** By itself or with what else they wrote; and "dont trust him", right after that one was spoken of. */
function says(draft: Draft, any: readonly Remark[]): boolean {
  const { remarks, heard, context } = draft;
  const mentor = whoIsMeant(draft);
  if (any.some((one) => remarks.has(one))) return true;
  if (mentor === null || heard === null) return false;
  const { language } = context;
  // "Daves a knob" is written without its sign.
  const names = [mentor.name, `${mentor.name}s`];
  const isSaid = (part: string, whom: readonly string[], of: readonly Remark[]) => {
    const said = remarksIn(part, language.remarks, whom);
    return of.some((one) => said.has(one));
  };
  if (language.matching.parts(heard).some((part) => isSaid(part, names, any))) return true;
  return isSpokenOf(draft) && isSaid(heard, language.matching.them, DOUBT);
}

/** Of nobody else lately: a mother or an ex may be "him" or "her" as well. In danger nothing is guessed by that. */
function isSpokenOf(draft: Draft): boolean {
  const { state, context } = draft;
  const isSameTalk = state.lastHeard !== null && context.now - state.lastHeard < A_TALK;
  if (state.welcome !== 'done') return false;
  return isSameTalk && state.toldLast?.ofMentor === true && state.kinAt === null && !humanWasCalled(draft);
}

/**
 * In danger, and nobody has come yet, they write that they want another mentor, or doubt theirs: that one is asked no longer, as before any
 * other danger. Whatever else they write of that one, nobody is sent it; whoever comes in that one's place reads it.
 * @returns whether it was that
 */
export function hearOfMentorInCrisis(draft: Draft): boolean {
  const { state, context, heard } = draft;
  const mentor = mentorOf(draft);
  if (mentor === null || heard === null || !speaksOfMentor(draft)) return false;
  draft.keepForHuman(heard);
  const wantsAnother = context.language.matching.isMenteeWish(heard, mentor.name);
  if (wantsAnother) wishForAnother(draft);
  else keepAwayIfDoubted(draft, null);
  const isAway = mentorOf(draft) === null;
  if (isAway) draft.openHandoff(state.handoff?.reason ?? 'urgent', null);
  if (wantsAnother) draft.say('matching.wish-heard', {}, { priority: 'crisis' });
  draft.say(isAway ? lineInCrisis(draft) : 'crisis.still-with-you', {}, { priority: 'crisis' });
  return true;
}

/** At the end of the turn: what was no danger is not kept for a person where it is theirs alone, and what is about their mentor not for that one. */
export function settleKept(before: MenteeState, draft: Draft): void {
  const { handoff, flows } = draft.state;
  // Danger is a human's to read, whatever else is said with it.
  if (handoff?.status !== 'open' || draft.kept.length === 0 || isOfDanger(before, draft)) return;
  const isTheirs = isOwnWish(draft) || [...before.flows, ...flows].some(({ flow }) => NOT_FOR_HUMANS.has(flow));
  const isOfMentor = isNotForMentor(draft);
  if (!isTheirs && !isOfMentor) return;
  handoff.waiting = handoff.waiting.slice(0, -draft.kept.length);
  if (!isTheirs) keepFrom(handoff, draft);
}

/** On a phone that somebody else reads whatever is written is taken first, and need be no danger. */
function isOfDanger(before: MenteeState, { pressing, state }: Draft): boolean {
  return pressing && (state.atHome.phoneRead === null || state.dangerAt !== before.dangerAt);
}

/** What they wish about what is kept of them. Whoever looks into a deletion reads that they want to be kept after all. */
function isOwnWish({ isTheirSay, state }: Draft): boolean {
  return isTheirSay && state.handoff?.reason !== 'deletion';
}

/** Where whatever they write is theirs, for the team, or the answer to what was asked about their mentor. */
const NOT_FOR_HUMANS: ReadonlySet<string> = new Set([...TO_KEEP, 'someone-else']);

function isNotForMentor(draft: Draft): boolean {
  return speaksOfMentor(draft) || (SECRET.some((one) => draft.remarks.has(one)) && !isOfOthers(draft));
}

/** "Dont tell my mum": their mentor may know. */
function isOfOthers(draft: Draft): boolean {
  const seen = seenByIn(draft, draft.heard ?? '');
  return seen !== null && OTHERS.includes(seen);
}
const OTHERS: readonly SeenBy[] = ['family', 'social', 'probation', 'police'];

/** So many of them wait at most. */
const MOST = 10;

/** Whoever else comes reads it. */
function keepFrom(handoff: NonNullable<MenteeState['handoff']>, draft: Draft): void {
  const of = whoIsMeant(draft)?.id;
  if (of === undefined) return;
  const { someoneElse } = handoff;
  const before = someoneElse?.of === of ? someoneElse : { at: 0, again: false, texts: [] };
  handoff.someoneElse = { ...before, of, texts: [...(before.texts ?? []), ...draft.kept].slice(-MOST) };
}
