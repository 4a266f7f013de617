import { startFlow } from '../flow/engine';
import type { Draft } from './draft';
import { seenByIn } from './my-say/said';

/** Who can read what, with what they themselves have agreed to. @param about whom or what they ask about; without it, as the message has it */
export function tellWhoSees(draft: Draft, about = seenByIn(draft, draft.heard ?? '') ?? 'all'): void {
  draft.state.lost = 0;
  startFlow(draft, 'who-sees-this', { about, sees: draft.state.consent.mentorSees === true });
}
