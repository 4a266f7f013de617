import type { Channel } from '../../dialogs/person';

/** Which door a message leaves by. */
export type Carriage = 'sms' | 'bot-framework' | 'simulator';

/** Where a person can be reached. Encrypted before it reaches Redis; looked up by a keyed hash of `via` and `handle`. */
export interface Address {
  readonly via: Carriage;
  readonly channel: Channel;
  /** What is stable about it: a number in E.164, or a Bot Framework channel and user id joined by `|`. */
  readonly handle: string;
  /** What the door needs besides, as JSON text: a Bot Framework conversation reference. May change from message to message. */
  readonly reference?: string;
}
