import { z } from 'zod';
import { openObject } from '../open-object';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Milliseconds since 1970, UTC. */
const instant = z.number().int();
const named = openObject({ id: z.string(), name: z.string() });

/** For what of all this a person is wanted. */
export const MATCH_REASONS = ['rematch', 'last-talk'] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** What a mentee is told about who is with them. */
export const MATCH_NEWS = ['given', 'alone', 'gone', 'gone-and-given'] as const;

const match = openObject({
  /** Whose they are, where it is another than when they were enrolled. */
  set: openObject({ mentor: named.nullable() }).nullable(),
  /** Whom they do not want to hear from. */
  apart: z.array(z.string()),
  /** They are to have another mentor, and have none yet. `former`: who was theirs, where that ended with the wish. */
  wish: openObject({ by: z.enum(['mentee', 'mentor', 'team']), at: instant, former: named.nullable() }).nullable(),
  /** When they last doubted the one they have: "i dont trust dave". `keeps`: they want no other all the same. */
  doubted: openObject({ at: instant, keeps: z.boolean() }).optional(),
  /** What they wrote of this one was only felt to be harm: they are asked first, and until then that one is not told. `by`: the event. */
  guessed: openObject({ at: instant, who: z.string(), by: z.string().optional() }).optional(),
  /** Who harms them, by what they wrote: until a human has finished, mentors who are asked read none of their words before they take them. */
  accused: named.optional(),
  /** The request to the team for it. */
  asked: openObject({ handoffId: z.string(), reasons: z.array(z.enum(MATCH_REASONS)) }).nullable(),
  /** What they are still to be told, and when. */
  news: openObject({ what: z.enum(MATCH_NEWS), mentor: z.string(), former: z.string(), at: instant }).nullable(),
  /** They end on this day of theirs. `told`: what of it is behind them. `talked`: they had their last conversation, or it was seen to. */
  ending: openObject({
    on: day,
    of: z.enum(['match', 'service']),
    told: z.enum(['planned', 'soon', 'day']),
    at: instant,
    talked: z.boolean(),
  }).nullable(),
});
export type MatchState = z.infer<typeof match>;

/** What a mentee's state keeps of who is with them. */
export const matched = { match };

/** The same, of somebody about whom nothing is known yet. */
export function newMatched(): { match: MatchState } {
  return { match: { set: null, apart: [], wish: null, asked: null, news: null, ending: null } };
}

/** What a mentor is told about whose mentor they are. */
export const MENTOR_NEWS = [
  'given',
  'taken',
  'ended',
  'ending',
  'no-ending',
  'ending-soon',
  'ending-day',
  'left',
  'back',
] as const;

/** What a mentor's state keeps of whose mentor they are. */
export const mentoring = {
  /** They want to leave, or no more alerts, and the team has been asked to see to it. */
  leaving: openObject({ handoffId: z.string(), because: z.enum(['wish', 'stop']) }).nullable(),
  /** They are a mentor no more. */
  left: z.boolean(),
  /** What they are still to be told, the oldest first. `on`: of an ending. */
  news: z.array(openObject({ what: z.enum(MENTOR_NEWS), mentee: z.string(), on: day.nullable(), at: instant })),
};

/** The same, of somebody about whom nothing is known yet. */
export function newMentoring() {
  return { leaving: null, left: false, news: [] };
}
