/** How far apart check-ins can be, in days. "Once a month" is every four weeks, so that it stays on its day of the week. */
export const EVERY_OPTIONS: readonly number[] = [1, 2, 3, 7, 14, 28];
