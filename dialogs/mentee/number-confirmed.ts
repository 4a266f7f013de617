import type { MailboxEvent } from '../events';
import { isQuiet, nextWaking } from '../time';
import type { Draft } from './draft';
import { letPassedGo } from './passed';

type Confirmed = Extract<MailboxEvent, { kind: 'number-confirmed' }>;

/** A coordinator or a mentor has made sure, in another way, that it is theirs. Everything goes on as it was. */
export function numberConfirmed(draft: Draft, event: Confirmed) {
  const { state } = draft;
  if (state.paused === null) return draft.ignore('not-paused');
  state.paused = null;
  state.askedWho = null;
  draft.ledger('number-confirmed', { by: event.by });
  letPassedGo(draft);
  if (state.stopped) return;
  if (state.welcome === 'done') return tellNumberBack(draft);
  // They had not been asked yet whether they want texts: that is where it goes on.
  const { now, person } = draft.context;
  if (state.consent.texts !== null) return;
  state.welcome = 'not-yet';
  state.welcomeAt = isQuiet(now, person.timezone) ? nextWaking(now, person.timezone) : now;
}

/** After so long without texts (they had texted STOP) it is no news any more. Milliseconds. */
const NEWS_FOR = 12 * 3_600_000;

/** Whoever confirms it may be up at night; whose number it is may be asleep. */
export function tellNumberBack(draft: Draft) {
  const { state, context } = draft;
  const { now, person } = context;
  const waitedSince = state.numberBackAt ?? now;
  state.numberBackAt = null;
  if (now - waitedSince > NEWS_FOR) return draft.ignore('too-late');
  state.numberBackAt = isQuiet(now, person.timezone) ? nextWaking(now, person.timezone) : null;
  if (state.numberBackAt === null) draft.say('wrong-number.back', {}, { priority: 'started' });
}
