import type { HandoffReason } from '../events';
import { type Applied, changed, next, others, theOneCalled, unchanged, union } from './change';
import type { Actor, Handoff } from './handoff';
import { afterWaiting, type Crew, helpersIn, isThere, paceOf } from './ladder';
import { mostPressing } from './priority';
import { backToQueue } from './waiting';

/** Of one that somebody has, or is about to have: a claim is a lease, and lasts while the holder is heard of. */

/** Long enough that nobody is asked about a talk that rests; short enough that none is held for ever. */
const RESTS_UNTIL = 'next-working-morning';
/** Whether texts reach them is told to the holder from then on, and to nobody by what was so before. */
const UNOFFERED = { state: 'claimed', offeredTo: [], dueAt: null, truthTold: false, stopped: undefined } as const;

export function claim(handoff: Handoff, actor: Actor, now: number, crew: Crew): Applied {
  if (handoff.owner === actor.id) return unchanged(handoff, handoff.id, 'already-held');
  if (handoff.owner !== null) return unchanged(handoff, handoff.id, 'taken');
  const closed = others(handoff.offeredTo, actor.id);
  const held = { ...next(handoff), ...UNOFFERED, owner: actor.id };
  return changed({ ...held, ...awaiting(handoff, now, crew) }, 'claimed', { closed });
}

/** By a coordinator, from whoever holds it: the one way in which it changes hands without having been open. */
export function takeOver(handoff: Handoff, actor: Actor, now: number, crew: Crew): Applied {
  if (handoff.owner === actor.id) return unchanged(handoff, handoff.id, 'already-held');
  const held = { ...next(handoff), ...UNOFFERED, owner: actor.id };
  return changed({ ...held, ...awaiting(handoff, now, crew) }, 'taken-over', { former: handoff.owner });
}

/** To somebody by name. They are asked alone, and have as long as a rung has; then the ladder begins from the bottom. */
export function pass(handoff: Handoff, to: string, actor: Actor, now: number, crew: Crew): Applied {
  const theirs = handoff.owner === null ? handoff.offeredTo.includes(actor.id) : handoff.owner === actor.id;
  if (!theirs) return unchanged(handoff, handoff.id, 'not-held');
  const colleagues = helpersIn(crew).filter(({ id }) => id !== actor.id);
  const wanted = theOneCalled(to, colleagues);
  const there = { there: colleagues.filter((one) => isThere(crew, one, now)).map(({ id }) => id) };
  if (wanted === null) return unchanged(handoff, handoff.id, 'nobody-known', there);
  if (!isThere(crew, wanted, now)) return unchanged(handoff, handoff.id, 'nobody-there', there);
  const by = afterWaiting(crew.programme, paceFor(handoff, crew)['each-waits'], now);
  return changed(
    {
      ...next(handoff),
      state: 'open',
      owner: null,
      awaited: false,
      asked: false,
      offeredTo: [wanted.id],
      declined: union(others(handoff.declined, wanted.id), [actor.id]),
      rung: -1,
      dueAt: handoff.dueAt ?? by,
      timerAt: by,
    },
    'passed',
    { offered: [wanted.id], former: handoff.owner, closed: others(handoff.offeredTo, actor.id, wanted.id) },
  );
}

export function resolve(handoff: Handoff): Applied {
  const ended = { state: 'resolved', owner: null, timerAt: null, awaited: false, asked: false } as const;
  return changed({ ...next(handoff), ...ended }, 'resolved', {});
}

function rest(handoff: Handoff, owner: string): Applied {
  const ended = { state: 'resolved', owner: null, timerAt: null, asked: false } as const;
  return changed({ ...next(handoff), ...ended }, 'rested', { former: owner });
}

/** They were asked whether they are still there, and are: they have the same time once more. */
export function keep(handoff: Handoff, now: number, crew: Crew): Applied {
  if (!handoff.asked) return unchanged(handoff, handoff.id, 'so-already');
  return changed({ ...next(handoff), ...lease(handoff.awaited, handoff, now, crew) }, 'kept', {});
}

/** The mentee has written, and waits for an answer. Those who waited already have not begun to wait anew. */
export function awaitWord(handoff: Handoff, now: number, crew: Crew): Applied {
  if (handoff.owner === null || handoff.awaited) return unchanged(handoff, handoff.id, 'so-already');
  return changed({ ...next(handoff), ...awaiting(handoff, now, crew) }, 'awaited', {});
}

/** The holder's words have come to the mentee. */
export function answered(handoff: Handoff, now: number, crew: Crew): Applied {
  if (handoff.owner === null || !(handoff.awaited || handoff.asked)) {
    return unchanged(handoff, handoff.id, 'so-already');
  }
  return changed({ ...next(handoff), ...lease(false, handoff, now, crew) }, 'answered', {});
}

/** What a person was wanted for without danger, and without anything that has to be put right. */
const CALM: ReadonlySet<HandoffReason> = new Set<HandoffReason>(['asked', 'no-rush', 'slip-up', 'silence']);

/**
 * The holder has been silent for too long: they are asked, and when they say nothing to that either it goes back up the ladder. A calm talk
 * in which nobody waits for a word has only not been ended: then it is over, and nobody else is asked for it.
 */
export function silence(handoff: Handoff, owner: string, now: number, crew: Crew): Applied {
  const isCalm = handoff.reasons.every((reason) => CALM.has(reason));
  if (handoff.asked && isCalm && !handoff.awaited) return rest(handoff, owner);
  if (handoff.asked) return backToQueue(handoff, 'lapsed', owner, now, crew);
  const pace = paceFor(handoff, crew);
  const wait = handoff.awaited ? pace['each-waits'] : restedPace(handoff, crew)['silent-for'];
  const timerAt = afterWaiting(crew.programme, wait, now);
  return changed({ ...next(handoff), asked: true, timerAt }, 'reminded', {});
}

/** Nobody waits for a word: even what was danger is asked about no more hurriedly than a concern, and never a day longer than what is calm. */
function restedPace(handoff: Handoff, crew: Crew) {
  return mostPressing(handoff.reasons) === 'urgent' ? paceOf(crew.programme, 'concern') : paceFor(handoff, crew);
}

function awaiting(handoff: Handoff, now: number, crew: Crew) {
  return lease(true, handoff, now, crew);
}

/** From now on, with nothing asked. */
function lease(awaited: boolean, handoff: Handoff, now: number, crew: Crew) {
  const wait = awaited ? paceFor(handoff, crew)['silent-for'] : RESTS_UNTIL;
  return { awaited, asked: false, timerAt: afterWaiting(crew.programme, wait, now) } as const;
}

function paceFor({ reasons }: Pick<Handoff, 'reasons'>, crew: Crew) {
  return paceOf(crew.programme, mostPressing(reasons));
}
