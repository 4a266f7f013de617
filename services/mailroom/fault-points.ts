/** The places between a message and its acknowledgement at which a process may die. Each is between two commands to Redis or steps of a turn. */
export const FAULT_POINTS = [
  'claimed',
  'opened',
  'thought',
  'committing',
  'committed',
  'taken',
  'sending',
  'sent',
  'settling',
  'settled',
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

/** Called in passing, so that a test can kill or stop the process just there. */
export type AtPoint = (point: FaultPoint) => void;
