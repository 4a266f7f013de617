import { startFlow } from '../flow/engine';
import type { Named } from '../person';
import { isFeltOnly, type SafetyFinding } from '../safety';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { keepAway, keepOut, letBackIn, mentorOf } from './matching';
import { saidBy } from './my-say/said';
import { doubtsOrTires } from './of-mentor';
import {
  type AboutOne,
  BY_WHOM_THEY_WRITE_TO,
  type Detect,
  HARMED,
  MAYBE_BY_THEM,
  onlyLikeHarm,
  RANK,
  saidBesideName,
  saysTheyDid,
} from './said-of-mentor';
import { accuse, tellOfHarm } from './told-of-harm';
import { BY_MENTOR, heardOfThreat, hearUnhappy, wrongBy } from './wronged';

/** What is to go to their mentor, or not to reach that one, is nothing that they did. */
const ELSEWHERE = ['no-alarm', 'for-mentor', 'dont-tell', 'dont-send-on', 'mentor-means-well'] as const;
/** So few words with their mentor's name among them are about that mentor. */
const SHORT = 4;

/**
 * Danger as it is heard, and once more with somebody unknown in the place of their mentor's name: "Dave hit me" is no less than "he hit me".
 * Where it is their mentor who harms them, that one is not the one to tell.
 */
export function heardOfHarm(draft: Draft, text: string, detect: Detect): SafetyFinding {
  const found = detect(text);
  noteHarm(draft, found);
  if (mentorOf(draft) && draft.remarks.has('doubts-mentor')) {
    draft.state.match.doubted = { at: draft.context.now, keeps: false };
  }
  return couldBeMeant(draft).reduce((most, who) => heardFrom({ draft, text, who, found: most, detect }), found);
}

/** What is said to that one, and then what is said of them. */
function heardFrom(about: AboutOne): SafetyFinding {
  const { draft, text, who, found, detect } = about;
  const wrong = wrongBy(draft, text, who);
  if (wrong === 'harms') {
    keepFromHarm(draft, who);
    noteHarm(draft, BY_MENTOR);
    return RANK[found.tier] >= RANK[BY_MENTOR.tier] && !isFeltOnly(found) ? found : BY_MENTOR;
  }
  if (wrong === 'unhappy') hearUnhappy(draft, who);
  const threat = heardOfThreat(about);
  if (threat !== null) return threat;
  const said = saysTheyDid(draft, text, who);
  if (said === null) {
    const left = onlyLikeHarm(draft, text, who, detect);
    if (left === null) return heardOf(about);
    return isFeltOnly(found) || found.category === HARMED ? left : found;
  }
  // Another danger that is said outright is not held back for what only may be harm.
  if (said === 'maybe' && found.tier === 'urgent' && found.category !== HARMED && !isFeltOnly(found)) return found;
  if (said === 'plainly') keepFromHarm(draft, who);
  else keepOut(draft, who);
  const told = said === 'plainly' ? BY_WHOM_THEY_WRITE_TO : MAYBE_BY_THEM;
  noteHarm(draft, told);
  return RANK[found.tier] >= RANK[told.tier] && !isFeltOnly(found) ? found : told;
}

/** Nothing of theirs goes to that one any more, and the coordinators read what was written. */
function keepFromHarm(draft: Draft, who: Named | null) {
  if (who === null) return;
  keepAway(draft, who);
  accuse(draft, who);
}

/** Their own mentor, and who is with them now: what they write goes to that one. */
function couldBeMeant(draft: Draft): readonly Named[] {
  // Whom they wished away they may still tell of.
  const own = mentorOf(draft) ?? draft.state.match.wish?.former ?? null;
  const { mentor: holder = null } = draft.state.handoff ?? {};
  return [own, holder?.id === own?.id ? null : holder].filter((one) => one !== null);
}

