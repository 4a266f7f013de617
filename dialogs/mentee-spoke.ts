import type { Named } from './person';

/** To a mentor who holds the handoff: what the mentee writes. */
export interface MenteeSpoke {
  readonly kind: 'mentee-spoke';
  readonly handoffId: string;
  readonly mentee: Named;
  readonly text: string;
  /** They wrote it before this mentor came, at this time (ms since 1970, UTC), and it is what they are in danger by. */
  readonly dangerAt?: number;
}
