import type { HandoffOffered } from './handoff-offered';
import type { HandoffReason } from './handoff-reasons';
import type { MatchHappening } from './matching/happenings';
import type { RecordTold } from './mentee/my-say/record';
import type { MenteeSpoke } from './mentee-spoke';
import type { Channel, Named, PersonId } from './person';
import type { Understanding } from './understanding/intents';

export { HANDOFF_REASONS, type HandoffReason } from './handoff-reasons';

/**
 * What a failed delivery says of the number or the account it was sent to, where the provider tells.
 * `opted-out`: they have stopped texts there · `unreachable`: it cannot get texts · `gone`: nobody has it, or somebody else by now ·
 * `blocked`: they have blocked the bot · `away`: their phone could not be reached now, which may pass.
 */
export const UNDELIVERED_MEANS = ['opted-out', 'unreachable', 'gone', 'blocked', 'away'] as const;
export type UndeliveredMeans = (typeof UNDELIVERED_MEANS)[number];

/** What brings a mentor or coordinator whom nobody asked: they take somebody, ask who waits, or have written something. */
export type ComesTo = 'take' | 'list' | 'write';

/** What a mentor's own words are about: how they are after somebody was in danger, their month, a story to be looked at, or what they ask. */
export const SHARED_ABOUT = ['debrief', 'reflection', 'story', 'question'] as const;
export type SharedAbout = (typeof SHARED_ABOUT)[number];

/**
 * What coordinators hear at once of a talk with somebody in danger. `danger`: what its mentor wrote, who asks what to do · `quiet`:
 * nothing is heard of the mentee · `closed`: the mentor has finished · `stopped`: the mentee has stopped all texts
 * `in-talk`: danger was heard, in these words, while the mentor is with them · `by-mentor`: by what the mentee wrote it is that very mentor
 * who harms them; `by-mentor-felt`: it may be, and they are asked; `by-mentor-unhappy`: that one treats them badly, by what they wrote ·
 * `not-passed-on`: what a mentor wrote to them was held back, since nobody may write so in the service's name.
 */
export const SHARED_WHEN_SERIOUS = [
  'danger',
  'quiet',
  'closed',
  'stopped',
  'in-talk',
  'by-mentor',
  'by-mentor-felt',
  'by-mentor-unhappy',
  'not-passed-on',
] as const;
export type SharedWhenSerious = (typeof SHARED_WHEN_SERIOUS)[number];

