import { readYesNo } from '../flow/answer';
import { detectSafely, isFeltOnly, quoteEvidence } from '../safety';
import { quote } from '../scripts/quote';
import { wordCount } from '../word-count';
import { childWrites } from './crisis-wording';
import { lowDaysOf, takenBefore } from './danger-before';
import type { Draft } from './draft';
import { tellMoreOfHarm } from './told-of-harm';

/** An alert shows so many characters at most. */
const SHOWN = 200;
const LEAD_IN = 60;

/**
 * Call a human with what was written. Of a long message they read first the words that it rests on, with what stands right before;
 * the whole of it is kept for when they come.
 */
export function openWith(draft: Draft, reason: 'urgent' | 'concern', text: string, category: string | null): void {
  // Whoever was asked for one thing is told of the next as well, though it is no more than a concern.
  const more = draft.state.handoff?.status === 'open' && reason === 'concern' ? 'more' : undefined;
  const telling = tellingPart(draft, text);
  draft.openHandoff(reason, telling, more, isOfOthers(draft, category));
  tellMoreOfHarm(draft);
  if (telling !== text) draft.keepForHuman(text);
}

/** Whether it is somebody else who is in danger by what they wrote; undefined where nothing is new in that. A child writes of itself. */
function isOfOthers(draft: Draft, category: string | null): boolean | undefined {
  if (category === 'harm-to-others' || (category === 'child' && !childWrites(draft))) return true;
  return category === null || draft.state.handoff === null ? undefined : false;
}

/** From what stands right before the words that the danger rests on, where those would not be seen otherwise. */
function tellingPart(draft: Draft, text: string): string {
  const asked = { asked: draft.state.safetyAsked?.cue ?? null, lowDays: lowDaysOf(draft) };
  const [telling] = text.length <= SHOWN ? [] : quoteEvidence(text, draft.context.language.safety, asked);
  const at = telling ? text.indexOf(telling.words) : 0;
  if (telling === undefined || at + telling.words.length <= SHOWN) return text;
  const from = text.indexOf(' ', Math.max(0, at - LEAD_IN));
  return `... ${text.slice(Math.min(from + 1, at))}`;
}

/**
 * What they are in danger by, for whoever takes it from another: the alert with the words is read by those alone who are asked first. What
 * was taken stands before all else; what was said of danger besides it, or before, stands beside it.
 */
export function rememberSaid(draft: Draft, text: string, category: string | null): void {
  const { handoff } = draft.state;
  if (handoff === null) return;
  const { said } = handoff;
  const bodily = category === 'medical';
  const now = { words: quote(draft.forHuman(tellingPart(draft, text)), SHOWN), at: draft.context.now };
  if (said === undefined) handoff.said = { ...now, bodily };
  else if (isOnlyAnswer(draft, text)) {
    if (handoff.saidToo === undefined && tells(draft, text)) handoff.saidToo = now;
  } else if (said.bodily && !bodily) handoff.saidToo = now;
  else {
    const { words, at } = said;
    // What was taken, told once more, puts nothing else out.
    if (words !== now.words && (!said.bodily || handoff.saidToo === undefined)) handoff.saidToo = { words, at };
    handoff.said = { ...now, bodily };
  }
}

/** "Yes", "not really", HELP for the second time: danger by what was asked, which stays what is read of it. */
function isOnlyAnswer(draft: Draft, text: string): boolean {
  const unasked = { asked: null, lowDays: lowDaysOf(draft), afterDanger: true, ...takenBefore(draft) };
  const found = detectSafely(text, draft.context.language.safety, unasked);
  return found.tier === 'none' || isFeltOnly(found);
}

/** More than a bare yes or no. */
function tells(draft: Draft, text: string): boolean {
  const words = wordCount(text);
  return words > 2 || (words === 2 && readYesNo(text, draft) === 'unclear');
}
