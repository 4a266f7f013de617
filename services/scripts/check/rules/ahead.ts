import { error, type Finding } from '../finding';

/** Somewhere it is tomorrow already. */
const TOMORROW = 24 * 60 * 60_000;

/** Whether a day on which something was checked is still to come. Both YYYY-MM-DD. */
export const isAhead = (day: string | undefined, today: string): boolean =>
  day !== undefined && Date.parse(day) - Date.parse(today) > TOMORROW;

/** Nobody has checked anything on a day that is still to come, and what is dated so would not be looked at again for longer. */
export const aheadOf = (where: { readonly file: string; readonly line: number }, about: string): Finding =>
  error(
    'line-future',
    where,
    about,
    '"verifiedOn" is a day that is still to come',
    'write the day on which it was checked',
  );
