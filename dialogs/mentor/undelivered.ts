import type { CueArgs, Effect } from '../effects';
import type { MailboxEvent, UndeliveredMeans } from '../events';
import { afterFailure, isUnreachable } from '../reach';
import type { MentorState, Offer } from '../state';
import type { TurnContext } from '../turn';
import { toldInVain } from './from-mentee';
import { tellOfStop } from './leaving';
import { keepPassed } from './passed';
import { endTalk, talksOf } from './talks';

type Failure = Extract<MailboxEvent, { kind: 'delivery-failed' }>;

/** One turn of a mentor in the making. */
interface Desk {
  readonly state: MentorState;
  readonly effects: Effect[];
  readonly context: TurnContext;
  readonly event: MailboxEvent;
}

const ALERTS: readonly string[] = ['mentor.alert', 'mentor.alert-again', 'mentor.asked-by'];

/** Nobody is to be told that they were asked, whom no alert can reach. */
const GO_OFF: Effect = { kind: 'handoff', do: 'go-off' };

/** An alert that was not delivered is not an alert: the next one is asked. What a mentee wrote must reach somebody. */
export function unreached(desk: Desk, event: Failure): void {
  const { cue, because, means } = event;
  note(desk, 'delivery-failed', { cue, because, ...(means ? { means } : {}) });
  if (cue === 'mentor.told' || cue === 'matching.last-words') toldInVain(desk);
  if (means === 'opted-out') return stoppedAtProvider(desk);
  if (means !== undefined) keepReach(desk, means, event);
  const { state, effects } = desk;
  const { offers } = state;
  if (ALERTS.includes(cue)) {
    for (const offer of offers) effects.push(declining(offer));
    for (const offer of offers) keepPassed(state, offer);
    state.offers = [];
  } else if (cue === 'mentor.from-mentee' || cue === 'mentor.still-there') giveBack(desk);
}

/** Whoever waits for them must not wait in vain. */
export function giveUpAll(desk: Pick<Desk, 'state' | 'effects'>): void {
  desk.state.stopped = true;
  desk.effects.push(GO_OFF);
  giveUpHandoffs(desk);
}

/** They can be asked again, unless they said that they are off. */
export function backInReach({ state, effects }: Pick<Desk, 'state' | 'effects'>): void {
  if (!state.off && !state.stopped) effects.push({ kind: 'handoff', do: 'go-on' });
}

/** Whoever waits for them, and whom they are with, goes to others. */
export function giveUpHandoffs(desk: Pick<Desk, 'state' | 'effects'>): void {
  const { state, effects } = desk;
  giveBack(desk);
  for (const offer of state.offers) effects.push(declining(offer));
  state.offers = [];
}

/** Everybody whom they are with. */
function giveBack({ state, effects }: Pick<Desk, 'state' | 'effects'>): void {
  for (const talk of talksOf(state)) {
    endTalk(state, talk.handoffId);
    effects.push(releasing(talk));
  }
}

/** They took the bot away: whoever waits for them is passed on, and no alert is left lying. */
export function botRemoved(desk: Desk, { id }: Pick<MailboxEvent, 'id'>): void {
  if (isUnreachable(desk.state.reach)) {
    desk.effects.push({ kind: 'ignore', because: 'known-already' });
    return;
  }
  giveUpHandoffs(desk);
  keepReach(desk, 'blocked', { because: 'removed', id });
}

/** Mentors are not welcomed; but whoever puts the bot back can be alerted again. */
export function enrolledAgain(desk: Desk): void {
  const { state, effects } = desk;
  if (!isUnreachable(state.reach)) {
    effects.push({ kind: 'ignore', because: 'meant-for-a-mentee' });
    return;
  }
  state.reach = null;
  note({ effects }, 'reachable-again');
  backInReach(desk);
}

/** The provider takes no texts for them any more: a STOP, without the confirmation, which it would refuse too. */
function stoppedAtProvider(desk: Desk): void {
  if (desk.state.stopped) return;
  giveUpAll(desk);
  tellOfStop(desk);
  note(desk, 'opt-out', { because: 'provider' });
}

/** No alert can come to them: the coordinators are told, once, until they write again. */
function keepReach(desk: Desk, means: UndeliveredMeans, { because: code, id }: Pick<Failure, 'because' | 'id'>): void {
  const { state, context, effects } = desk;
  const { reach, isNews } = afterFailure(state.reach, { means, code }, context.now, context.person.timezone);
  state.reach = reach;
  if (!isNews) return;
  effects.push(GO_OFF);
  note(desk, 'unreachable', { because: reach.because, code });
  effects.push({ kind: 'handoff', do: 'open', handoffId: `h-${id}`, reason: 'unreachable', words: null });
}

function note({ effects }: Pick<Desk, 'effects'>, what: string, detail: CueArgs = {}): void {
  effects.push({ kind: 'ledger', what, detail });
}

const declining = ({ handoffId, mentee }: Offer): Effect => ({
  kind: 'handoff',
  do: 'decline',
  handoffId,
  mentee,
  unseen: true,
});
const releasing = ({ handoffId, mentee }: Offer): Effect => ({ kind: 'handoff', do: 'release', handoffId, mentee });
