import type { HandoffReason } from './handoff-reasons';
import type { Named } from './person';

/** To a mentor or coordinator: somebody needs a human, and they are asked. */
export interface HandoffOffered {
  readonly kind: 'handoff-offered';
  readonly handoffId: string;
  readonly mentee: Named;
  readonly reason: HandoffReason;
  /** What the mentee wrote, where consent or safety allows it to be shown. */
  readonly words: string | null;
  /** Who passed it to them by name. */
  readonly from?: Named;
  /** Since when they have waited (ms since 1970, UTC), where that is not since now. */
  readonly since?: number;
  /** Everybody was asked before, and nobody has come. */
  readonly atTheEnd?: true;
  /** To whoever is with them already, and has not written for some minutes. */
  readonly unread?: true;
  /** No limit of alerts holds it back: it is danger of their own mentee, or they came of themselves. */
  readonly beyondLimits?: true;
  /** Somebody else may read the mentee's phone. */
  readonly phoneRead?: true;
  /** The danger is somebody else's, by what the mentee wrote. */
  readonly others?: true;
  /** They are, or may be, in danger besides what is told here. */
  readonly gravest?: 'urgent' | 'concern';
  /** The mentee has stopped all texts. */
  readonly stopped?: true;
}
