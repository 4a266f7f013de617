/** A day as it was named. */
export interface Day {
  /** YYYY-MM-DD, the likelier reading first; empty when there is no such day. */
  readonly dates: readonly string[];
  /** It names one day and no other. */
  readonly sure: boolean;
  readonly end: number;
}
