import { noteAnswer, startFlow, waitingStep } from '../flow/engine';
import { withLong } from '../lately';
import type { Understanding } from '../understanding';
import type { Draft } from './draft';
import { speaksOfMentor } from './of-mentor';

/** Longer than ten text messages (160 characters each): somebody is getting something out. Characters. */
const LONG = 1_600;

/**
 * A great deal in one go. It is read to the end, what it names is said back once, and by consent the whole of it is kept for their mentor.
 * While they are listened to, it is heard there; a slip in it, or a wish for a person, is answered as one.
 */
export function hearLong(draft: Draft, text: string, meant: Understanding): boolean {
  if (text.length <= LONG) return false;
  const { state, context } = draft;
  const maySee = state.consent.mentorSees === true && !speaksOfMentor(draft);
  const isWaitedFor = state.handoff?.status === 'open';
  if (maySee && !isWaitedFor) state.forMentor = withLong(state.forMentor, text);
  const waiting = waitingStep(draft);
  if (waiting?.flow.name === 'listening' || meant.strong) return false;
  noteAnswer(draft, text);
  state.flows = [];
  state.lost = 0;
  const [detail, besides] = context.language.topics.allMentioned(text);
  if (detail === undefined) draft.say('long-read.heard');
  else if (besides === undefined) draft.say('long-read.one', { detail });
  else draft.say('long-read.two', { detail, besides });
  if (isWaitedFor) return true;
  if (maySee) draft.say('long-read.kept');
  startFlow(draft, 'offer-mentor');
  return true;
}
