import type { MailboxEvent } from '../events';
import type { Offer } from '../state';
import type { TakeOver } from './commands';
import { stays } from './leaving';
import { mostPressing } from './offers';
import type { Desk } from './turn';

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** How a mentee goes from one mentor's hands into another's, and on and off shift. */

/** They have been silent, and the mentee waits. */
export function stillThere(desk: Desk, event: Of<'still-there'>) {
  const { state } = desk;
  if (state.holding?.handoffId !== event.handoffId || state.stopped) return desk.ignore('not-this-handoff');
  state.askedStill = true;
  desk.say('mentor.still-there', { mentee: state.holding.mentee.name }, 'relay');
}

/** An answer to that question, and to nobody else. */
export function keep(desk: Desk, { handoffId, mentee }: Offer) {
  desk.state.askedStill = false;
  desk.effects.push({ kind: 'handoff', do: 'keep', handoffId, mentee });
  desk.say('mentor.kept', { mentee: mentee.name });
}

/** What they held is somebody else's now, or back with the team. */
export function lost(desk: Desk, event: Of<'handoff-lost'>) {
  const { state } = desk;
  if (state.holding?.handoffId !== event.handoffId) return desk.ignore('not-this-handoff');
  state.holding = null;
  state.askedStill = false;
  if (state.stopped) return;
  const mentee = event.mentee.name;
  if (event.by === null) return desk.say('mentor.lapsed', { mentee }, 'relay');
  const words = event.because ?? '';
  const hasWords = words === '' ? 'no' : 'yes';
  desk.say('mentor.taken-over', { mentee, by: event.by.name, hasWords, words }, 'relay');
}

/** To somebody by name: what they hold, or what they were offered. It stays theirs until the queue says otherwise. */
export function passTo(desk: Desk, to: string) {
  const { holding } = desk.state;
  const offer = holding ?? mostPressing(desk.state.offers);
  if (offer === undefined) return desk.say('mentor.nothing');
  const { handoffId, mentee } = offer;
  desk.effects.push({ kind: 'handoff', do: 'pass', handoffId, mentee, to });
}

export function passAnswered(desk: Desk, event: Of<'pass-answered'>) {
  const { state } = desk;
  const shown = { mentee: event.mentee.name, to: event.to };
  if (event.answer === 'unknown') return desk.say('mentor.pass-unknown', shown);
  if (event.answer === 'off') return desk.say('mentor.pass-off', shown);
  if (state.holding?.handoffId === event.handoffId) state.holding = null;
  state.askedStill = false;
  state.offers = state.offers.filter((o) => o.handoffId !== event.handoffId);
  desk.say('mentor.passed-to', shown);
}

/** Whether they may, and which one is meant, the queue knows. */
export function takeOver(desk: Desk, { mentee, from, because }: TakeOver) {
  const { holding } = desk.state;
  if (holding) return desk.say('mentor.hold-first', { mentee: holding.mentee.name });
  desk.effects.push({ kind: 'handoff', do: 'take-over', mentee, from, because });
}

export function takeOverRefused(desk: Desk, { because, mentee, from }: Of<'take-over-refused'>) {
  if (because === 'not-allowed') return desk.say('mentor.take-over-not-yours', { mentee });
  desk.say('mentor.take-over-unknown', { mentee, from });
}

/** Off shift: what waits for them goes to the next at once, and nothing new comes. */
export function goOff(desk: Desk) {
  desk.effects.push({ kind: 'handoff', do: 'go-off' });
  for (const { handoffId, mentee } of desk.state.offers) {
    desk.effects.push({ kind: 'handoff', do: 'decline', handoffId, mentee });
  }
  // Theirs to take all the same, as one that they passed on is.
  desk.state.passed = mostPressing(desk.state.offers) ?? desk.state.passed;
  desk.state.offers = [];
  desk.say('mentor.off');
}

export function goOn(desk: Desk) {
  desk.effects.push({ kind: 'handoff', do: 'go-on' });
  stays(desk);
  desk.say('mentor.on');
  const { passed } = desk.state;
  if (passed) desk.say('mentor.may-be-waiting', { mentee: passed.mentee.name });
}
