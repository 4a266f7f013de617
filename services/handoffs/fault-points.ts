/** The places between a timer that is over and the last one told of it at which a process may die. */
export const FAULT_POINTS = ['read', 'deciding', 'decided', 'told', 'noted'] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

/** Called in passing, so that a test can end the process just there. */
export type AtPoint = (point: FaultPoint) => void;

export const unwatched: AtPoint = () => {};
