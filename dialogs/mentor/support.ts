import type { MailboxEvent } from '../events';
import { isUnreachable } from '../reach';
import { addressed } from './addressing';
import { calledSo, known, nameOf } from './calling';
import { beginNeed, endNeed, giveWaiting, isNeeded } from './own-need';
import type { Desk } from './turn';
import { giveUpHandoffs } from './undelivered';

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** They need somebody themselves: off shift at once, without a question, and a coordinator is asked to come to them. */
export function needSupport(desk: Desk, words: string): void {
  giveUpAsOwn(desk);
  const handoffId = `h-${desk.event.id}`;
  desk.effects.push({ kind: 'handoff', do: 'open', handoffId, reason: 'support', words });
  beginNeed(desk, 'support');
  desk.say('care.support', {}, 'crisis');
}

/** Off shift, and whoever is theirs goes to others. */
export function giveUpAsOwn(desk: Desk): void {
  desk.state.off = true;
  desk.effects.push({ kind: 'handoff', do: 'go-off' });
  giveUpHandoffs(desk);
  desk.state.care.asked = null;
}

/** Somebody has come to them. What they write goes to that person, unless they are with a mentee themselves. */
export function helperCame(desk: Desk, { handoffId, mentor }: Of<'handoff-claimed'>): void {
  const { state } = desk;
  // It is about their number, and whoever has the phone now is told nothing.
  if (state.held) return desk.ignore('paused');
  const isDeaf = state.stopped || isUnreachable(state.reach);
  if (isDeaf && !isNeeded(desk)) return desk.ignore('cannot-be-told');
  state.helper = { handoffId, by: mentor };
  const { holding } = state;
  if (!isDeaf && holding === null) desk.say('care.helper-here', { helper: mentor.name }, 'relay');
  else if (!isDeaf && holding)
    desk.say('mentor.helper-in-talk', { helper: mentor.name, mentee: nameOf(holding) }, 'relay');
  giveWaiting(desk, handoffId, mentor.id);
}

export function helperLeft(desk: Desk, { kind, handoffId }: Of<'handoff-resolved' | 'handoff-released'>): void {
  const { helper } = desk.state;
  if (helper?.handoffId !== handoffId) return desk.ignore('not-this-handoff');
  desk.state.helper = null;
  if (kind === 'handoff-resolved') endNeed(desk);
  if (desk.state.stopped) return;
  const cue = kind === 'handoff-resolved' ? 'care.helper-done' : 'care.helper-away';
  desk.say(cue, { helper: helper.by.name }, 'relay');
}

export function helperSpoke(desk: Desk, { handoffId, mentor, text }: Of<'mentor-spoke'>): void {
  const { state, context } = desk;
  const me = { id: context.person.id, name: context.person.name };
  if (state.helper?.by.id !== mentor.id || state.helper.handoffId !== handoffId || state.stopped) {
    const because = state.stopped ? 'stopped' : 'not-yours';
    desk.effects.push({
      kind: 'post',
      to: mentor.id,
      event: { kind: 'words-refused', handoffId, mentee: me, because },
    });
    return desk.ignore(state.stopped ? 'opted-out' : 'not-this-handoff');
  }
  const cue = state.holding === null ? 'care.from-helper' : 'care.from-helper-in-talk';
  desk.say(cue, { helper: mentor.name, words: text }, 'relay', null, { handoffId, owner: mentor.id });
  desk.effects.push({ kind: 'handoff', do: 'answered', handoffId, mentee: me });
}

/** @returns whether there was somebody for the words to go to */
export function toHelper(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  if (state.helper === null || text === '') return false;
  const { handoffId, by } = state.helper;
  const mentee = { id: context.person.id, name: context.person.name };
  desk.effects.push({ kind: 'post', to: by.id, event: { kind: 'mentee-spoke', handoffId, mentee, text } });
  desk.effects.push({ kind: 'handoff', do: 'await', handoffId, mentee });
  return true;
}

/** "Joy: hes at home", while they are with somebody: to Joy, who has come to them. @returns whether it was */
export function toHelperByName(desk: Desk, text: string): boolean {
  const { state, context } = desk;
  if (state.helper === null || state.holding === null) return false;
  const to = addressed(text, [{ mentee: state.helper.by }], [], context.language.mentorWords);
  if (to?.outright !== true || to.to.length === 0 || calledSo(to.name, known(state)).length > 0) return false;
  if (toHelper(desk, to.words)) desk.say('mentor.sent-to', { mentee: state.helper.by.name });
  return true;
}

/** Nobody comes to them, or nobody could be asked. They hear it: whom they told of may be in danger, and they go on alone. */
export function nobodyCame(desk: Desk): void {
  const { state } = desk;
  const isDeaf = state.stopped || state.held !== null || isUnreachable(state.reach);
  if (!isNeeded(desk) || state.helper !== null || isDeaf) return desk.ignore('nobody-is-waited-for');
  const { holding } = state;
  if (holding === null) return desk.say('mentor.nobody-there', {}, 'crisis');
  desk.say('mentor.nobody-now', { mentee: nameOf(holding) }, 'crisis');
}
