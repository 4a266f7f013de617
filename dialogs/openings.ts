import { z } from 'zod';
import { hash, variantsOf } from './scripts/render';
import type { Line, Wording } from './scripts/wording';
import { day } from './state-parts';
import { daysBetween } from './time';

/** The ways in which the bot began a talk by itself, the oldest first. */
export const opened = z.array(z.object({ mark: z.number().int(), on: day }));
type Opened = z.infer<typeof opened>;

/** For so many days nobody hears an opening again that they have heard. */
export const DAYS_FRESH = 14;
/** As many as come in a month of two a day. */
const REMEMBERED = 60;

/** By its words as they are written, so that a new name, another language or a later edition of the rest changes nothing about it. */
const markOf = ({ source }: Line) => hash(source);

/**
 * The way to say an opening: one that they have not heard, in an order of their own; else the one that they heard longest ago. As it goes
 * by what was said and not by the calendar, it is the same after a restart, where a day was left out, and in another time zone.
 */
export function openingOf(ways: readonly Line[], before: Opened, person: string): Line | undefined {
  const marks = before.map(({ mark }) => mark);
  const own = (line: Line) => hash(`${person}|${line.source}`);
  return [...ways].sort((a, b) => marks.lastIndexOf(markOf(a)) - marks.lastIndexOf(markOf(b)) || own(a) - own(b))[0];
}

/** What was said to open a talk, with one more. */
export const withOpening = (before: Opened, line: Line, on: string): Opened =>
  [...before, { mark: markOf(line), on }].slice(-REMEMBERED);

/** Whether they have heard every way to say it in the last days. */
export function isWornOut(wording: Wording, channel: Parameters<typeof variantsOf>[1], before: Opened, today: string) {
  const heard = new Set(before.filter(({ on }) => daysBetween(on, today) < DAYS_FRESH).map(({ mark }) => mark));
  return variantsOf(wording, channel).every((line) => heard.has(markOf(line)));
}
