import type { CueArgs, Effect } from '../effects';
import type { MailboxEvent } from '../events';
import type { MentorState, Offer } from '../state';
import type { TurnContext } from '../turn';
import { recognise } from '../understanding';
import { giveUpAll } from './undelivered';

/** One turn of a mentor in the making. */
interface Desk {
  readonly state: MentorState;
  readonly effects: Effect[];
  readonly context: TurnContext;
  readonly event: MailboxEvent;
  say(cue: string, args?: CueArgs): void;
}

/** Somebody else has a mentor's number, and says so outright. In a relay it is for the mentee, and does not come here. */
export function saysWrongNumber(text: string, { language }: TurnContext): boolean {
  const { intent, strong, entities } = recognise(text, language.intents);
  return intent === 'wrong-number' && strong && entities['matter'] === undefined;
}

/** No more alerts go there, since they name people, and the coordinators are told. */
export function holdBack(desk: Desk): void {
  giveUpAll(desk);
  desk.say('mentor.wrong-number');
  desk.effects.push({ kind: 'ledger', what: 'paused', detail: { because: 'wrong-number' } });
  const handoffId = `h-${desk.event.id}`;
  desk.effects.push({ kind: 'handoff', do: 'open', handoffId, reason: 'wrong-number', words: null });
}

/** They have made sure that the number is the mentee's: what was held back goes on, and the request is done. */
export function confirmNumber(desk: Desk, { handoffId, mentee }: Offer): void {
  const { state, effects, context } = desk;
  state.holding = null;
  effects.push({ kind: 'post', to: mentee.id, event: { kind: 'number-confirmed', by: context.person.id } });
  effects.push({ kind: 'handoff', do: 'resolve', handoffId, mentee });
  desk.say('mentor.confirmed', { mentee: mentee.name });
}
