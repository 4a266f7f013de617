import type { MailboxEvent } from '../events';
import type { PersonId } from '../person';
import type { Talk } from '../state';
import { localTime, plainTime } from '../time';
import { mayHaveFailed, remembering } from '../told';
import { nameOf } from './calling';
import { heardFrom, talkOf } from './talks';
import type { Desk } from './turn';

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** Always with their name, and with what it may change about whom the next words are for. */
export function menteeSpoke(desk: Desk, event: Of<'mentee-spoke'>): void {
  const mentee = desk.nameOf(event);
  if (event.dangerAt !== undefined) return toldOfDanger(desk, event, event.dangerAt);
  heardFrom(desk.state, event.handoffId, desk.context.now);
  // A yes may be for them now.
  if (desk.state.ending === event.handoffId) {
    desk.state.ending = null;
    desk.state.crossed = { handoffId: event.handoffId, danger: false };
  }
  desk.say('mentor.from-mentee', { mentee, words: event.text }, 'relay');
}

/** They have taken somebody in danger from another, and may know nothing of it. Who has read it already is not told again. */
function toldOfDanger(desk: Desk, { handoffId, mentee, text }: Of<'mentee-spoke'>, saidAt: number) {
  const { state, context } = desk;
  const one = talkOf(state, handoffId) ?? state.offers.find((offer) => offer.handoffId === handoffId);
  // They have finished, or stopped, meanwhile: it is for nobody's eyes but whose it is now.
  if (one === undefined) return desk.ignore('not-this-handoff');
  if (state.stopped) return desk.ignore('opted-out');
  if (one.hasRead === true) return;
  const since = plainTime(localTime(saidAt, context.person.timezone).time, context.language.locale);
  desk.say('mentor.danger-said', { mentee: desk.nameOf({ handoffId, mentee }), since, words: text }, 'crisis');
}

/** What the mentor wrote did not reach them. */
export function refused(desk: Desk, event: Of<'words-refused'>): void {
  const mentee = desk.nameOf(event);
  const talk = talkOf(desk.state, event.handoffId);
  if (talk && event.because === 'stopped') talk.unreached = true;
  if (event.because === 'undelivered') return desk.say('mentor.undelivered', { mentee }, 'relay');
  desk.say('mentor.not-passed-on', { mentee, because: event.because }, 'relay');
}

export function menteeStopped(desk: Desk, event: Of<'mentee-stopped'>): void {
  const talk = talkOf(desk.state, event.handoffId);
  if (talk) talk.unreached = true;
  if (event.ring) return desk.say('mentor.ring-them', { mentee: desk.nameOf(event) }, 'crisis');
  if (talk?.reason === 'urgent') return stoppedInDanger(desk, talk);
  const theirs = talk ? 'yes' : 'no';
  desk.say('mentor.mentee-stopped', { mentee: desk.nameOf(event), theirs }, 'relay');
}

/** Nobody who was in danger is let go because they want no more texts: the coordinators have the number. */
function stoppedInDanger(desk: Desk, talk: Talk): void {
  desk.say('mentor.stopped-in-danger', { mentee: nameOf(talk) }, 'crisis');
  const { name: mentee } = talk.mentee;
  desk.effects.push({ kind: 'handoff', do: 'share', about: 'stopped', to: null, words: '', mentee });
}

/** They had stopped all texts, and want them again: what is written to them arrives. */
export function menteeBack(desk: Desk, event: Of<'mentee-back'>): void {
  const talk = talkOf(desk.state, event.handoffId);
  if (talk === null) return desk.ignore('not-this-handoff');
  talk.unreached = false;
  desk.say('mentor.mentee-back', { mentee: nameOf(talk) }, talk.reason === 'urgent' ? 'crisis' : 'relay');
}

/** Somebody else read the phone of whom they are with, and does no longer. */
export function phoneFree(desk: Desk, event: Of<'phone-free'>): void {
  const talk = talkOf(desk.state, event.handoffId);
  if (talk) talk.phoneRead = false;
  desk.say('mentor.phone-free', { mentee: desk.nameOf(event) }, 'crisis');
}

/** What somebody thinks of the service, and who they are only if they wish that known; or that they have had enough of the texts. */
export function toldOf(desk: Desk, event: Of<'feedback-given' | 'mentee-finished' | 'mentee-told'>): void {
  if (event.kind === 'mentee-finished') {
    return desk.say('mentor.mentee-finished', { mentee: event.mentee.name }, 'relay');
  }
  if (event.kind === 'mentee-told') return tell(desk, event);
  if (desk.state.stopped || desk.state.held) return desk.ignore('opted-out');
  const { from, words } = event;
  desk.say('mentor.feedback', { named: from === null ? 'no' : 'yes', from: from?.name ?? '', words }, 'relay');
}

function tell(desk: Desk, { mentee, words }: Of<'mentee-told'>): void {
  const { state, context } = desk;
  if (state.stopped || state.held || state.left) return toldNobody(desk, mentee.id);
  state.told = remembering(state.told, { mentee: mentee.id, at: context.now });
  desk.say('mentor.told', { mentee: mentee.name, words }, 'relay');
}

/** What did not arrive goes to the team, since its mentee was told that it is passed on. */
export function toldInVain(desk: Pick<Desk, 'state' | 'context' | 'effects'>): void {
  const { state, context } = desk;
  const told = mayHaveFailed(state.told, context.now);
  state.told = told.arrived;
  for (const mentee of new Set(told.failed.map((one) => one.mentee))) toldNobody(desk, mentee);
}

/** The team has it then, and its mentee is told so. */
export function toldNobody({ effects }: Pick<Desk, 'effects'>, mentee: PersonId): void {
  effects.push({ kind: 'post', to: mentee, event: { kind: 'telling-failed' } });
}
