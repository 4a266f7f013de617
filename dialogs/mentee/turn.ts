import { copyOf } from '../copy-of';
import type { MailboxEvent } from '../events';
import type { MenteeState } from '../state';
import { type TurnContext, type TurnResult, unknownEvent } from '../turn';
import { press, settleCards } from './cards';
import { Draft } from './draft';
import { enrolled, wake } from './due';
import { endingPlanned } from './ending';
import { tellTheTeam } from './for-mentor';
import { claimed, declined, mentorSpoke, noteKept, passed, released, resolved, unanswered } from './handoff';
import { hear } from './hear';
import { matched, mentorGone, rematchWished, settleMatching } from './matching';
import { confirmed as deletionConfirmed } from './my-say/deletion';
import { noteTold } from './my-say/forget';
import { tellWhatIsKnown } from './my-say/known';
import { numberConfirmed } from './number-confirmed';
import { settleKept } from './of-mentor';
import { storyAnswered } from './stories';
import { botRemoved, deliveryFailed } from './undelivered';

/** One event of a mentee's mailbox. The state given is not changed. @throws only for bugs; nothing is kept then. */
export function menteeTurn(before: MenteeState, event: MailboxEvent, context: TurnContext): TurnResult {
  const text = event.kind === 'heard' ? event.text.trim() : null;
  const draft = new Draft(copyOf(before), context, event.id, text);
  happen(draft, event);
  if (text !== null) settleKept(before, draft);
  settleMatching(draft);
  if (text !== null && !draft.isTheirSay) noteTold(before, draft);
  settleCards(draft);
  return { state: draft.state, effects: draft.effects, unsure: draft.unsure, pressing: draft.pressing };
}

function happen(draft: Draft, event: MailboxEvent) {
  switch (event.kind) {
    case 'heard':
      return hear(draft, event);
    case 'pressed':
      return press(draft, event);
    case 'due':
      return wake(draft, event.at);
    case 'enrolled':
      return enrolled(draft, event);
    case 'bot-removed':
      return botRemoved(draft);
    case 'handoff-claimed':
      return claimed(draft, event);
    case 'handoff-released':
      return released(draft, event);
    case 'handoff-passed':
      return passed(draft, event);
    case 'handoff-unanswered':
      return unanswered(draft, event);
    case 'handoff-declined':
      return declined(draft, event);
    case 'handoff-resolved':
      return resolved(draft, event);
    case 'mentor-spoke':
      return mentorSpoke(draft, event);
    case 'number-confirmed':
      return numberConfirmed(draft, event);
    case 'note-kept':
      return noteKept(draft, event);
    case 'telling-failed':
      return tellTheTeam(draft);
    case 'matched':
      return matched(draft, event);
    case 'mentor-gone':
      return mentorGone(draft, event);
    case 'rematch-wished':
      return rematchWished(draft, event);
    case 'ending-planned':
      return endingPlanned(draft, event);
    case 'record-told':
      return tellWhatIsKnown(draft, event);
    case 'record-exported':
      return draft.ledger('exported', { checked: event.checked });
    case 'deletion-confirmed':
      return deletionConfirmed(draft, event);
    case 'delivery-failed':
      return deliveryFailed(draft, event);
    case 'story-answered':
      return storyAnswered(draft, event);
    case 'handoff-offered':
    case 'claim-answered':
    case 'handoff-closed':
    case 'still-there':
    case 'handoff-lost':
    case 'pass-answered':
    case 'take-over-refused':
    case 'nobody-waits':
    case 'colleague-shared':
    case 'story-asked':
    case 'story-looked-at':
    case 'share-answered':
    case 'mentee-spoke':
    case 'mentee-stopped':
    case 'mentee-back':
    case 'phone-free':
    case 'words-refused':
    case 'mentee-given':
    case 'mentee-taken':
    case 'ending-told':
    case 'last-words':
    case 'mentor-left':
    case 'mentor-back':
    case 'match-answered':
    case 'feedback-given':
    case 'mentee-finished':
    case 'mentee-told':
      return draft.ignore('meant-for-a-mentor');
    default:
      return unknownEvent(event);
  }
}
