import { z } from 'zod';
import { openObject } from '../open-object';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const timeOfDay = z.string().regex(/^\d{2}:\d{2}$/);
/** Milliseconds since 1970, UTC. */
const instant = z.number().int();

/** What the bot begins by itself. */
export const STARTED = ['welcome', 'check-in', 'nudge', 'second-day', 'keepsake', 'next-hour'] as const;

/** What a mentee's state keeps about when they are texted, besides the first time of the day. */
export const ownTime = {
  /** What they chose besides the first time of the day, and how far the bot holds itself back. */
  rhythm: openObject({
    moreTimes: z.array(timeOfDay),
    /** 1 Monday to 7 Sunday. */
    days: z.array(z.number().int().min(1).max(7)).min(1),
    every: z.number().int().positive(),
    anchor: day.nullable(),
    /** The fewest days between two, by the bot's own doing; 1 for as they chose. */
    slowed: z.number().int().positive(),
    /** The local day on which the bot last began to hold itself back. */
    slowedOn: day.nullable(),
    /** They were asked whether they want it back as it was. */
    slowedAsked: z.boolean(),
    /** How many of the settled day's check-ins are settled; null for all. */
    settledTimes: z.number().int().nullable(),
    /** The local day on which they last named days or an hour themselves, and whether an hour was. */
    named: openObject({ on: day, hour: z.boolean() }).optional(),
    /** One text that they wished at another hour, in the place of its day's first. */
    once: openObject({ on: day, at: timeOfDay }).optional(),
  }),
  /** A break that they asked for: until a local day, or until they say so. `from`: the local day on which it begins, where it was yet to come. Kept until the first check-in after it. */
  pause: openObject({ until: day.nullable(), from: day.optional() }).nullable(),
  /** They want to be asked how they are in words, and not for a number. */
  noNumbers: z.boolean().default(false),
  /** IANA; null for as they were enrolled. */
  zone: z.string().nullable(),
  /** Days to be gentle on, with what they said about them. */
  gentle: z.array(openObject({ on: day, yearly: z.boolean(), words: z.string() })),
  /** Check-ins since they last wrote: on how many days, and since which. `told`: somebody was asked to reach out. */
  silence: openObject({ since: day.nullable(), days: z.number().int(), last: day.nullable(), told: z.boolean() }),
  /** Which of the last check-ins were answered, the oldest first. */
  answered: z.array(z.boolean()),
  /** What the bot last began by itself, so that it can say why. */
  started: openObject({ what: z.enum(STARTED), at: instant }).nullable(),
  /** The local day of the last look back at a week. */
  lookedBack: day.nullable(),
};

/** The same, of somebody about whom nothing is known yet. */
export function newOwnTime() {
  return {
    rhythm: {
      moreTimes: [],
      days: [1, 2, 3, 4, 5, 6, 7],
      every: 1,
      anchor: null,
      slowed: 1,
      slowedOn: null,
      slowedAsked: false,
      settledTimes: null,
    },
    pause: null,
    noNumbers: false,
    zone: null,
    gentle: [],
    silence: { since: null, days: 0, last: null, told: false },
    answered: [],
    started: null,
    lookedBack: null,
  };
}