/** Everything that can happen to a person, as it lies in their mailbox. Facts, in the past tense. */
export type Happening =
  | MatchHappening
  | {
      readonly kind: 'heard';
      readonly channel: Channel;
      readonly text: string;
      /** How many pictures or other files came with it. */
      readonly media: number;
      /** What a recogniser made of it before the turn; null when none could. Safety and opt-out never come from here. */
      readonly understanding: Understanding | null;
      /** When the sender's provider took it (ms since 1970, UTC) and its id there, where the provider tells: texts may overtake each other. */
      readonly sent?: { readonly at: number; readonly id: string };
    }
  /** They pressed a button of a card of ours. Who they are, and whether it still counts, their own state knows. */
  | {
      readonly kind: 'pressed';
      readonly channel: Channel;
      readonly card: string;
      readonly choice: string;
      /** As for something heard: a press and a text may overtake each other. */
      readonly sent?: { readonly at: number; readonly id: string };
    }
  /** Something of theirs fell due; what it is, the conversation core reads from its own state. */
  | { readonly kind: 'due' }
  /** They may be welcomed. When it was not their own doing, it waits for waking hours. */
  | {
      readonly kind: 'enrolled';
      readonly by?: 'coordinator';
      /** Somebody at this address had everything about them deleted: nothing is sent until they text START. */
      readonly suppressed?: true;
    }
  /** They have taken the bot away from where they write to it: nothing that is sent there can arrive, until they put it back. */
  | { readonly kind: 'bot-removed' }
  /** To a mentee: how their request for a human goes on. */
  | { readonly kind: 'handoff-claimed'; readonly handoffId: string; readonly mentor: Named }
  /** `silent`: they were asked whether they are still there, and did not answer. `nobody`: there was nobody else to ask. */
  | {
      readonly kind: 'handoff-released';
      readonly handoffId: string;
      readonly mentor: Named;
      readonly silent?: true;
      readonly nobody?: true;
    }
  /** Whoever held it has asked `to` to take it. */
  | { readonly kind: 'handoff-passed'; readonly handoffId: string; readonly mentor: Named; readonly to: Named }
  /** Everybody was asked and nobody has come; `nobody`: there was nobody who could be asked. `lastResort`: the programme's own line, as it stands in a message. */
  | {
      readonly kind: 'handoff-unanswered';
      readonly handoffId: string;
      readonly lastResort: string | null;
      readonly nobody?: true;
    }
  /** Whoever was asked cannot come. `others`: somebody else has been asked now. */
  | { readonly kind: 'handoff-declined'; readonly handoffId: string; readonly mentor: Named; readonly others: boolean }
  /** `rested`: nobody ended it. Nobody waited for a word in it, as far as the queue knew. */
  | { readonly kind: 'handoff-resolved'; readonly handoffId: string; readonly mentor: Named; readonly rested?: true }
  | { readonly kind: 'mentor-spoke'; readonly handoffId: string; readonly mentor: Named; readonly text: string }
  /** To a mentee: a human has made sure that the number, which was held back, is theirs. */
  | { readonly kind: 'number-confirmed'; readonly by: PersonId }
  | HandoffOffered
  | {
      readonly kind: 'claim-answered';
      readonly handoffId: string;
      readonly mentee: Named;
      /** `won`: it is theirs. `taken`: somebody else has it. `gone`: it was resolved before. */
      readonly answer: 'won' | 'taken' | 'gone';
      readonly owner: Named | null;
      /** Why that person is wanted: whoever takes over may never have been offered it. */
      readonly reason?: HandoffReason;
      readonly phoneRead?: true;
    }
  /** To a mentor: a handoff they were offered or held is no longer theirs to act on. */
  | {
      readonly kind: 'handoff-closed';
      readonly handoffId: string;
      readonly mentee: Named;
      readonly by: Named | null;
      /** Nothing had been heard of the mentee, and they have written again. */
      readonly wroteAgain?: true;
      /** They held it, nobody waited for a word, and it was calm: it is over. */
      readonly rested?: true;
      /** They held it, and others are asked now. */
      readonly withTeam?: true;
    }
  /** To the holder: the mentee waits for a word of theirs. */
  | { readonly kind: 'still-there'; readonly handoffId: string; readonly mentee: Named }
  /** To whoever held it: it is theirs no longer. `by` has taken it over; null: it is back with the team, for they were silent. */
  | {
      readonly kind: 'handoff-lost';
      readonly handoffId: string;
      readonly mentee: Named;
      readonly by: Named | null;
      readonly because: string | null;
    }
  /** To whoever passed it to `to`, a name as they wrote it. `off`: that person is not on shift. In these two it stays theirs.
   * `nobody`: they gave it back or cannot come, to nobody by name, and nobody is left to ask. */
  | {
      readonly kind: 'pass-answered';
      readonly handoffId: string;
      readonly mentee: Named;
      readonly to: string;
      readonly answer: 'passed' | 'off' | 'unknown' | 'nobody';
      /** In the last two: the names of those who could be asked now. An earlier version did not tell. */
      readonly there?: readonly string[];
    }
  /** To whoever wanted to take one over: there is none such, or they are no coordinator. Names as they wrote them. */
  | {
      readonly kind: 'take-over-refused';
      readonly mentee: string;
      readonly from: string;
      readonly because: 'unknown' | 'not-allowed';
    }
  /** To whoever came without being asked: nobody waits for them. What they wanted, and whom they named, as they wrote it. */
  | { readonly kind: 'nobody-waits'; readonly to: ComesTo; readonly mentee: string | null }
  /** To a mentor or coordinator: words that another of them wants to be heard, and what about. */
  | {
      readonly kind: 'colleague-shared';
      readonly from: Named;
      readonly about: SharedAbout | SharedWhenSerious;
      readonly words: string;
      /** Whom it is about, where it is serious. */
      readonly mentee?: string;
      /** Who is with them, where it is not the one who shares it. */
      readonly mentor?: string;
    }
  /** To whoever wanted them to be heard: by whom they are. Nobody: there is none of the name `wanted`, or no coordinator. */
  | { readonly kind: 'share-answered'; readonly heardBy: readonly Named[]; readonly wanted: string | null }
  /** To a mentee: a note that a mentor wants to be kept with their record. */
  | { readonly kind: 'note-kept'; readonly handoffId: string; readonly by: Named; readonly words: string }
  /** To a mentor: a coordinator has read their story, and it may be told, or not yet. */
  | { readonly kind: 'story-looked-at'; readonly by: Named; readonly ok: boolean }
  /** To a mentor: somebody asks for a story of theirs (not one of those `heard`), or for the next part of one. */
  | {
      readonly kind: 'story-asked';
      readonly mentee: Named;
      readonly topic: string;
      readonly heard: readonly string[];
      readonly next: { readonly story: string; readonly part: number } | null;
    }
  /** To a mentee: the part that was asked for. Null: there is none, or it was taken back. */
  | {
      readonly kind: 'story-answered';
      readonly mentor: Named;
      readonly told: {
        readonly story: string;
        readonly part: number;
        readonly words: string;
        readonly isLast: boolean;
      } | null;
      readonly next: { readonly story: string; readonly part: number } | null;
    }
  | MenteeSpoke
  /** To a mentor who holds the handoff: the mentee has stopped all texts. `ring`: and was in danger. */
  | { readonly kind: 'mentee-stopped'; readonly handoffId: string; readonly mentee: Named; readonly ring?: true }
  /** To a mentor who holds the handoff: the mentee had stopped all texts, and wants them again. */
  | { readonly kind: 'mentee-back'; readonly handoffId: string; readonly mentee: Named }
  /** To a mentor who holds the handoff: somebody else read the mentee's phone, and does no longer. */
  | { readonly kind: 'phone-free'; readonly handoffId: string; readonly mentee: Named }
  /** To a mentor: what they wrote did not reach the mentee, and why. */
  | {
      readonly kind: 'words-refused';
      readonly handoffId: string;
      readonly mentee: Named;
      readonly because: 'stopped' | 'not-yours' | 'undelivered' | 'paused';
    }
  /** To a mentee: what is written down about them, as they asked. */
  | ({ readonly kind: 'record-told' } & RecordTold)
  /** To a mentee: a coordinator has been given a copy of everything that is held about them, and made sure who asked in this way. */
  | { readonly kind: 'record-exported'; readonly checked: string }
  /** To a mentee: a human has made sure that they want everything about them deleted. */
  | { readonly kind: 'deletion-confirmed'; readonly by: Named }
  /** To a coordinator: what somebody thinks of the service. Null: they would rather not say who they are. */
  | { readonly kind: 'feedback-given'; readonly from: Named | null; readonly words: string }
  /** To a mentee's own mentor, by consent: they have finished, as they planned. */
  | { readonly kind: 'mentee-finished'; readonly mentee: Named }
  /** To a mentee's own mentor: what they want passed on, word for word. Nobody waits for an answer. */
  | { readonly kind: 'mentee-told'; readonly mentee: Named; readonly words: string }
  /** To a mentee: what they wanted passed on lately did not reach their mentor. */
  | { readonly kind: 'telling-failed' }
  /** A message of ours to this person could not be delivered, after every attempt. */
  | {
      readonly kind: 'delivery-failed';
      readonly messageId: string;
      readonly cue: string;
      /** The provider's code, or ours. */
      readonly because: string;
      readonly means?: UndeliveredMeans;
    };

/** A happening with its identity and its instant (milliseconds since 1970, UTC). */
export type MailboxEvent = Happening & { readonly id: string; readonly at: number };
