import type { MenteeState } from '../state';

/** Goes with a request for a human: that they have stopped all texts, or that texts reach them again. */
export function stopNews({ stopped, handoff }: Pick<MenteeState, 'stopped' | 'handoff'>): {
  readonly stopped?: boolean;
} {
  if (stopped) return { stopped };
  return handoff?.stopTold ? { stopped } : {};
}