function heardOf(one: AboutOne): SafetyFinding {
  const { draft, text, who, found, detect } = one;
  const unnamed = draft.context.language.matching.withoutName(text, who.name);
  if (!unnamed) return found;
  const isSaid = saysDoneBy(draft, text, who);
  const about = heavier(
    detect(unnamed),
    isSaid ? detect(draft.context.language.matching.afterName(text, who.name)) : null,
  );
  // "Tell Dave that I'm fine" is nothing that Dave did.
  const { remarks } = draft;
  const isGuess = isFeltOnly(about);
  const isOther = ELSEWHERE.some((one) => remarks.has(one)) || isToMentor(text, who.name);
  // "Dave isn't to see it" is about what is seen.
  if ((isOther || saidBy(draft, text) !== null) && isGuess) return found;
  const isMore = about.category === HARMED && RANK[about.tier] > RANK[found.tier];
  const isSaidOf = isSaid && (found.category === HARMED || about.category === HARMED);
  // "Dave he hit me", to Dave himself, is told to that one.
  const isToldThem = draft.state.handoff?.mentor?.id === who.id;
  const isShort = !isToldThem && found.tier !== 'none' && found.category === HARMED && wordCount(text) <= SHORT;
  // What is only felt, and can be asked about, is: a mentor is not taken away on a likeness.
  const isPlain = [found, about].some((one) => one.tier === 'urgent' || (one.tier === 'concern' && !isFeltOnly(one)));
  const isTheirs = !isToldThem && isSaidWithName(one);
  const isOfThem = isSaidOf || isTheirs;
  if ((isMore && !isGuess) || (isShort && !isFeltOnly(found)) || (isOfThem && isPlain)) keepFromHarm(draft, who);
  else if (isMore || isShort || isOfThem) keepOut(draft, who);
  else if (!isToldThem) keepIfBeside(one);
  if (isMore) noteHarm(draft, about);
  return isMore ? about : found;
}

/** The sentence that names them tells of harm, with the name and without it, and speaks of nobody else: it is that one's, however long it is. */
function isSaidWithName({ draft, text, who: { name }, detect }: AboutOne): boolean {
  const { matching } = draft.context.language;
  const isHarm = (words: string) => detect(words).category === HARMED;
  return matching.sentences(text).some((one) => {
    const unnamed = matching.withoutName(one, name);
    return unnamed !== null && isHarm(one) && isHarm(unnamed) && matching.isOfNobodyElse(one, name);
  });
}

/** "I saw Dave last night. He hit me": in doubt it is that one, and another is told. */
function keepIfBeside(about: AboutOne) {
  const { draft, who } = about;
  const beside = saidBesideName(about);
  if (beside === 'of-them') keepFromHarm(draft, who);
  else if (beside === 'may-be') keepOut(draft, who);
}

/** "Its dave hes been hitting me": what stands after the name says it by itself. */
function heavier(one: SafetyFinding, other: SafetyFinding | null): SafetyFinding {
  return other?.category === HARMED && RANK[other.tier] > RANK[one.tier] ? other : one;
}

/** It is only felt of whoever is with them now: that one reads none of it, they are asked, and the coordinators know. @returns whether it was that */
export function askAside(draft: Draft, { tier }: SafetyFinding, text: string): boolean {
  const { state, context } = draft;
  const { guessed } = state.match;
  const { handoff } = state;
  if (guessed?.by !== draft.eventId || handoff?.mentor == null || handoff.mentor.id !== guessed.who) return false;
  if (tier === 'none') {
    letBackIn(draft);
    return false;
  }
  const cue = 'crisis.ask-danger';
  state.flows = [];
  draft.say('handoff.not-to-them', { mentor: handoff.mentor.name, asked: 'no' }, { priority: 'crisis' });
  draft.say(cue, {}, { priority: 'crisis' });
  state.safetyAsked = { cue, category: HARMED, at: context.now };
  // Whoever comes after that one reads it.
  handoff.waiting = [...handoff.waiting, draft.forHuman(text)];
  tellOfHarm(draft, 'by-mentor-felt', handoff.mentor);
  draft.ledger('concern', { category: HARMED });
  return true;
}

