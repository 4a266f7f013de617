import type { Priority } from '../../dialogs/effects';

/**
 * How far ahead of its rate a sender may go for each kind of message, in ms: what the bot starts may take a second's worth at once, and
 * whatever is more pressing finds room beyond that, however many check-ins wait. The deepest is also the longest that a message
 * of ours stands in the provider's own queue.
 */
export const DEPTH_MS: Readonly<Record<Priority, number>> = {
  started: 1_000,
  reply: 2_000,
  relay: 3_000,
  crisis: 4_000,
};
