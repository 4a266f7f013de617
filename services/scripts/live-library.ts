import { compileBeginnings } from '../../dialogs/flow/beginnings';
import { type Directory, directoryFor, type HelpFile } from '../../dialogs/help/directory';
import type { Language, Library } from '../../dialogs/language';
import { compileLanguageNames, type LanguageAsked } from '../../dialogs/language-names';
import type { Person } from '../../dialogs/person';
import type { Programme } from '../../dialogs/programme';
import type { Region } from '../../dialogs/region';
import type { Edition } from '../../dialogs/scripts/edition';
import type { Wording } from '../../dialogs/scripts/wording';

/** What a language hears with, which no edition changes. */
export type Hearing = Omit<Language, 'wording' | 'beginnings'>;

/** Everything in a library but flows and wording. */
export interface LibraryParts {
  readonly hearing: ReadonlyMap<string, Hearing>;
  readonly regions: ReadonlyMap<string, Region>;
  readonly help: readonly HelpFile[];
  readonly programme: (name: string) => Programme;
  /** Used for people whose own locale or region has no file. */
  readonly locale: string;
  readonly region: string;
  /** Messages that the SMS provider answers itself, in capitals. */
  readonly answeredByProvider: ReadonlySet<string>;
}

/** Everything that is written down, of which flows and wording can be exchanged while people talk. */
export class LiveLibrary implements Library {
  #current: Edition;
  #languages: ReadonlyMap<string, Language>;
  readonly #directories = new Map<string, Directory>();
  #earlier: (edition: string) => Edition | null = () => null;
  readonly languageAsked: LanguageAsked;

  constructor(
    private readonly parts: LibraryParts,
    edition: Edition,
  ) {
    this.#current = edition;
    this.#languages = languagesIn(parts.hearing, edition);
    this.languageAsked = compileLanguageNames(new Map([...parts.hearing].map(([tag, { names }]) => [tag, names])));
  }

  /** The languages that are offered. */
  get locales(): ReadonlySet<string> {
    return new Set(this.parts.hearing.keys());
  }

  get flows() {
    return this.#current.flows;
  }

  get edition() {
    return this.#current.id;
  }

  /** From now on flows begin in this edition. */
  use(edition: Edition): void {
    this.#languages = languagesIn(this.parts.hearing, edition);
    this.#current = edition;
  }

  /** Where editions that were in use before are found. */
  remember(earlier: (edition: string) => Edition | null): void {
    this.#earlier = earlier;
  }

  earlier(edition: string): Edition | null {
    return this.#earlier(edition);
  }

  language(tag: string): Language {
    return present(this.#languages.get(tag) ?? this.#languages.get(this.parts.locale));
  }

  region(code: string): Region {
    return present(this.parts.regions.get(code) ?? this.parts.regions.get(this.parts.region));
  }

  directory({ region, programme, locale }: Pick<Person, 'region' | 'programme' | 'locale'>): Directory {
    const where = { region, programme, locale: this.#languages.has(locale) ? locale : this.parts.locale };
    const key = Object.values(where).join('\n');
    const known = this.#directories.get(key) ?? directoryFor(this.parts.help, where);
    this.#directories.set(key, known);
    return known;
  }

  answeredByProvider(text: string): boolean {
    return this.parts.answeredByProvider.has(text.trim().toUpperCase());
  }

  programme(name: string): Programme {
    return this.parts.programme(name);
  }
}

function languagesIn(hearing: ReadonlyMap<string, Hearing>, edition: Edition): Map<string, Language> {
  return new Map(
    [...hearing].map(([tag, heard]) => {
      const wording = edition.wording(tag) ?? new Map<string, Wording>();
      return [tag, { ...heard, wording, beginnings: compileBeginnings(wording.values(), heard.answers) }] as const;
    }),
  );
}

/** The default locale and region were there when the library was read, and nothing takes them out. */
function present<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('The default locale or region is not in the library.');
  return found;
}
