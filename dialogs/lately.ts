import { z } from 'zod';

/** Milliseconds since 1970, UTC. */
const instant = z.number().int();

/** What was said lately, so that what comes next is heard beside it, and nothing is offered over and over. */
export const lately = {
  /** When a person was last offered, and neither yes nor no was said to that. */
  mentorOffered: instant.nullable(),
  /** When they last swore at the bot. */
  swornAt: instant.nullable(),
  /** What practical help was last asked about. */
  helpTopic: z.string().nullable(),
  /** The local day on which a first step was last offered. */
  invited: z.string().nullable(),
};

/** The same, of somebody about whom nothing is known yet. */
export function newLately() {
  return { mentorOffered: null, swornAt: null, helpTopic: null, invited: null };
}
