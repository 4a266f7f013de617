import type { ComesTo, HandoffReason, Happening, SharedAbout, SharedWhenSerious } from './events';
import type { Shift } from './handoffs/shifts';
import type { MatchHandoffRequest, MatchRequest } from './matching/requests';
import type { Forgettable } from './mentee/my-say/shape';
import type { Named, PersonId } from './person';

export type CueArgs = Readonly<Record<string, string | number>>;

/** Crisis first, then people talking to people, then answers, then what the bot itself starts. */
export const PRIORITIES = ['crisis', 'relay', 'reply', 'started'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** One button: what it stands for, and what is written on it. */
export interface CardOption {
  readonly value: string;
  readonly title: string;
}

/** A small picture under a message: a path, with a stone for each step that was done. It says nothing that the words do not say. */
export interface Picture {
  readonly kind: 'path';
  readonly stones: number;
}

/** Buttons under a message, for channels that have them. What is pressed comes back as `pressed`. */
export interface Choices {
  /** The card's id: no other person's card has the same (see cards.ts). */
  readonly card: string;
  readonly options: readonly CardOption[];
  /** A line under the buttons; null for none. */
  readonly hint: string | null;
  /** Shown above them; it may be all that there is. */
  readonly picture?: Picture | undefined;
}

/** One message to the person whose turn this is. `cue` names the moment, `text` is what their phone will show. */
export interface Say {
  readonly kind: 'say';
  readonly cue: string;
  readonly args: CueArgs;
  readonly text: string;
  readonly priority: Priority;
  /** Checked again at the moment of sending: drop the message unless this mentor still holds this handoff. */
  readonly onlyWhile?: { readonly handoffId: string; readonly owner: PersonId };
  /** Where there are buttons. Everywhere else the text says it all. */
  readonly choices?: Choices;
}

/** A request to the handoff queue. Its answer comes back as an event in the mailboxes of those concerned. */
export type HandoffRequest =
  | MatchRequest
  | MatchHandoffRequest
  | {
      readonly kind: 'handoff';
      readonly do: 'open';
      readonly handoffId: string;
      readonly reason: HandoffReason;
      readonly words: string | null;
      /** More words while they wait, and no new danger: whoever cannot come is not asked again. */
      readonly more?: true;
      /** There is danger, and whoever is with them has not written for some minutes: the next is asked as soon as for any danger. */
      readonly unread?: true;
      /** Somebody else reads their phone, or does no longer; as it was, where it is not said. */
      readonly phoneRead?: boolean;
      /** The danger is somebody else's, by what they wrote, or it is their own after all; as it was, where it is not said. */
      readonly others?: boolean;
      /** No text reaches them, as they stopped all, or texts do again. */
      readonly stopped?: boolean;
      /** Whom they do not want, as their turn knows it: their record may be written later than this is asked. */
      readonly apart?: readonly PersonId[];
    }
  | { readonly kind: 'handoff'; readonly do: 'claim'; readonly handoffId: string; readonly mentee: Named }
  | { readonly kind: 'handoff'; readonly do: 'release'; readonly handoffId: string; readonly mentee: Named }
  /** Offered to them, and they cannot: it goes to the next. `unseen`: they were not shown it, and know nothing of it. */
  | {
      readonly kind: 'handoff';
      readonly do: 'decline';
      readonly handoffId: string;
      readonly mentee: Named;
      readonly unseen?: true;
    }
  | { readonly kind: 'handoff'; readonly do: 'resolve'; readonly handoffId: string; readonly mentee: Named }
  /** To somebody by name, as the mentor wrote it: the queue knows who that is. They are asked, and the ladder goes on if they do not come. */
  | {
      readonly kind: 'handoff';
      readonly do: 'pass';
      readonly handoffId: string;
      readonly mentee: Named;
      readonly to: string;
    }
  /** A coordinator takes it from whoever holds it. Both by name: the queue knows which handoff that is. */
  | {
      readonly kind: 'handoff';
      readonly do: 'take-over';
      readonly mentee: string;
      readonly from: string;
      /** In the coordinator's words; told to whoever held it, and kept nowhere in the queue. */
      readonly because: string;
    }
  /**
   * By a mentor or coordinator to whom nothing is offered: they are there all the same, off shift or not asked yet. They take somebody, ask who
   * waits, or have written something; whom they named, as they wrote it.
   */
  | {
      readonly kind: 'handoff';
      readonly do: 'come';
      readonly to: ComesTo;
      readonly mentee: string | null;
    }
  /** The holder was asked whether they are still there, and is. */
  | { readonly kind: 'handoff'; readonly do: 'keep'; readonly handoffId: string; readonly mentee: Named }
  /** By the mentee: somebody was asked to look in because nothing was heard of them, and they have written. */
  | { readonly kind: 'handoff'; readonly do: 'withdraw'; readonly handoffId: string; readonly mentee: Named }
  /** By the mentee: there was no danger after all, or is none now. It is urgent no longer, and stays a concern until a human has looked. */
  | { readonly kind: 'handoff'; readonly do: 'ease'; readonly handoffId: string; readonly mentee: Named }
  /** By a mentor or coordinator: whom it is for may be in danger, as they tell it. */
  | { readonly kind: 'handoff'; readonly do: 'raise'; readonly handoffId: string; readonly mentee: Named }
  /** By the mentee: from now on they wait for a word of whoever holds it. */
  | { readonly kind: 'handoff'; readonly do: 'await'; readonly handoffId: string; readonly mentee: Named }
  /** By the mentee: the holder's words have come. */
  | { readonly kind: 'handoff'; readonly do: 'answered'; readonly handoffId: string; readonly mentee: Named }
  /** By a mentor or coordinator: off shift from now on, or back on it. */
  | { readonly kind: 'handoff'; readonly do: 'go-off' }
  | { readonly kind: 'handoff'; readonly do: 'go-on' }
  /** Their weekly rota from now on; null for always on shift. */
  | { readonly kind: 'handoff'; readonly do: 'set-shifts'; readonly shifts: readonly Shift[] | null }
  /** By a mentor, or by a mentee of what their mentor may not read. Their own words, to the one they named (as they wrote the name), or to every coordinator. Kept nowhere in the queue. */
  | {
      readonly kind: 'handoff';
      readonly do: 'share';
      readonly about: SharedAbout | SharedWhenSerious;
      readonly to: string | null;
      readonly words: string;
      /** Whom it is about, where it is serious. */
      readonly mentee?: string;
      /** Who is with them, where it is not the one who shares it. */
      readonly mentor?: string;
      /** Whoever else hears it, this one does not. */
      readonly without?: PersonId;
    };

/** Something that happened for another person, put into their mailbox. */
export interface Post {
  readonly kind: 'post';
  readonly to: PersonId;
  readonly event: Happening;
}

/** A line in the person's append-only ledger: what was agreed, reached or noted. Never free text of theirs beyond what a goal needs. */
export interface Ledger {
  readonly kind: 'ledger';
  readonly what: string;
  readonly detail: CueArgs;
}

/**
 * A request to whoever keeps what is written about this person: read it out to them (it comes back as `record-told`), let go of
 * something (`last`: what was told in the message `event`), erase everything, or let texts be sent to their address again. `feedback`
 * is kept apart from them where `from` is null.
 */
export type RecordRequest =
  | { readonly kind: 'record'; readonly do: 'tell' | 'erase' | 'welcome-again' }
  | { readonly kind: 'record'; readonly do: 'forget'; readonly what: Forgettable; readonly event: string | null }
  | { readonly kind: 'record'; readonly do: 'feedback'; readonly from: Named | null; readonly words: string };

/** The event was heard and rightly changes nothing. */
export interface Ignore {
  readonly kind: 'ignore';
  readonly because: string;
}

export type Effect = Say | HandoffRequest | Post | Ledger | RecordRequest | Ignore;
