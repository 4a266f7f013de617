export { type Chosen, less, more, twiceADay, withSetting } from './change';
export { isGentleDay, keepSettled, rhythmOf, settledOf } from './kept';
export { nextCheckIn, type Occurrence, settledUpTo } from './occurrences';
export { EVERY_DAY, MOST_A_DAY, type Rhythm, type Settled, timesOf, WEEKDAYS, WEEKEND } from './rhythm';
export { daysApart, isSeldomAnswered, LOOKED_AT, REACH_OUT_AFTER_DAYS, slowerThan } from './silence';
export { inWakingHours, LATEST, occurrenceAt } from './wall';
export { type HeardWish, LAST_OFFERED, readWish, type Setting, type Wish } from './wish';
export { compileRhythmWords, type RhythmWords, rhythmFile } from './words';
