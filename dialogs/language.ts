import type { AnswerWords } from './answers';
import type { AsideBook } from './asides/book';
import type { Beginnings } from './flow/beginnings';
import type { FlowBook } from './flow/book';
import type { Directory } from './help/directory';
import type { KeepsakeWords } from './keepsakes/words';
import type { LanguageAsked, LanguageNames } from './language-names';
import type { OtherLanguages } from './languages/other';
import type { MatchingWords } from './matching/words';
import type { MySayWords } from './mentee/my-say/words';
import type { MentorWords } from './mentor/commands';
import type { Person } from './person';
import type { Programme } from './programme';
import type { Region } from './region';
import type { RhythmWords } from './rhythm';
import type { SafetyBook } from './safety';
import type { Edition } from './scripts/edition';
import type { Wording } from './scripts/wording';
import type { StoryWords } from './stories/words';
import type { Topics } from './topics';
import type { IntentBook, OptOutBook, RemarkBook } from './understanding';

/** Everything that belongs to one language: what the bot says in it, and how it hears it. */
export interface Language {
  readonly locale: string;
  readonly names: LanguageNames;
  readonly wording: ReadonlyMap<string, Wording>;
  readonly beginnings: Beginnings;
  readonly answers: AnswerWords;
  readonly safety: SafetyBook;
  readonly optOut: OptOutBook;
  readonly intents: IntentBook;
  readonly remarks: RemarkBook;
  readonly rhythm: RhythmWords;
  readonly topics: Topics;
  readonly keepsakes: KeepsakeWords;
  readonly stories: StoryWords;
  /** What may be asked in the middle of anything. */
  readonly asides: AsideBook;
  /** Languages that the bot cannot read. */
  readonly others: OtherLanguages;
  readonly mentorWords: MentorWords;
  readonly matching: MatchingWords;
  readonly mySay: MySayWords;
  /** Languages in which a yes or no to the question about danger is understood as well. */
  readonly also: readonly Pick<Language, 'locale' | 'answers' | 'topics'>[];
}

/** All that is written down for conversations, read once and handed to the core. */
export interface Library {
  readonly flows: FlowBook;
  /** The id of the edition that its flows and wording are. */
  readonly edition: string;
  /** An edition that was in use before; null when it is not known here, or means nothing to this version of the code. */
  earlier(edition: string): Edition | null;
  /** The language for a locale tag; the default one where there is none. */
  language(locale: string): Language;
  /** The language that somebody asks for. */
  readonly languageAsked: LanguageAsked;
  /** The region for a code; the default one where there is none. */
  region(code: string): Region;
  /** Where there is practical help for somebody: in their region and programme, and in their language. */
  directory(person: Pick<Person, 'region' | 'programme' | 'locale'>): Directory;
  /** Whether the SMS provider answers this message itself, so that a second answer of ours would be one too many. */
  answeredByProvider(text: string): boolean;
  /** How a programme works; `main` where there is no file of its own. */
  programme(name: string): Programme;
}
