import type { PersonId } from '../../dialogs/person';

/** The Redis keys of one programme's queue. All carry the tag {ho:PROGRAMME}, so that a script may touch any of them. */
export function keysOf(programme: string) {
  const tag = `{ho:${programme}}`;
  return {
    /** Hash: one handoff. */
    handoff: (id: string) => `${tag}:h:${id}`,
    /** String: the unresolved handoff of this person. */
    of: (mentee: PersonId) => `${tag}:of:${mentee}`,
    /** Sorted set: what this mentor holds, by the instant at which they took it. */
    by: (mentor: PersonId) => `${tag}:by:${mentor}`,
    /** Sorted set: what is open, most pressing first, then oldest. */
    open: `${tag}:open`,
    /** Sorted set: what is open, by the instant by which somebody should have taken it. */
    sla: `${tag}:sla`,
    /** Set: what is open and was offered to nobody. */
    unalerted: `${tag}:unalerted`,
    /** Sorted set: what is unresolved, by the instant at which the next thing happens to it by itself. */
    timers: `${tag}:timers`,
    /** Hash: what the clock asked and not everyone was told of yet, request id → handoff. */
    untold: `${tag}:untold`,
    /** Set: who said that they are off shift. */
    off: `${tag}:off`,
    /** Number: raised whenever somebody has another rota, has left or come back, so that what is remembered of them is read again. */
    staffChanges: `${tag}:staff-changes`,
    /** Stream: how long each who waited did so, until somebody took it and until their first word; some 36 days. */
    measures: `${tag}:measures`,
    /** Hash: how many alerts each mentor and coordinator was shown on this day (YYYY-MM-DD, where the programme is); 36 days. */
    alerts: (day: string) => `${tag}:alerts:${day}`,
    /** Set: what one who leaves gives back, as `release ID` or `decline ID`; by the request with which they left. */
    givenBack: (requestId: string) => `${tag}:back:${requestId}`,
    /** Stream: every transition. */
    audit: `${tag}:audit`,
    /** Empty string: written behind a transition that replicas must confirm (services/redis/replicated.ts). */
    mark: `${tag}:mark`,
    /** Hash: what was decided on one request (`decision`), and whether everyone was told (`told`). */
    request: (requestId: string) => `${tag}:req:${requestId}`,
  };
}

export type Keys = ReturnType<typeof keysOf>;
