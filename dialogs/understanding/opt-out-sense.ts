import { inBuckets, type Learnt } from '../learning';
import { remembering } from '../remember';
import { OPT_OUT } from './opt-out-school';
import { INTENT_BUCKETS } from './school';

/** Whether a message asks for no more messages. `likely`: it may well, and they are asked before anything ends. */
export type OptOutHeard = 'sure' | 'likely' | 'no';

/**
 * How near a message must stand to the opt-outs that were learnt from, found on families that nothing was learnt from.
 * `doubted`: what a pattern hears and stands further off than this is asked about rather than taken for certain.
 */
const BORDER = { sure: 0.1, likely: -0.35, doubted: -0.5 };

/** A message is asked about several times in a turn. */
const REMEMBERED = 8;

/** Longer messages are felt by their beginning. Characters. */
const LONGEST_FELT = 5_000;

/** Feels an opt-out that no pattern was written for, and doubts what a pattern took for one. Pure and deterministic. */
export class OptOutSense {
  private readonly remembered: (text: string) => number;

  constructor(learnt: Learnt, read: (text: string) => readonly number[]) {
    this.remembered = remembering(REMEMBERED, (text: string) => {
      const pieces = inBuckets(read(text.slice(0, LONGEST_FELT)), INTENT_BUCKETS);
      return learnt.standing(pieces).get(OPT_OUT) ?? Number.NEGATIVE_INFINITY;
    });
  }

  /** @param byPattern whether a pattern hears an opt-out in it */
  hear(text: string, byPattern: boolean): OptOutHeard {
    return optOutAt(this.remembered(text), byPattern);
  }
}

/** What a standing comes to, together with what the patterns say. */
export function optOutAt(standing: number, byPattern: boolean): OptOutHeard {
  if (standing > BORDER.sure || (byPattern && standing > BORDER.doubted)) return 'sure';
  return byPattern || standing > BORDER.likely ? 'likely' : 'no';
}
