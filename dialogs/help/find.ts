import { daysBetween } from '../time';
import { type Directory, GOOD_FOR_DAYS, type HelpEntry, LEFT_OUT_AFTER_DAYS } from './directory';

/** What is looked for: a topic as the intents name it ("other" for none), the words it was asked in, and what was told before. */
export interface Wanted {
  /** What they are in need of, where that was heard; empty for nothing. */
  readonly need?: string;
  readonly topic: string;
  readonly words: string;
  readonly told: readonly string[];
}

/**
 * The entry that fits best: the first place for what they are in need of, else one whose own words were used, else the first of the topic. Where that is the general one of its topic
 * for everybody, a place near them that was checked lately comes before it. Null where there is none left.
 */
export function findHelp(directory: Directory, { need, topic, words, told }: Wanted, today: string): HelpEntry | null {
  const open = directory.filter((entry) => !told.includes(entry.id) && !isTooOld(entry, today));
  const first = open.find(({ needs }) => needs.some((one) => one === need));
  if (first !== undefined) return first;
  const named = open.filter((entry) => entry.isHeardIn(words));
  const ofTopic = (entry: HelpEntry) => entry.topic === topic;
  const best = named.find(ofTopic) ?? named[0] ?? open.find(ofTopic);
  if (best === undefined || best.isNear || !isGeneral(best, directory)) return best ?? null;
  return open.find((entry) => entry.isNear && entry.topic === best.topic && !isUnchecked(entry, today)) ?? best;
}

/** The first of its topic among those for everybody. */
function isGeneral(entry: HelpEntry, directory: Directory): boolean {
  return directory.find(({ isNear, topic }) => !isNear && topic === entry.topic) === entry;
}

/** Whether it is said to be unchecked: nobody has held it against its publisher, or not lately. */
export function isUnchecked({ checked }: HelpEntry, today: string): boolean {
  return checked === null || daysBetween(checked, today) > GOOD_FOR_DAYS;
}

/** What was right once and is not looked after misleads. */
function isTooOld({ checked }: HelpEntry, today: string): boolean {
  return checked !== null && daysBetween(checked, today) > LEFT_OUT_AFTER_DAYS;
}
