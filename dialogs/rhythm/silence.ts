import { EVERY_OPTIONS } from './paces';

/**
 * How many days lie at least between one check-in and the next, by the number of days on which one was sent and nothing came back.
 * The first of them is another, lighter message on the next day; then it gets less, and never more.
 */
const APART: readonly number[] = [1, 1, 3, 7, 14];

export function daysApart(quietDays: number): number {
  return APART[Math.min(quietDays, APART.length - 1)] ?? 1;
}

/** After so many days without a word the mentor is asked to reach out, where the mentee has agreed to that; unless a programme says otherwise. */
export const REACH_OUT_AFTER_DAYS = 3;

/** Of so many check-ins it is looked at how many were answered. */
export const LOOKED_AT = 6;
const FEW = 2;

/** Whether so little of the last check-ins was answered that fewer would be kinder. @param answered the oldest first */
export function isSeldomAnswered(answered: readonly boolean[]): boolean {
  return answered.length >= LOOKED_AT && answered.slice(-LOOKED_AT).filter(Boolean).length <= FEW;
}

/** The next slower pace, in days. */
export function slowerThan(days: number): number {
  return EVERY_OPTIONS.find((option) => option > days) ?? days;
}
