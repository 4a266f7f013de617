import type { HandoffRequest } from '../effects';
import type { Person, PersonId } from '../person';
import { type Applied, changed, next, others, theOneCalled, unchanged, union } from './change';
import type { Actor, Handoff } from './handoff';
import { claim } from './holding';
import { COORDINATORS_ALONE, type Crew, isHelper } from './ladder';
import { mostPressing, priorityClass } from './priority';

/** Somebody whom nobody asked is there: off shift, or before their turn has come. While anybody in danger waits, none of them is sent away. */

export type Come = Extract<HandoffRequest, { do: 'come' }>;

/** An unresolved handoff, and whom it is for. */
export interface Waits {
  readonly handoff: Handoff;
  readonly mentee: Person;
}

/**
 * Which one they mean: whoever they named, held by somebody or not; otherwise the most pressing of those who wait for anybody, their own
 * first among equals. Where they took nobody only danger is meant: anybody's where they ask who waits.
 * @param waiting every unresolved handoff of their programme
 * @returns null when there is none that they may come to
 */
export function waitingMeant({ to, mentee: name }: Come, by: Actor, waiting: readonly Waits[]): Handoff | null {
  const theirs = waiting.filter((one) => mayCome(by, one));
  if (name !== null) {
    const meant = theOneCalled(
      name,
      theirs.map(({ mentee }) => mentee),
    );
    return theirs.find(({ mentee }) => mentee.id === meant?.id)?.handoff ?? null;
  }
  const open = theirs.filter(({ handoff }) => handoff.owner === null);
  const pressing = open.filter((one) => isPressing(one.handoff));
  const wanted = to === 'take' ? open : to === 'list' ? pressing : pressing.filter((one) => isTheirs(by, one));
  return (
    wanted.toSorted((a, b) => rank(by, a) - rank(by, b) || a.handoff.openedAt - b.handoff.openedAt)[0]?.handoff ?? null
  );
}

/** They take it, where that is what they came for; otherwise it is offered to them as to whoever is asked. */
export function come(handoff: Handoff | null, { to }: Come, actor: Actor, now: number, crew: Crew): Applied {
  if (!isHelper(actor) || handoff?.mentee === actor.id) return unchanged(null, '', 'not-allowed');
  if (handoff === null || handoff.state === 'resolved' || actor.left === true) return unchanged(null, '', 'gone');
  if (to === 'take' || handoff.owner !== null) return claim(handoff, actor, now, crew);
  // Offered before, they are shown it again: whoever asks is never left without an answer.
  const [declined, lapsed] = [others(handoff.declined, actor.id), others(handoff.lapsed, actor.id)];
  const offered = { ...next(handoff), declined, lapsed, offeredTo: union(handoff.offeredTo, [actor.id]) };
  return changed(offered, 'came', { offered: [actor.id] });
}

/** Whom it may be shown to that there is somebody: whoever was asked, whose they are, the coordinators; and of danger anybody. */
function mayCome(by: Actor, { handoff, mentee }: Waits): boolean {
  if (mentee.id === by.id || mentee.apart?.includes(by.id) === true) return false;
  if (by.role === 'coordinator') return true;
  if (handoff.reasons.every((reason) => COORDINATORS_ALONE.has(reason))) return false;
  return isTheirs(by, { handoff, mentee }) || wasAsked(by.id, handoff) || isPressing(handoff);
}

function isTheirs(by: Actor, { mentee }: Waits): boolean {
  return by.role === 'coordinator' || mentee.mentor?.id === by.id;
}

function wasAsked(id: PersonId, { offeredTo, declined }: Handoff): boolean {
  return offeredTo.includes(id) || declined.includes(id);
}

function isPressing({ reasons }: Handoff): boolean {
  return mostPressing(reasons) === 'urgent';
}

/** Lower is meant sooner. */
function rank(by: Actor, { handoff, mentee }: Waits): number {
  return 2 * priorityClass(mostPressing(handoff.reasons)) + (mentee.mentor?.id === by.id ? 0 : 1);
}
