import type { Effect } from '../effects';
import type { MailboxEvent } from '../events';
import type { MentorState } from '../state';
import type { TurnContext } from '../turn';
import { tellMentorNews } from './matching';
import { newLookedAfter } from './shape';
import { newSeveralTalks } from './talk-shape';
import type { Desk } from './turn';
import { giveUpHandoffs } from './undelivered';

/** A mentor who leaves, or wants no more alerts: what is theirs goes to others, and the team sees to whose mentor they are. */

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;
type Turn = Pick<Desk, 'state' | 'effects' | 'context' | 'event'>;

/** They say that they want to leave: off shift at once, without a question, and the coordinators are asked to see to the rest. */
export function wantsToLeave(desk: Desk) {
  desk.effects.push({ kind: 'handoff', do: 'go-off' });
  giveUpHandoffs(desk);
  desk.state.care.asked = null;
  askTeam(desk, 'wish');
  desk.say('matching.leaving-heard');
}

/** They get no more alerts, by their own wish: somebody has to know whose mentor they are. */
export function tellOfStop(desk: Turn) {
  if (desk.context.person.role === 'mentor') askTeam(desk, 'stop');
}

function askTeam({ state, effects, event }: Turn, because: 'wish' | 'stop') {
  if (state.left || state.leaving?.because === 'wish') return;
  const handoffId = state.leaving?.handoffId ?? `l-${event.id}`;
  if (state.leaving === null) {
    effects.push({ kind: 'handoff', do: 'open', handoffId, reason: 'leaving', words: null });
  }
  state.leaving = { handoffId, because };
}

/** They are back on shift, or want alerts again. */
export function stays({ state, effects, context }: Turn) {
  if (state.leaving === null) return;
  effects.push(settled(state.leaving, context));
  state.leaving = null;
}

/** Somebody has been with them about it. Whoever said that they want to leave still does; a STOP was seen, which is enough. */
export function leavingSeen({ state, effects }: Turn, { id }: Pick<MailboxEvent, 'id'>) {
  const { leaving } = state;
  if (leaving?.because === 'stop') state.leaving = null;
  if (leaving?.because !== 'wish') return;
  leaving.handoffId = `l-${id}`;
  effects.push({ kind: 'handoff', do: 'open', handoffId: leaving.handoffId, reason: 'leaving', words: null });
}

/** A coordinator has let them go. Nothing stays with them: the queue, and those whose mentor they are, hear it by the request. */
export function mentorLeft(desk: Desk, { next }: Of<'mentor-left'>) {
  const { state, effects } = desk;
  const wasThere = !state.left;
  if (state.leaving !== null) effects.push(settled(state.leaving, desk.context));
  const { helper } = state;
  Object.assign(state, newLookedAfter(), nothingTheirs(), { helper });
  // Said again, it finds what may have come to them meanwhile.
  effects.push({ kind: 'handoff', do: 'leave', next });
  if (!wasThere) return;
  effects.push({ kind: 'ledger', what: 'mentor-left', detail: {} });
  tellMentorNews(desk, { what: 'left', mentee: '', on: null });
}

function nothingTheirs(): Partial<MentorState> {
  const nobody = { offers: [], holding: null, passed: null, alsoPassed: [], claiming: null, askedStill: false };
  return { ...nobody, ...newSeveralTalks(), left: true, leaving: null, news: [] };
}

/** They are a mentor again, and nobody's yet. */
export function mentorBack(desk: Desk) {
  const { state, effects } = desk;
  if (!state.left) return desk.ignore('not-left');
  state.left = false;
  effects.push({ kind: 'handoff', do: 'come-back' }, { kind: 'handoff', do: 'go-on' });
  effects.push({ kind: 'ledger', what: 'mentor-back', detail: {} });
  tellMentorNews(desk, { what: 'back', mentee: '', on: null });
}

function settled({ handoffId }: NonNullable<MentorState['leaving']>, { person: { id, name } }: TurnContext): Effect {
  return { kind: 'handoff', do: 'settle', handoffId, mentee: { id, name }, reason: 'leaving' };
}
