import type { MailboxEvent } from '../events';
import { isUnreachable } from '../reach';
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
  if (!isDeaf) desk.say('care.helper-here', { helper: mentor.name }, 'relay');
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
  desk.say('care.from-helper', { helper: mentor.name, words: text }, 'relay', null, { handoffId, owner: mentor.id });
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
