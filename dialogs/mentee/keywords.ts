import { addDays, instantAt } from '../time';
import { exactKeyword, freeFormOptOut } from '../understanding';
import type { Draft } from './draft';

/** The fixed words (CTIA, FCC 2024): whole message only, before anything else is looked at. */
export function hearKeyword(draft: Draft, text: string): boolean {
  const keyword = exactKeyword(text, draft.context.language.optOut, { afterStop: draft.state.stopped });
  if (keyword === 'stop') return stop(draft);
  if (keyword === 'start' && draft.state.stopped) return start(draft);
  if (keyword === 'help') return sayHelp(draft);
  return false;
}

function sayHelp(draft: Draft): true {
  draft.say('keywords.help');
  return true;
}

/** "please stop texting me", in whatever words. */
export function hearOptOut(draft: Draft, text: string): boolean {
  if (!freeFormOptOut(text, draft.context.language.optOut)) return false;
  return stop(draft);
}

/** Opt out at once. A handoff that is open stays with the humans, who are told. */
function stop(draft: Draft): true {
  const { state } = draft;
  state.flows = [];
  state.safetyAsked = null;
  if (state.stopped) {
    draft.ignore('already-stopped');
    return true;
  }
  state.stopped = true;
  draft.say('keywords.stopped');
  draft.ledger('opt-out');
  const { handoff } = state;
  if (handoff?.mentor != null) {
    draft.post(handoff.mentor.id, { kind: 'mentee-stopped', handoffId: handoff.id, mentee: draft.me });
  }
  return true;
}

function start(draft: Draft): true {
  const { state, context, today } = draft;
  state.stopped = false;
  // Whatever fell due in the meantime is past; the next check-in is the next one to come.
  const todays = instantAt(today, state.checkIn.time, context.person.timezone);
  state.checkIn.settled = todays > context.now ? addDays(today, -1) : today;
  state.checkIn.deferredUntil = null;
  draft.say('keywords.started');
  draft.ledger('opt-in');
  return true;
}

/** Somebody who has the wrong number, or a phone that changed hands: a safe pause, and a human looks. */
export function wrongNumber(draft: Draft) {
  draft.state.flows = [];
  draft.say('small-talk.wrong-number');
  draft.state.stopped = true;
  draft.ledger('wrong-number');
  draft.openHandoff('not-understood', null);
}
