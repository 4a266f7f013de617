import type { MailboxEvent, UndeliveredMeans } from '../events';
import { afterFailure } from '../reach';
import { isNoLonger } from '../still-fits';
import { nextWaking } from '../time';
import type { Draft } from './draft';
import { noteUndelivered } from './silence';
import { hold } from './wrong-number';

type Failure = Extract<MailboxEvent, { kind: 'delivery-failed' }>;

/** A message of ours did not arrive. A human has to know when it mattered, and what the failure says of the number is kept. */
export function deliveryFailed(draft: Draft, event: Failure) {
  const { cue, because, means } = event;
  draft.ledger('delivery-failed', { cue, because, ...(means ? { means } : {}) });
  noteUndelivered(draft, cue);
  // Held back by ourselves: the phone has nothing to do with it, and there is nothing that a human should see to.
  if (isNoLonger(because)) return welcomeAnew(draft, cue);
  tellMentor(draft, cue);
  if (means === 'gone') hold(draft, 'gone');
  const isNews = means === 'gone' || (means !== undefined && keep(draft, means, because));
  if (callsForHuman(draft, event, isNews)) draft.openHandoff('delivery-failed', null);
}

/** A welcome of which they have seen nothing is still to come. */
function welcomeAnew({ state, context: { now, person } }: Draft, cue: string) {
  if (!cue.startsWith('welcome.') || state.welcome !== 'begun' || state.lastHeard !== null) return;
  state.flows = [];
  state.welcome = 'not-yet';
  state.welcomeAt = nextWaking(now, person.timezone);
}

/** They took the bot away: the same as an account that cannot be written to, known before anything was sent. */
export function botRemoved(draft: Draft) {
  if (!keep(draft, 'blocked', 'removed')) draft.ignore('known-already');
}

function tellMentor(draft: Draft, cue: string) {
  const { handoff } = draft.state;
  if (cue !== 'handoff.words' || handoff?.mentor == null) return;
  const mentee = draft.me;
  draft.post(handoff.mentor.id, { kind: 'words-refused', handoffId: handoff.id, mentee, because: 'undelivered' });
}

/** @returns whether humans have been told of it here */
function keep(draft: Draft, means: Exclude<UndeliveredMeans, 'gone'>, code: string): boolean {
  if (means === 'opted-out') return stoppedAtProvider(draft);
  const { state, context } = draft;
  const { reach, isNews } = afterFailure(state.reach, { means, code }, context.now, context.person.timezone);
  state.reach = reach;
  if (!isNews) return false;
  draft.ledger('unreachable', { because: reach.because, code });
  draft.openHandoff('unreachable', null);
  return true;
}

/**
 * The provider takes nothing for them any more, because they have stopped texts there: the same as a STOP that we heard, but for the
 * confirmation, which it would refuse too.
 */
function stoppedAtProvider(draft: Draft): boolean {
  const { state, context } = draft;
  state.flows = [];
  state.safetyAsked = null;
  if (state.stopped) return false;
  state.stopped = true;
  draft.ledger('opt-out', { because: 'provider' });
  const mentor = state.handoff?.mentor ?? context.person.mentor;
  if (mentor == null) {
    draft.openHandoff('unreachable', null);
    return true;
  }
  draft.post(mentor.id, { kind: 'mentee-stopped', handoffId: state.handoff?.id ?? '', mentee: draft.me });
  return true;
}

/**
 * What belonged to danger is always told, whatever else is open. Of the rest, one message tells: when nobody has been called yet, and
 * when it is more than a phone that was off for a moment.
 */
function callsForHuman({ state }: Draft, { cue, means }: Failure, isTold: boolean): boolean {
  if (cue.startsWith('crisis.')) return true;
  if (state.handoff !== null || isTold || state.stopped) return false;
  return means === undefined || (means === 'away' && cue.startsWith('handoff.'));
}
