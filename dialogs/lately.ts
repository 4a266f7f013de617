import { z } from 'zod';
import { openObject } from './open-object';
import { opened } from './openings';
import { addDays, DAY, localTime } from './time';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Milliseconds since 1970, UTC. */
const instant = z.number().int();

/** What a mentee's state keeps of the last days. */
export const lately = {
  /** The last slip they told of. Nothing counts them. */
  slip: openObject({
    day,
    kind: z.string(),
    /** Which way of saying thanks comes next, so that it is another one each time; begins again after WAYS. */
    way: z.number().int().optional(),
    /** The local day on which they were last told what keeps people safe who use drugs. */
    warned: day.optional(),
    /** When it was told last, the messages of that talk in which it was told, and the slip before it: so that it can be taken back. */
    toldAt: instant.optional(),
    told: z.array(z.string()).optional(),
    was: openObject({ day, kind: z.string() }).optional(),
  }).nullable(),
  /** The last death they told of. */
  loss: openObject({
    /** When they told it. */
    day,
    /** The local day of the funeral, where they said it. */
    funeral: day.nullable(),
    /** The local day on which they were told what keeps people safe, after an overdose. */
    warned: day.optional(),
    /** It was one of the family, or long ago: no sign that they are near to what killed. */
    apart: z.boolean().optional(),
  })
    .nullable()
    .default(null),
  /** When they wish to be asked how the hour after a slip went. */
  nextHour: instant.nullable(),
  /** The marks of what was said last, the oldest first, so that nothing is said in the same words twice running. */
  saidLately: z.array(z.number().int()),
  /** In which words the bot began talks by itself, so that none come again within days. */
  opened: opened.default([]),
  /** The cues of what was said to them last, and when: what they write next may be about that. */
  saidLast: openObject({ at: instant, cues: z.array(z.string()) })
    .nullable()
    .default(null),
  /** When a person was last offered, and neither yes nor no was said to that. */
  mentorOffered: instant.nullable(),
  /** When they last spoke of somebody of their family, or an ex: "he" is that one then. */
  kinAt: instant.nullable().default(null),
  /** When they last asked that their mentor not be told. */
  secretAt: instant.nullable().default(null),
  /** When danger that they had told of was last spoken of with them: they were asked how it is now, or said that there was none. */
  dangerMet: instant.nullable().default(null),
  /** When they last told of having taken what may cost a life: what the body does next may be that. */
  takenAt: instant.nullable().default(null),
  /** It was somebody else who took it: what their own body does next is not that. */
  takenByAnother: z.boolean().optional(),
  /** When they last named a medicine, and whether they said that they took some, and not how much. */
  medicine: openObject({ at: instant, taken: z.boolean() }).nullable().default(null),
  /** When they last named a means or a plan, in danger: that it was a joke is no clear no then. */
  meansAt: instant.nullable().default(null),
  /** When they last asked what it is all for. */
  heavyAt: instant.nullable().default(null),
  /** When they last told of somebody they miss who may have died, or that their children were taken; which of the two. */
  missedAt: openObject({ at: instant, kids: z.boolean() }).nullable().default(null),
  /** When a child was last heard to be writing. */
  childAt: instant.nullable().default(null),
  /** Their number was confirmed at night: when they are to hear that it is theirs. */
  numberBackAt: instant.nullable().default(null),
  /** How often the welcome was gone on with, after something else had come between. */
  welcomeAgain: z.number().int().default(0),
  /** After STOP they wrote that they need somebody, and were told how to come back: once for each STOP. */
  toldHowBack: z.boolean().optional(),
  /** When they last swore at the bot. */
  swornAt: instant.nullable(),
  /** What practical help was last asked about. */
  helpTopic: z.string().nullable(),
  /** The local day on which a first step was last offered. */
  invited: day.nullable(),
  /** Whether yes or no was said to that. */
  inviteMet: z.boolean().default(true),
  /** Long messages that their mentor may read, by consent, when they next talk; the oldest first. */
  forMentor: z.array(z.string()),
  /** What was passed on to their mentor lately, in case it does not arrive; the oldest first. */
  told: z.array(openObject({ words: z.string(), at: instant })).default([]),
  /** That it did not arrive was known at night: when they are told so. */
  tellLate: instant.nullable().default(null),
};

const recent = z.object(lately);

/** The same, of somebody about whom nothing is known yet. */
export function newLately(): z.infer<typeof recent> {
  const nothing = {
    slip: null,
    loss: null,
    nextHour: null,
    mentorOffered: null,
    swornAt: null,
    helpTopic: null,
    invited: null,
  };
  const later = {
    kinAt: null,
    secretAt: null,
    dangerMet: null,
    takenAt: null,
    medicine: null,
    meansAt: null,
    heavyAt: null,
    missedAt: null,
    childAt: null,
    numberBackAt: null,
    saidLast: null,
    inviteMet: true,
    tellLate: null,
  };
  return { ...nothing, ...later, welcomeAgain: 0, saidLately: [], opened: [], forMentor: [], told: [] };
}

const WAYS = 60;
/** So many messages back nothing is said in the same words, where there are others. */
const REMEMBERED = 4;
const MOST_FOR_MENTOR = 3;

/** The way of saying thanks after this one. */
export const nextWay = (way: number): number => (way + 1) % WAYS;

/** What was said last, with one more. */
export const withSaid = (before: readonly number[], mark: number): number[] => [...before, mark].slice(-REMEMBERED);

/** What a mentor may read, with one more. */
export const withLong = (before: readonly string[], text: string): string[] =>
  [...before, text].slice(-MOST_FOR_MENTOR);

/** For so many days nobody is asked for anything who was in danger. */
const AFTER_DANGER_DAYS = 3;

export function wasInDangerLately({ dangerAt }: { readonly dangerAt: number | null }, now: number): boolean {
  return dangerAt !== null && now - dangerAt < AFTER_DANGER_DAYS * DAY;
}

/** Danger of yesterday or today for which nobody waits any more, and of which they did not say themselves that it was none. */
export function wasMetYesterday(
  { dangerAt, dangerMet }: { readonly dangerAt: number | null; readonly dangerMet: number | null },
  isOpen: boolean,
  today: string,
  zone: string,
): boolean {
  if (isOpen || dangerAt === null || (dangerMet ?? 0) >= dangerAt) return false;
  return localTime(dangerAt, zone).date >= addDays(today, -1);
}
