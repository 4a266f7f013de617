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
 * They have made sure that the number is the mentee's: what was held back goes on, and the request is done.
 * @param name whom they mean, where they say so
 * @returns whether there is one whose number it was
 */
export function confirmNumber(desk: Desk, name: string | null): boolean {
  const { state, effects, context } = desk;
  const numbers = talksOf(state).filter(({ reason }) => reason === 'wrong-number');
  const [talk, ...others] = name === null ? numbers : calledSo(name, numbers);
  if (talk === undefined || others.length > 0) return false;
  const { handoffId, mentee } = talk;
  endTalk(state, handoffId);
  effects.push({ kind: 'post', to: mentee.id, event: { kind: 'number-confirmed', by: context.person.id } });
  effects.push({ kind: 'handoff', do: 'resolve', handoffId, mentee });
  desk.say('mentor.confirmed', { mentee: nameOf(talk) });
  return true;
}
