import { startFlow } from '../flow/engine';
import { isFeltOnly, type SafetyFinding } from '../safety';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { keepAway, keepOut, mentorOf } from './matching';

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
  if (mentor && draft.remarks.has('doubts-mentor')) draft.state.match.doubted = { at: draft.context.now, keeps: false };
  const unnamed = mentor && draft.context.language.matching.withoutName(text, mentor.name);
  if (!unnamed) return found;
  const about = detect(unnamed);
  // "Tell Dave that I'm fine" is nothing that Dave did.
  const { remarks } = draft;
  const isGuess = isFeltOnly(about);
  if ((remarks.has('no-alarm') || remarks.has('for-mentor') || isToMentor(text, mentor.name)) && isGuess) return found;
  const isMore = about.category === HARMED && RANK[about.tier] > RANK[found.tier];
  const isSaidOf = saysDoneByMentor(draft, text) && (found.category === HARMED || about.category === HARMED);
  const isShort = found.tier !== 'none' && found.category === HARMED && wordCount(text) <= SHORT;
  // What is only felt, and can be asked about, is: a mentor is not taken away on a likeness.
  const isPlain = [found, about].some((one) => one.tier === 'urgent' || (one.tier === 'concern' && !isFeltOnly(one)));
  if ((isMore && !isGuess) || (isShort && !isFeltOnly(found)) || (isSaidOf && isPlain)) keepAway(draft);
  else if (isMore || isShort || isSaidOf) keepOut(draft, mentor);
  if (isMore) noteHarm(draft, about);
  return isMore ? about : found;
}

/** "Dave? Its me": said to that one, as a greeting, and not of them. */
function isToMentor(text: string, name: string): boolean {
  const [first = ''] = name.toLowerCase().split(' ');
  const said = text.normalize('NFC').trim().toLowerCase();
  return said.startsWith(first) && /^\s*[?!,]/.test(said.slice(first.length)) && wordCount(said) <= SHORT;
}

/** "Its Dave, hes been hitting me": in doubt it is that one, and another is told. Not of what they want passed on to their mentor. */
function saysDoneByMentor(draft: Draft, text: string): boolean {
  const mentor = mentorOf(draft);
  if (mentor === null || draft.remarks.has('for-mentor')) return false;
  return draft.context.language.matching.saysDoneBy(text, mentor.name);
}

/** So long after they doubted their mentor, whatever a person is called for is not that one's. Milliseconds. */
const DOUBT_LASTS = 7 * 24 * 60 * 60_000;

/** "He touched my leg", some texts after "i dont trust dave": any doubt is enough not to tell that one, whoever "he" is. */
export function keepAwayIfDoubted(draft: Draft, category: string | null) {
  const { doubted, guessed } = draft.state.match;
  const isTalking = draft.state.handoff?.status === 'claimed';
  if (guessed !== undefined && guessed.at < draft.context.now && !isTalking) {
    delete draft.state.match.guessed;
    keepAway(draft);
  }
  if (doubted === undefined || draft.context.now - doubted.at >= DOUBT_LASTS) return;
  if (doubted.keeps && category !== HARMED) return;
  delete draft.state.match.doubted;
  keepAway(draft);
}

/** They doubt their mentor and want no other: who comes for a talk is that one, and still nobody tells them of harm. */
export function keepsMentor({ state: { match } }: Draft) {
  if (match.doubted) match.doubted.keeps = true;
}

/** They doubt their mentor: somebody else is offered, and no reason is asked for. @returns whether it was that */
export function hearDoubt(draft: Draft): boolean {
  if (mentorOf(draft) === null || !draft.remarks.has('doubts-mentor')) return false;
  draft.state.lost = 0;
  startFlow(draft, 'someone-else');
  return true;
}

/** For a day, what would be an everyday wish ("delete this") may mean that somebody else reads their phone. */
function noteHarm({ state, context }: Draft, { tier, category }: SafetyFinding) {
  if (tier !== 'none' && category === HARMED) state.atHome.heardAt = context.now;
}

const HARMED = 'being-harmed';
