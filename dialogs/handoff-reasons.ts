/** Why a human is wanted. How pressing each is, and its number in the queue, stand in handoffs/priority.ts. */
export const HANDOFF_REASONS = [
  'urgent',
  'concern',
  /** A mentor or a coordinator who needs somebody themselves. */
  'support',
  'asked',
  /** They asked for a person, and said that it can wait. */
  'no-rush',
  'fault',
  /** Nothing was heard from them for days, and they agreed that their mentor may know. */
  'silence',
  /** A slip-up, of which they want their mentor to know. */
  'slip-up',
  'delivery-failed',
  'not-understood',
  /** What is sent to them cannot arrive, whatever it is. */
  'unreachable',
  /** Somebody else has their number, or may have. */
  'wrong-number',
  /** A mentor who wants no more alerts, or wants to leave: whose mentor they are is to be looked into. */
  'leaving',
  /** They are to have another mentor. Nobody is told who wished it, nor why. */
  'rematch',
  /** They and their mentor end soon, and a last conversation is due. */
  'last-talk',
  /** They want everything about them deleted, and a human has to confirm it. */
  'deletion',
] as const;
export type HandoffReason = (typeof HANDOFF_REASONS)[number];
