/** The places between a timer that is over and the last one told of it at which a process may die. */
export const FAULT_POINTS = ['read', 'deciding', 'decided', 'told', 'noted'] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

/** Called in passing, so that a test can end the process just there. */
export type AtPoint = (point: FaultPoint) => void;

export const unwatched: AtPoint = () => {};

/** The places at which a process may die while a mentor leaves. */
export const LEAVING_POINTS = ['marked', 'planned', 'given-back', 'one-told', 'told'] as const;

export type AtLeaving = (point: (typeof LEAVING_POINTS)[number]) => void;

export const unwatchedLeaving: AtLeaving = () => {};
