import { readYesNo } from '../../flow/answer';
import { stepsDone } from '../../flow/facts';
import { quote } from '../../scripts/quote';
import { hearOptOut as heardAs } from '../../understanding';
import type { Draft } from '../draft';
import { stop } from '../keywords';
import { saidBy } from './said';

/**
 * "I don't need this any more": an ending of their own, and no goodbye in anger. Where it plainly means that texts are to stop they stop
 * at once; else it is asked once. The last text looks back, and leaves the door open.
 */
export function hearEnding(draft: Draft, text: string): boolean {
  const { state, context } = draft;
  if (state.endingAsked) return answered(draft, text);
  if (!mayEnd(draft) || saidBy(draft, text) !== 'ending') return false;
  const isSure = heardAs(text, context.language.optOut) === 'sure';
  if (isSure && !draft.remarks.has('done-with-this')) return finish(draft);
  state.endingAsked = true;
  // "I'm done with this": as likely all of it as the texts. Nothing is started until they say.
  if (isSure) state.stopAsked = { at: context.now, open: true };
  state.flows = [];
  draft.say('finishing.ask');
  return true;
}

/** Only a yes ends it; whatever else they write is heard for itself. */
function answered(draft: Draft, text: string): boolean {
  draft.state.endingAsked = false;
  const said = readYesNo(text, draft);
  if (said === 'yes' || saidBy(draft, text) === 'ending') return finish(draft);
  if (said !== 'no') return false;
  if (draft.state.stopAsked) draft.state.stopAsked.open = false;
  draft.say('finishing.going-on');
  return true;
}

/** No more texts, from now on. The one text that confirms it looks back. */
function finish(draft: Draft): true {
  const { state, context } = draft;
  const done = stepsDone(state);
  const last = state.proud.at(-1)?.words ?? state.goals.at(-1)?.words ?? '';
  const words = context.language.topics.discreet(last) ? quote(last) : '';
  stop(draft, true);
  draft.ledger('finished', { steps: done });
  draft.say('finishing.farewell', { done, hasWords: words === '' ? 'no' : 'yes', words });
  const mentor = context.person.mentor;
  if (mentor && state.consent.mentorSees === true) draft.post(mentor.id, { kind: 'mentee-finished', mentee: draft.me });
  return true;
}

/** Not where a human has it, or a crisis waits, nor for somebody who was never welcomed. */
function mayEnd({ state, context }: Draft): boolean {
  if (state.stopped || state.paused !== null || state.askedWho !== null || state.deletion !== null) return false;
  if (context.person.role !== 'mentee' || state.welcome !== 'done') return false;
  return state.handoff?.status !== 'claimed' && state.handoff?.reason !== 'urgent' && state.safetyAsked === null;
}
