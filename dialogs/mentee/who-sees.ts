import { startFlow, waitingStep } from '../flow/engine';
import type { Draft } from './draft';
import { seenByIn } from './my-say/said';

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
