import { z } from 'zod';
import { card } from './cards/shape';
import { HANDOFF_REASONS } from './events';
import { keepsakes, newKeepsakes } from './keepsakes/shape';
import { lately, newLately } from './lately';
import { matched, newMatched } from './matching/shape';
import { doubtShape } from './mentee/doubt-shape';
import { newSay, ofTheirSay } from './mentee/my-say/shape';
import { mentor, newMentor } from './mentor/state-shape';
import { openObject } from './open-object';
import { newOwnWords, ownWords } from './own-words';
import type { Role } from './person';
import { newOwnTime, ownTime } from './rhythm/shape';
import { atHome, channel, day, instant, named, newAtHome, reach, timeOfDay } from './state-parts';

/**
 * A flow in progress. `step` is a name, so that a deploy which reorders or rewords steps moves nobody. `version` is the edition of flows
 * and wording in which it began, and in which it goes on as long as that is known.
 */
const frame = openObject({
  flow: z.string(),
  version: z.string(),
  step: z.string(),
  memory: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** While another flow runs on top of this one: the branch of `step` that called it. */
  calledFrom: z.number().int().optional(),
});
export type Frame = z.infer<typeof frame>;

const goal = openObject({ id: z.string(), words: z.string(), since: day });
const smallStep = openObject({
  id: z.string(),
  goal: z.string(),
  words: z.string(),
  /** When the mentee wants to be asked how it went; null for "don't ask". */
  nudgeAt: instant.nullable(),
  nudged: z.boolean(),
  outcome: z.enum(['open', 'done', 'partly', 'dropped']),
  /** The local day on which it was settled. */
  settledOn: day.optional(),
});
export type SmallStep = z.infer<typeof smallStep>;

const handoff = openObject({
  id: z.string(),
  reason: z.enum(HANDOFF_REASONS),
  status: z.enum(['open', 'claimed']),
  mentor: named.nullable(),
  /** What the mentee wrote since asking, kept for the human who takes it; at most WAITING_WORDS. */
  waiting: z.array(z.string()),
  /** They wait for a word of the mentor who has it, as the queue knows. */
  awaited: z.boolean().default(true),
  /** They said plainly that there is no danger: nobody tells them how the search for a human goes. */
  believed: z.boolean().default(false),
  /** When they were told that everybody was asked and nobody has come, and how often since. */
  nobodyCame: openObject({ at: instant, told: z.number().int() }).optional(),
  /** When they were asked whether they are safe now, hours after danger was heard; once, unless there is danger again. */
  safeAsked: instant.optional(),
  /** When words of theirs were last sent on to whoever was called. */
  sentOn: instant.optional(),
  /** Their answer to a direct question was taken for a yes without being one: a clear no, right after it, still counts. */
  unclear: z.boolean().optional(),
  /** Something was taken, or the body is in danger: feeling fine says nothing about that. */
  bodily: z.boolean().optional(),
  /** Danger was heard while a mentor was with them: nothing was said to it here. */
  unsaid: z.boolean().optional(),
  /** What kind of danger was heard last in it. */
  about: z.string().nullable().optional(),
  /** Whoever was asked was told that texts to them are stopped. */
  stopTold: z.boolean().optional(),
  /** The words of danger, as whoever takes it later reads them, and when they came; what was taken stands before all else. */
  said: openObject({ words: z.string(), at: instant, bodily: z.boolean() }).optional(),
  /** What else they said of danger, beside that or before it. */
  saidToo: openObject({ words: z.string(), at: instant }).optional(),
  /** They said outright that they want to die, or have what they need for it. */
  outright: z.boolean().optional(),
  /** Somebody who threatens them was at the door: that they are fine may be said with that one beside them. */
  atDoor: z.boolean().optional(),
  /** When whoever has it took it. */
  takenAt: instant.optional(),
  someoneElse: doubtShape.optional(),
  /** When a mentor last wrote to them in it; and whether what they wrote last closes the talk: thanks, a goodnight. */
  met: instant.optional(),
  closed: z.boolean().optional(),
  /** A mentor was with them in it; and they were told that there is nobody else now. */
  came: z.boolean().optional(),
  saidNobody: z.boolean().optional(),
  /** Who was asked for by name to take over. */
  passedTo: z.string().optional(),
  /** Since when they know that what they write is kept for whoever comes: they asked, or were told so. */
  keptFrom: instant.optional(),
  /** Their own mentor was asked, and cannot come. */
  mentorCannot: z.boolean().optional(),
});

