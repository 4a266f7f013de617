/** How far a message of ours has come. The last three are ends; of `failed` and `suppressed` the reason is known. */
export type Delivery = 'queued' | 'sent' | 'delivered' | 'failed' | 'suppressed';

/** What became of a message that was heard. Exactly one of the last three in the end. */
export type Ending =
  | { readonly how: 'waiting' }
  /** `turn` names the commit. */
  | { readonly how: 'turned'; readonly turn: string }
  | { readonly how: 'ignored'; readonly because: string }
  /** No turn survived it. A human was called, under this handoff. */
  | { readonly how: 'dead'; readonly handoffId: string };

/** One line of a conversation as it was held, for whoever may read it. Instants are person-facing milliseconds. */
export type LogLine =
  | {
      readonly from: 'person';
      /** The event's, made of the sender's own id of the message. */
      readonly id: string;
      readonly at: number;
      readonly channel: string;
      readonly text: string;
      readonly ending: Ending;
    }
  | {
      readonly from: 'bot';
      readonly at: number;
      readonly cue: string;
      readonly text: string;
      readonly messageId: string;
      readonly delivery: Delivery;
      /** Why it failed or was held back: a provider's code, or a word of ours. */
      readonly because?: string;
    };

/** How many turns are kept of each conversation. */
export const LOG_TURNS = 100;
