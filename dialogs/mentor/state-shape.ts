import { z } from 'zod';
import { handoffCard } from '../cards/shape';
import { mentoring, newMentoring } from '../matching/shape';
import { openObject } from '../open-object';
import { channel, reach } from '../state-parts';
import { newWhenSerious, whenSerious } from './danger-shape';
import { lookedAfter, newLookedAfter } from './shape';
import { newSeveralTalks, offer, severalTalks, talk } from './talk-shape';

/** What is remembered of a mentor or coordinator. */
export const mentor = z.object({
  v: z.literal(1),
  role: z.literal('mentor'),
  offers: z.array(offer),
  /** Whom they hold, and their words go to when they name nobody. An earlier version knew no more than this one. */
  holding: talk.nullable(),
  /** The last one they passed on: theirs to take all the same, should they find the time. */
  passed: offer.nullable(),
  /** Asked for and not yet answered by the queue. */
  claiming: z.string().nullable(),
  /** Of an earlier version: `asked` of the one they hold. */
  askedStill: z.boolean(),
  /** Opted out of texts. */
  stopped: z.boolean(),
  /**
   * The number may be somebody else's: it is as good as stopped, whatever is texted from it, until a human has made sure. `stopped`: they
   * had stopped alerts themselves.
   */
  held: openObject({ stopped: z.boolean() }).nullable(),
  /** The channel they last wrote on; null before they ever did. */
  channel: channel.nullable(),
  /** The last messages with buttons, the oldest first; at most CARDS_KEPT. */
  cards: z.array(handoffCard),
  reach: reach.nullable(),
  ...mentoring,
  ...severalTalks,
  ...lookedAfter,
  ...whenSerious,
});

/** The same, of somebody about whom nothing is known yet. */
export function newMentor(): z.infer<typeof mentor> {
  return {
    v: 1,
    role: 'mentor',
    offers: [],
    holding: null,
    passed: null,
    claiming: null,
    askedStill: false,
    stopped: false,
    held: null,
    channel: null,
    cards: [],
    reach: null,
    ...newMentoring(),
    ...newSeveralTalks(),
    ...newLookedAfter(),
    ...newWhenSerious(),
  };
}
