import { quoteEvidence } from '../safety';
import { quote } from '../scripts/quote';
import { lowDaysOf } from './danger-before';
import type { Draft } from './draft';

/** An alert shows so many characters at most. */
const SHOWN = 200;
const LEAD_IN = 60;

/**
 * Call a human with what was written. Of a long message they read first the words that it rests on, with what stands right before;
 * the whole of it is kept for when they come.
 */
export function openWith(draft: Draft, reason: 'urgent' | 'concern', text: string): void {
  // Whoever was asked for one thing is told of the next as well, though it is no more than a concern.
  const more = draft.state.handoff?.status === 'open' && reason === 'concern' ? 'more' : undefined;
  const asked = { asked: draft.state.safetyAsked?.cue ?? null, lowDays: lowDaysOf(draft) };
  const [telling] = text.length <= SHOWN ? [] : quoteEvidence(text, draft.context.language.safety, asked);
  const at = telling ? text.indexOf(telling.words) : 0;
  if (telling === undefined || at + telling.words.length <= SHOWN) {
    draft.openHandoff(reason, text, more);
    return;
  }
  const from = text.indexOf(' ', Math.max(0, at - LEAD_IN));
  draft.openHandoff(reason, `... ${text.slice(Math.min(from + 1, at))}`, more);
  draft.keepForHuman(text);
}

/** What they are in danger by, for whoever takes it from another: the alert with the words is read by those alone who are asked first. */
export function rememberSaid(draft: Draft, text: string, category: string | null): void {
  const { handoff } = draft.state;
  const bodily = category === 'medical';
  if (handoff === null || (handoff.said?.bodily === true && !bodily)) return;
  handoff.said = { words: quote(draft.forHuman(text), SHOWN), at: draft.context.now, bodily };
}
