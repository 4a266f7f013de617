import { z } from 'zod';
import { openObject } from '../../open-object';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Milliseconds since 1970, UTC. */
const instant = z.number().int();

/** What of somebody's record can be let go of: the last thing they told, one kind of thing, or what was written to and fro. */
export const FORGETTABLE = ['last', 'goal', 'proud', 'helped', 'mood', 'slip', 'talk'] as const;
export type Forgettable = (typeof FORGETTABLE)[number];

/** What the state itself keeps of something that they told. */
export const TOLD = ['goal', 'step', 'proud', 'helped', 'mood', 'slip', 'gentle'] as const;
export type Told = (typeof TOLD)[number];

/** What a mentee's state keeps about their say over it. */
export const ofTheirSay = {
  /** What they agreed to, purpose by purpose; null for what they were not asked, or have not answered. */
  consent: openObject({
    texts: z.boolean().nullable(),
    mentorSees: z.boolean().nullable(),
    /** That they are counted in totals that name nobody. */
    totals: z.boolean().nullable().default(null),
    research: z.boolean().nullable().default(null),
  }),
  /**
   * They want everything about them deleted. `asked`: whether they do was asked, and nothing is started until they have answered.
   * `wanted`: from `until` on it is deleted, once a human has confirmed it. `done`: it is being deleted.
   */
  deletion: openObject({
    stage: z.enum(['asked', 'wanted', 'done']),
    at: instant,
    until: instant,
    /** Who confirmed it; null while nobody has. */
    confirmedBy: z.string().nullable(),
  }).nullable(),
  /** The local day from which on they may be asked about totals and research; null when there is nothing to ask any more. */
  askMoreFrom: day.nullable(),
  /** The last message in which they told something: its event, and what the state keeps of it. `goal`: which one, and its words before; null where it was new. */
  toldLast: openObject({
    event: z.string(),
    kinds: z.array(z.enum(TOLD)),
    goal: openObject({ id: z.string(), words: z.string().nullable() }).optional(),
    /** What they told last in this talk, the oldest first: a mentor who is called with a bare yes reads these. */
    words: z.array(z.string()).optional(),
    /** Something was said of their mentor in this talk: none of it is for that one. */
    ofMentor: z.boolean().optional(),
  }).nullable(),
  /** Everything was deleted at their address once, and they have not texted START since. */
  suppressed: z.boolean(),
  /** What they want to be called; null for the name that they were enrolled with. */
  calledName: z.string().nullable().default(null),
  /** They have said that they may be finished, and were asked. */
  endingAsked: z.boolean(),
};

/** The same, of somebody about whom nothing is known yet. */
export function newSay(): z.output<z.ZodObject<typeof ofTheirSay>> {
  const consent = { texts: null, mentorSees: null, totals: null, research: null };
  return {
    consent,
    deletion: null,
    askMoreFrom: null,
    toldLast: null,
    suppressed: false,
    endingAsked: false,
    calledName: null,
  };
}
