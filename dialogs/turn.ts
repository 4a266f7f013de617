import type { Effect } from './effects';
import type { FlowBook } from './flow/book';
import type { Directory } from './help/directory';
import type { Language } from './language';
import type { LanguageAsked } from './language-names';
import type { Person } from './person';
import type { Programme } from './programme';
import type { Region } from './region';
import type { Edition } from './scripts/edition';
import type { PersonState } from './state';
import type { Understanding } from './understanding';

/** Everything a turn may know beyond the person's own state. Time and wording are arguments, never looked up. */
export interface TurnContext {
  /** The instant of the turn, milliseconds since 1970, UTC. */
  readonly now: number;
  readonly person: Person;
  /** Their own mentor cannot be asked now. */
  readonly mentorAway: boolean;
  readonly language: Language;
  /** The language for a tag: somebody may have chosen another than they were enrolled with. */
  readonly languageOf: (locale: string) => Language;
  readonly languageAsked: LanguageAsked;
  readonly region: Region;
  /** Where there is practical help for them. */
  readonly directory: Directory;
  /** How the programme they belong to works. */
  readonly programme: Programme;
  readonly flows: FlowBook;
  /** The id of the edition that flows and wording are. */
  readonly edition: string;
  /** An edition that was in use before, or null. */
  readonly earlier: (edition: string) => Edition | null;
  /** Whether the SMS provider answers this message itself: STOP, START or HELP, where it is set up to. */
  readonly answeredByProvider: (text: string) => boolean;
}

export interface TurnResult {
  readonly state: PersonState;
  readonly effects: readonly Effect[];
  /** Nothing, for most turns. */
  readonly unsure?: Unsure | null;
  /** What was heard can wait for nobody, and nor can what lies in the mailbox with it. */
  readonly pressing?: boolean;
}

/**
 * A message of which the embedded recogniser is not sure what is meant, and about which another one may be asked. Taken again
 * with that answer in the event (`understanding`), the turn uses it; taken without one, it stands as it is.
 */
export interface Unsure {
  readonly text: string;
  /** What the embedded one made of it. */
  readonly meant: Understanding;
}

/** A newer version put it there, and this one was rolled back to: the mailroom keeps it, and tells a human. */
export function unknownEvent(_event: never): never {
  throw new Error('An event of a kind that this version does not know.');
}
