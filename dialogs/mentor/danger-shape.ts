import { z } from 'zod';
import { openObject } from '../open-object';
import { offer } from './talk-shape';

/** Milliseconds since 1970, UTC. */
const instant = z.number().int();

/** What a mentor's state keeps for when it is serious: for somebody whom they are with, or for themselves. */
export const whenSerious = {
  /** Besides the last one: those whom they passed on or lost, and may take again. */
  alsoPassed: z.array(offer),
  /** They asked for somebody, or were in danger themselves. What they write is kept until that person comes. */
  ownNeed: openObject({
    reason: z.enum(['urgent', 'support']),
    at: instant,
    waiting: z.array(z.string()),
    /** Somebody was with them, and has finished. */
    over: z.boolean(),
  }).nullable(),
  /** Words of danger of theirs in a talk, held back until they say about whom they are; `ofThem` where they asked what to do. */
  aboutMe: openObject({ handoffId: z.string(), texts: z.array(z.string()), ofThem: z.boolean().optional() }).nullable(),
  /** The handoff of whom they were asked whether that person is safe, before it ends. */
  ending: z.string().nullable(),
  /** When it is asked once more whether that person is safe; null for not again. */
  endingAgainAt: instant.nullable().default(null),
  /** The mentee wrote while that was asked; `danger`: of danger. A yes or a no from then on may be for either. */
  crossed: openObject({ handoffId: z.string(), danger: z.boolean() }).nullable().default(null),
  /** What they wrote last while that was asked, and was not sent: SEND sends it. */
  unsent: openObject({ handoffId: z.string(), text: z.string() }).nullable().default(null),
  /** Whose words were passed on to them lately, in case they do not arrive. */
  told: z.array(openObject({ mentee: z.string(), at: instant })),
};

export function newWhenSerious() {
  return {
    alsoPassed: [],
    ownNeed: null,
    aboutMe: null,
    ending: null,
    endingAgainAt: null,
    crossed: null,
    unsent: null,
    told: [],
  };
}