/** Their talk was taken from the one who may harm them: they know that it went no further. */
export function sayNotToThem(draft: Draft) {
  const { takenFrom } = draft;
  if (takenFrom) draft.say('handoff.not-to-them', { mentor: takenFrom.name, asked: 'yes' }, { priority: 'crisis' });
}

/** Whoever is with them has written since they were asked: what they answer is for that one. */
export function isOvertaken({ state: { handoff, safetyAsked } }: Draft): boolean {
  return handoff?.status === 'claimed' && safetyAsked !== null && (handoff.met ?? 0) > safetyAsked.at;
}

/** "Dave? Its me": said to that one, as a greeting, and not of them. */
function isToMentor(text: string, name: string): boolean {
  const [first = ''] = name.toLowerCase().split(' ');
  const said = text.normalize('NFC').trim().toLowerCase();
  return said.startsWith(first) && /^\s*[?!,]/.test(said.slice(first.length)) && wordCount(said) <= SHORT;
}

/** "Its Dave, hes been hitting me": in doubt it is that one, and another is told. Not of what they want passed on to their mentor. */
function saysDoneBy(draft: Draft, text: string, who: Named): boolean {
  return !draft.remarks.has('for-mentor') && draft.context.language.matching.saysDoneBy(text, who.name);
}

/** So long after they doubted their mentor, whatever a person is called for is not that one's. Milliseconds. */
const DOUBT_LASTS = 7 * 24 * 60 * 60_000;

/** "He touched my leg", some texts after "i dont trust dave": any doubt is enough not to tell that one, whoever "he" is. */
export function keepAwayIfDoubted(draft: Draft, category: string | null) {
  const { doubted } = draft.state.match;
  if (isConfirmed(draft, category)) keepAwayGuessed(draft);
  if (doubted === undefined || draft.context.now - doubted.at >= DOUBT_LASTS) return;
  if (doubted.keeps && category !== HARMED) return;
  delete draft.state.match.doubted;
  if (category === HARMED) keepFromHarm(draft, mentorOf(draft));
  else keepAway(draft);
}

/**
 * What was only felt is said, in another text: a yes to whether they are in danger, or harm, whoever is with them by then. Any other danger
 * confirms nothing; it is only not left with the one of whom it was felt.
 */
function isConfirmed({ state: { match, handoff }, eventId }: Draft, category: string | null): boolean {
  const { guessed } = match;
  if (guessed === undefined || guessed.by === eventId || category === null) return false;
  return category === HARMED || handoff?.mentor?.id === guessed.who;
}

function keepAwayGuessed(draft: Draft) {
  const { match, handoff } = draft.state;
  const { guessed } = match;
  if (guessed === undefined) return;
  delete match.guessed;
  const known = [mentorOf(draft), handoff?.mentor].find((one) => one?.id === guessed.who);
  keepFromHarm(draft, known ?? { id: guessed.who, name: '' });
}

/** They doubt their mentor and want no other: who comes for a talk is that one, and still nobody tells them of harm. */
export function keepsMentor({ state: { match } }: Draft) {
  if (match.doubted) match.doubted.keeps = true;
}

/** They doubt their mentor: somebody else is offered, and no reason is asked for. @returns whether it was that */
export function hearDoubt(draft: Draft): boolean {
  const mentor = mentorOf(draft);
  if (mentor === null) return false;
  const isTold = wrongBy(draft, draft.heard ?? '', mentor) === 'unhappy';
  if (!isTold && !doubtsOrTires(draft)) return false;
  // "Dont send this to dave": what is not to reach that one, and no word of them.
  if (!isTold && draft.remarks.has('dont-send-on')) return false;
  draft.state.lost = 0;
  startFlow(draft, 'someone-else', {}, isTold ? { at: 'ask-told' } : {});
  return true;
}

/** For a day, what would be an everyday wish ("delete this") may mean that somebody else reads their phone. */
function noteHarm({ state, context }: Draft, { tier, category }: SafetyFinding) {
  if (tier !== 'none' && category === HARMED) state.atHome.heardAt = context.now;
}
