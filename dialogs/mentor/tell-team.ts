import type { Offer } from '../state';
import { known, namedIn } from './calling';
import { beginNeed, needOf } from './own-need';
import { toHelper } from './support';
import { talkOf } from './talks';
import type { Desk } from './turn';

/** A mentor tells of danger: who hears of it, and what becomes of the requests it is about. */

/** Every coordinator, at once. @param mentee whom they are with; '' for nobody */
export function tellTeam({ effects }: Desk, words: string, mentee: string): void {
  effects.push({ kind: 'handoff', do: 'share', about: 'danger', to: null, words, mentee });
}

/** Somebody is asked to come to them, and others until one does: who is only told once may never read it. */
export function askFor(desk: Desk, words: string, need: 'urgent' | 'support'): void {
  desk.effects.push({ kind: 'handoff', do: 'open', handoffId: `h-${desk.event.id}`, reason: 'urgent', words });
  if (desk.state.held) return;
  toHelper(desk, words);
  beginNeed(desk, need);
}

/** Of those whom they know the ones that it names; otherwise `likely`. They are in danger from now on, whoever has them. */
export function raiseThose(desk: Desk, text: string, likely: Offer | null): void {
  const { state, effects } = desk;
  const named = namedIn(text, known(state));
  for (const one of named.length > 0 ? named : likely === null ? [] : [likely]) {
    if (one.reason === 'urgent') continue;
    if (talkOf(state, one.handoffId) !== null) one.reason = 'urgent';
    const { handoffId, mentee } = one;
    effects.push({ kind: 'handoff', do: 'raise', handoffId, mentee });
  }
}

/** Whom they told of is safe, as they say. Nobody is called to them by the minute any more; a human still looks. */
export function easeOwn({ state, effects, event, context: { now, person } }: Desk): void {
  const need = needOf(state, now);
  if (need === null || need.over || need.reason !== 'support') return;
  const mentee = { id: person.id, name: person.name };
  effects.push({ kind: 'handoff', do: 'ease', handoffId: `h-${event.id}`, mentee });
}
