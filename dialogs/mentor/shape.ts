import { z } from 'zod';
import { SHARED_ABOUT } from '../events';
import { openObject } from '../open-object';
import { newStorytelling, storytelling } from '../stories/shape';

/** Milliseconds since 1970, UTC. */
const instant = z.number().int();
const named = openObject({ id: z.string(), name: z.string() });

/** How they are is asked on the day of an urgent handoff, on the day after it, and once a month where they want that. */
export const CARE_QUESTIONS = ['debrief', 'debrief-again', 'reflection'] as const;

/** What a mentor's state keeps besides their handoffs: how much they were asked for, and how they are looked after. */
export const lookedAfter = {
  /** They said that they are off shift. */
  off: z.boolean(),
  /** Who has been heard of again, for when it is morning. */
  again: z.array(openObject({ mentee: z.string(), at: instant })),
  ...storytelling,
  /** How many alerts they were shown on one of their days. */
  alerts: openObject({ day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), count: z.number().int() }).nullable(),
  /** The last one they finished: a note may follow it. */
  finished: openObject({ handoffId: z.string(), mentee: named, at: instant, called: z.string().optional() }).nullable(),
  care: openObject({
    /** What they will be asked, and when. */
    questions: z.array(
      openObject({
        what: z.enum(CARE_QUESTIONS),
        at: instant,
        /** When it was first due, where it has been put off since. */
        since: instant.optional(),
      }),
    ),
    /** What they were asked, and until when words of theirs are an answer to it. */
    asked: openObject({ about: z.enum(SHARED_ABOUT), until: instant }).nullable(),
    /** Who hears how they are, as they wrote the name; null for the coordinators. */
    listener: z.string().nullable(),
    /** Their question once a month, which they asked for. */
    monthly: z.boolean(),
  }),
  /** Who is with them, when they needed somebody themselves. */
  helper: openObject({ handoffId: z.string(), by: named }).nullable(),
};

/** The same, of somebody about whom nothing is known yet. */
export function newLookedAfter() {
  return {
    off: false,
    again: [],
    ...newStorytelling(),
    alerts: null,
    finished: null,
    care: { questions: [], asked: null, listener: null, monthly: false },
    helper: null,
  };
}