const mentee = z.object({
  v: z.literal(1),
  role: z.literal('mentee'),
  welcome: z.enum(['not-yet', 'begun', 'done']),
  /** When the welcome is to begin by itself; null when it is not waiting. */
  welcomeAt: instant.nullable(),
  /** The local day on which somebody who is not enrolled was last told who we are: once a day at most. */
  greeted: day.nullable(),
  /** Opted out: nothing is sent until START, except a crisis reply. */
  stopped: z.boolean(),
  /** Whether they want no more texts: asked when that was likely and not sure. `open`: nothing is started until they have answered; `told`: they were, and a human was, that it is quiet for want of an answer; `day`: the one day that they named beside it. */
  stopAsked: openObject({
    at: instant,
    open: z.boolean(),
    told: z.boolean().optional(),
    day: day.optional(),
  }).nullable(),
  /** Whether they expected us: asked when they asked who we are. Nothing is started until they have answered. */
  askedWho: openObject({ at: instant, again: z.boolean() }).nullable(),
  /** The number may be somebody else's: nothing is sent and nothing personal is said until a human has made sure. `claimed`: when they last said that it is them. `unsure`: they were asked whether they expected us, and never said no. */
  paused: openObject({
    because: z.enum(['wrong-number', 'gone']),
    at: instant,
    claimed: day.optional(),
    unsure: z.boolean().optional(),
  }).nullable(),
  /** Null while they can be written to, as far as is known. */
  reach: reach.nullable(),
  handoff: handoff.nullable(),
  /** A direct question about safety that waits for its answer. */
  safetyAsked: openObject({
    cue: z.string(),
    category: z.string(),
    at: instant,
    /** They asked or wished for something else meanwhile, and it was put once more. */
    aside: z.boolean().optional(),
  }).nullable(),
  /** When danger was last heard from them. */
  dangerAt: instant.nullable(),
  atHome,
  flows: z.array(frame),
  /** How many times in a row the bot did not understand. */
  lost: z.number().int(),
  /** The local day on which a person was last offered for not having been understood: once a day is enough. */
  offered: day.nullable(),
  checkIn: openObject({
    time: timeOfDay,
    /** The last local day whose check-in was sent, or rightly left out. */
    settled: day,
    deferredUntil: instant.nullable(),
  }),
  ...matched,
  ...ownTime,
  /** The language that they chose by text; null for the one they were enrolled with. */
  locale: z.string().nullable(),
  lowDays: z.number().int(),
  mood: openObject({ day, value: z.number().int() }).nullable(),
  goals: z.array(goal),
  steps: z.array(smallStep),
  /** The goal that is being talked about, by its id; null for the newest. */
  inHand: z.string().nullable(),
  ...ownWords,
  ...lately,
  ...ofTheirSay,
  ...keepsakes,
  lastHeard: instant.nullable(),
  /** The channel they last wrote on: the wording that suits it is chosen. */
  channel,
  /** The last questions with buttons, the oldest first; at most CARDS_KEPT. */
  cards: z.array(card),
  /** Makes ids unique within the person. */
  made: z.number().int(),
});
export type MenteeState = z.infer<typeof mentee>;

export type MentorState = z.infer<typeof mentor>;
export type { Kept, Offer, Talk } from './mentor/talk-shape';

const personState = z.discriminatedUnion('role', [mentee, mentor]);
export type PersonState = z.infer<typeof personState>;

/** A state of any version, whose role alone is asked for. */
const anyState = z.looseObject({ role: z.string() });

/** How many messages are kept for the human while nobody has taken the handoff: the last ones. */
export const WAITING_WORDS = 30;

/** How many cards are remembered. Whoever presses an older one is told that it has gone by. */
export const CARDS_KEPT = 8;

/** The state of somebody about whom nothing is known yet; a stranger's is a mentee's that was never welcomed. `today` is their local date. */
export function newState(role: Role, today: string): PersonState {
  if (role === 'mentor' || role === 'coordinator') {
    return newMentor();
  }
  return {
    v: 1,
    role: 'mentee',
    welcome: 'not-yet',
    welcomeAt: null,
    greeted: null,
    stopped: false,
    stopAsked: null,
    askedWho: null,
    paused: null,
    reach: null,
    handoff: null,
    safetyAsked: null,
    dangerAt: null,
    atHome: newAtHome(),
    flows: [],
    lost: 0,
    offered: null,
    checkIn: { time: '09:00', settled: today, deferredUntil: null },
    ...newMatched(),
    ...newOwnTime(),
    locale: null,
    lowDays: 0,
    mood: null,
    goals: [],
    steps: [],
    inHand: null,
    ...newOwnWords(),
    ...newLately(),
    ...newSay(),
    ...newKeepsakes(),
    lastHeard: null,
    channel: 'sms',
    cards: [],
    made: 0,
  };
}

/**
 * A stored state, checked. Somebody whose role changed (a mentee who became a mentor) begins anew.
 * @throws when it cannot be read: the worker then tells a human rather than guess.
 */
export function readState(stored: unknown, role: Role, today: string): PersonState {
  const fresh = newState(role, today);
  if (stored === null || stored === undefined) return fresh;
  const known = anyState.parse(stored);
  // What a newer version has added is as it is for somebody about whom it is not known yet.
  const state = personState.parse(known.role === fresh.role ? { ...fresh, ...known } : known);
  if (state.role !== fresh.role) return fresh;
  // There was one goal at a time, and those that it had replaced were kept.
  if (state.role === 'mentee' && !Object.hasOwn(known, 'inHand')) state.goals = state.goals.slice(-1);
  // And what this version does not know is handed on as it is, for the version that does.
  return { ...known, ...state };
}
