import { startFlow, waitingStep } from '../flow/engine';
import { wordCount } from '../word-count';
import type { Draft } from './draft';
import { seenByIn } from './my-say/said';
import { wasJustSaid } from './said-last';

/** Who can read what, with what they themselves have agreed to. @param about whom or what they ask about; without it, as the message has it */
export function tellWhoSees(draft: Draft, about = seenByIn(draft, draft.heard ?? '') ?? 'all'): void {
  draft.state.lost = 0;
  // "Will Dave see it?", of a letter: what their mentor may see is how check-ins go.
  const here = about === 'mentor' ? INSTEAD[waitingStep(draft)?.flow.name ?? ''] : undefined;
  startFlow(draft, 'who-sees-this', { about: here ?? about, sees: draft.state.consent.mentorSees === true });
}

/** What "it" is where something of theirs is being kept. */
const INSTEAD: Readonly<Record<string, string>> = {
  letter: 'mentor-words',
  strengths: 'mentor-words',
  ahead: 'mentor-words',
  'good-news': 'mentor-words',
  goal: 'goals',
};

/** A longer message asks or tells something of its own. Words. */
const A_PIECE = 8;

/** "All of it?", "can the team", "u sure", right after it was said who sees this: answered, and the question that waits is not put once more. */
export function hearAskedOn(draft: Draft): boolean {
  const { heard, remarks, state, facts } = draft;
  const isAll = remarks.has('asks-all');
  if (!(isAll || remarks.has('asks-on')) || wordCount(heard) > A_PIECE) return false;
  if (!wasJustSaid(draft, ['who-sees-this.'])) return false;
  const isOfWords = isAll && facts.hasMentor && !wasJustSaid(draft, OF_WORDS);
  const others = wasJustSaid(draft, TOLD_IN_FULL) ? 'private' : 'all';
  const about = seenByIn(draft, heard ?? '') ?? (isOfWords ? 'mentor-words' : others);
  const waiting = state.flows;
  state.flows = [];
  tellWhoSees(draft, about);
  state.flows = waiting;
  return true;
}

const OF_WORDS = ['who-sees-this.mentor-words', 'who-sees-this.the-team', 'who-sees-this.kept'] as const;
const TOLD_IN_FULL = [...OF_WORDS, 'who-sees-this.mentor-and-team'] as const;
