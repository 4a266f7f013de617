import type { CueArgs, Effect } from '../effects';
import type { MailboxEvent } from '../events';
import type { PersonId } from '../person';
import type { MentorState } from '../state';
import type { TurnContext } from '../turn';
import { type Keyword, recognise } from '../understanding';
import { calledSo, nameOf } from './calling';
import { endTalk, talksOf } from './talks';
import { backInReach, giveUpAll } from './undelivered';

/** One turn of a mentor in the making. */
interface Desk {
  readonly state: MentorState;
  readonly effects: Effect[];
  readonly context: TurnContext;
  readonly event: MailboxEvent;
  say(cue: string, args?: CueArgs): void;
  ignore(because: string): void;
}

/** Somebody else has a mentor's number, and says so outright. In a relay it is for the mentee, and does not come here. */
export function saysWrongNumber(text: string, { language }: TurnContext): boolean {
  const { intent, strong, entities } = recognise(text, language.intents);
  return intent === 'wrong-number' && strong && entities['matter'] === undefined;
}

/** No more alerts go there, since they name people, and the coordinators are told. */
export function holdBack(desk: Desk): void {
  desk.state.held ??= { stopped: desk.state.stopped };
  giveUpAll(desk);
  desk.say('mentor.wrong-number');
  desk.effects.push({ kind: 'ledger', what: 'paused', detail: { because: 'wrong-number' } });
  askToCheck(desk);
}

/** Somebody about whom it has been asked already is in the queue once all the same. */
function askToCheck({ effects, event }: Desk): void {
  effects.push({ kind: 'handoff', do: 'open', handoffId: `h-${event.id}`, reason: 'wrong-number', words: null });
}

/** Whoever has the phone is told nothing about anybody. START brings back no alerts, but a human to check; STOP outlasts the check. */
export function hearHeld(desk: Desk, held: NonNullable<MentorState['held']>, keyword: Keyword | null): void {
  if (keyword === null || (keyword === 'stop' && held.stopped)) return desk.ignore('paused');
  if (keyword === 'stop') {
    held.stopped = true;
    desk.say('mentor.stopped');
    desk.effects.push({ kind: 'ledger', what: 'opt-out', detail: {} });
    return;
  }
  if (keyword === 'start') held.stopped = false;
  desk.say('wrong-number.check-first', { hasMentor: 'no', mentor: '' });
  askToCheck(desk);
}

/** A coordinator has made sure, in another way, that it is this mentor's number. Alerts come again, unless they had stopped them. */
export function ownNumberConfirmed(desk: Desk, by: PersonId): void {
  const { state } = desk;
  if (state.held === null) return desk.ignore('not-paused');
  state.stopped = state.held.stopped;
  state.held = null;
  desk.effects.push({ kind: 'ledger', what: 'number-confirmed', detail: { by } });
  if (state.stopped) return;
  backInReach(desk);
  desk.say('mentor.started');
}

/**
 * They have made sure of what a coordinator is asked to make sure of: that the number is the mentee's, and what was held back goes on; or
 * that the mentee wants everything deleted, which is done when they may not take it back any more. The request is done.
 * @param name whom they mean, where they say so
 * @returns whether there is one of whom that was asked
 */
export function confirm(desk: Desk, name: string | null): boolean {
  const { state, effects } = desk;
  const asked = talksOf(state).filter(({ reason }) => reason === 'wrong-number' || reason === 'deletion');
  const [talk, ...others] = name === null ? asked : calledSo(name, asked);
  if (talk === undefined || others.length > 0) return false;
  const { handoffId, mentee, reason } = talk;
  const { id, name: own } = desk.context.person;
  endTalk(state, handoffId);
  const event =
    reason === 'deletion'
      ? ({ kind: 'deletion-confirmed', by: { id, name: own } } as const)
      : ({ kind: 'number-confirmed', by: id } as const);
  effects.push({ kind: 'post', to: mentee.id, event });
  effects.push({ kind: 'handoff', do: 'resolve', handoffId, mentee });
  desk.say(reason === 'deletion' ? 'mentor.deletion-confirmed' : 'mentor.confirmed', { mentee: nameOf(talk) });
  return true;
}
