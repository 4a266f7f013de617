import type { Draft } from '../mentee/draft';
import { speaksOfMentor } from '../mentee/of-mentor';
import { A_TALK } from '../mentee/slip-told';
import { namesMentor } from '../mentee/words-told';
import { wordCount } from '../word-count';
import { readYesNo } from './answer';

/** So long after "don't tell Dave" a yes to a word with Dave takes nothing of what they said along. Milliseconds. */
const SECRET_FOR = 12 * 60 * 60_000;

/** What a mentor reads who is asked to come: why, in their own words; null where those are not for the mentor. */
export function wordsForMentor(draft: Draft): string | null {
  const { consent, secretAt } = draft.state;
  const isSecret = secretAt !== null && draft.context.now - secretAt < SECRET_FOR;
  if (consent.mentorSees === false || isSecret) return null;
  const heard = speaksOfMentor(draft) ? null : draft.heard;
  return whatItIsAbout(draft) ?? (isBareYes(draft) ? toldBefore(draft) : null) ?? heard;
}

/** When a person was offered after somebody had told us something, it is that which the mentor should know, not the "yes". */
function whatItIsAbout(draft: Draft): string | null {
  const told = draft.state.flows.findLast(({ memory }) => TOLD.some((name) => typeof memory[name] === 'string'));
  const words = TOLD.map((name) => told?.memory[name]).find((value) => typeof value === 'string') ?? null;
  // "Only a couple" means nothing without what it was of.
  const isFragment = words !== null && wordCount(words) <= A_FRAGMENT;
  const about = isFragment ? (toldBefore(draft) ?? words) : words;
  // "Dave let me down", in the middle of a slip, is not for Dave.
  return about === null || namesMentor(draft, about) ? null : about;
}

/** The names under which flows keep what people tell them freely. */
const TOLD = ['story', 'trouble'];
/** Words. */
const A_FRAGMENT = 3;
const A_YES = 4;

/** "Yeah alright", "yeah get dave": why is what they told right before. */
function isBareYes(draft: Draft): boolean {
  const text = (draft.heard ?? '').trim();
  const [first = ''] = text.split(/[\s,.]+/);
  return wordCount(text) <= A_YES && [text, first].some((said) => readYesNo(said, draft) === 'yes');
}

/** What they told last in this talk; null where that was nothing, or long ago. */
function toldBefore({ state, context }: Draft): string | null {
  const isOld = state.lastHeard === null || context.now - state.lastHeard >= A_TALK;
  if (isOld || state.toldLast?.ofMentor === true) return null;
  return state.toldLast?.words?.join('. ') ?? null;
}
