import type { MenteeState } from '../state';
import type { Remark } from '../understanding';
import type { Draft } from './draft';
import { A_TALK } from './slip-told';

type Told = NonNullable<MenteeState['toldLast']>;

/** So many texts of a talk are what a person is called for. */
const MOST_WORDS = 5;

/** Where whatever they write is theirs, word for word. */
export const TO_KEEP: ReadonlySet<string> = new Set([
  'letter',
  'story',
  'story-part',
  'strengths',
  'becoming',
  'feedback',
  'ending',
]);
const isTheirs = (flow: string) => TO_KEEP.has(flow) || flow === 'listening';

const OF_THEIR_MENTOR: readonly Remark[] = [
  'doubts-mentor',
  'tired-of-mentor',
  'never-there',
  'of-that-one',
  'dont-tell',
  'dont-send-on',
];

/**
 * What they told in this talk, with this. What is kept from their mentor, for themselves or for the team is not among it; and once something
 * was said of their mentor, none of that talk is for that one to read.
 */
export function wordsOf(before: MenteeState, draft: Draft): Pick<Told, 'words' | 'ofMentor'> {
  const { context, heard, state, isTheirSay } = draft;
  const isSameTalk = before.lastHeard !== null && context.now - before.lastHeard < A_TALK;
  const isSecret = state.secretAt !== null && state.secretAt !== before.secretAt;
  const isSealed = isSecret || isOfMentor(before, draft) || (isSameTalk && state.toldLast?.ofMentor === true);
  const isPrivate = isTheirSay || [...before.flows, ...state.flows].some(({ flow }) => isTheirs(flow));
  // As it stands now: what was let go of with this is not written down again.
  const earlier = isSameTalk && !isSecret ? (state.toldLast?.words ?? []) : [];
  const now = heard === null || heard === '' || isPrivate || isSecret ? [] : [heard];
  const words = [...earlier, ...now].slice(-MOST_WORDS);
  return { ...(words.length === 0 ? {} : { words }), ...(isSealed ? { ofMentor: true } : {}) };
}

/** The mentor is named, doubted or complained of, or is to be another. */
function isOfMentor(before: MenteeState, draft: Draft): boolean {
  const { state, remarks, heard } = draft;
  const isMatched = JSON.stringify(before.match) !== JSON.stringify(state.match);
  return namesMentor(draft, heard ?? '') || isMatched || OF_THEIR_MENTOR.some((remark) => remarks.has(remark));
}

/** By any of the names of that one. */
export function namesMentor({ context: { person, language } }: Draft, text: string): boolean {
  return person.mentor !== undefined && language.matching.withoutName(text, person.mentor.name) !== null;
}
