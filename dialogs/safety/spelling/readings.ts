import { remembering } from '../../remember';
import { LONGEST_WORD, unleet } from './disguises';
import { isOneEdit, shortened } from './edit';
import type { Spelling } from './rules';

/** How a written word may be heard: either one word with several readings, or several words in its place. */
export type Heard = { readonly forms: readonly string[] } | { readonly instead: readonly string[] };

/** Enough for the words of everyday messages: what one may be heard as takes long to find out. */
const REMEMBERED = 4_000;
/** A longer piece of a text is kept by V8 as a view of it: the whole message would be remembered with the word. */
const LONGEST_REMEMBERED = 12;
const SHORTEST_MISSPELT = 5;
/** A word that is listened for itself is read as a shortened one from so many letters on: "drinkin", and not "thin". */
const SHORTEST_SHORTENED = 5;
const STRETCHED = /([a-z])\1\1/;

/** Hears single words, given how people spell and the words that any pattern listens for. */
export class WordReader {
  private readonly stretched = new Map<string, string[]>();
  private readonly misspelt: Misspelt;
  private readonly remembered = remembering(REMEMBERED, (typed: string) => this.read(typed));

  constructor(
    private readonly spelling: Spelling,
    private readonly vocabulary: ReadonlySet<string>,
  ) {
    for (const word of [...spelling.shorthand.keys(), ...vocabulary]) push(this.stretched, squeezed(word), word);
    this.misspelt = misspeltOf(spelling);
  }

  knows(word: string): boolean {
    return this.vocabulary.has(word) || this.spelling.shorthand.has(word);
  }

  /** A word of letters and digits (and apostrophes, as typed). */
  hear(typed: string): Heard {
    return typed.length > LONGEST_REMEMBERED ? this.read(typed) : this.remembered(typed);
  }

  private read(typed: string): Heard {
    const word = typed.replaceAll("'", '');
    const instead = this.spelling.shorthand.get(typed) ?? this.spelling.shorthand.get(word);
    if (instead) return { instead };
    const forms = [word, ...(this.spelling.also.get(typed) ?? this.spelling.also.get(word) ?? [])];
    if (word.length > LONGEST_WORD) return { forms };
    // "my brother's getting": both "brothers" and "brother".
    if (typed.endsWith("'s")) forms.push(word.slice(0, -1));
    if (this.vocabulary.has(word)) {
      if (word.length >= SHORTEST_SHORTENED) forms.push(...this.lengthened(word));
      return { forms };
    }
    for (const guess of this.guesses(word)) {
      const meant = this.spelling.shorthand.get(guess);
      if (meant) return { instead: meant };
      if (!forms.includes(guess)) forms.push(guess);
    }
    return { forms };
  }

  private guesses(word: string): string[] {
    const found: string[] = [];
    if (STRETCHED.test(word)) found.push(...(this.stretched.get(squeezed(word)) ?? [squeezed(word)]));
    const shorter = word.slice(0, -1);
    if (word.length > 3 && word.at(-1) === word.at(-2) && this.vocabulary.has(shorter)) found.push(shorter);
    found.push(...this.lengthened(word));
    const digitsToo = /[a-z]/.test(word) && /\d/.test(word);
    if (digitsToo) found.push(...[unleet(word, 'i'), unleet(word, 'l')].filter((plain) => this.knows(plain)));
    if (word.length >= SHORTEST_MISSPELT) found.push(...this.nearest(word));
    return found;
  }

  /** "drinkin" as "drinking", where somebody listens for that. */
  private lengthened(word: string): string[] {
    return [...this.spelling.endings]
      .filter(([short]) => word.endsWith(short))
      .map(([short, long]) => word.slice(0, word.length - short.length) + long)
      .filter((whole) => this.vocabulary.has(whole));
  }

  private nearest(word: string): string[] {
    const found = new Set<string>();
    const take = (short: string) => {
      const near = this.misspelt.get(short);
      if (near !== undefined) for (const meant of near) if (isOneEdit(word, meant)) found.add(meant);
    };
    take(word);
    for (let i = 0; i < word.length; i += 1) take(word.slice(0, i) + word.slice(i + 1));
    return [...found];
  }
}

/** Words by what they have in common with their misspellings. */
type Misspelt = ReadonlyMap<string, readonly string[]>;

const misspelt = new WeakMap<Spelling, Misspelt>();

/** The same for all readers of a spelling. */
function misspeltOf(spelling: Spelling): Misspelt {
  const known = misspelt.get(spelling);
  if (known) return known;
  const made = new Map<string, string[]>();
  for (const word of spelling.misspelt) for (const short of [word, ...shortened(word)]) push(made, short, word);
  misspelt.set(spelling, made);
  return made;
}

function push(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [word]);
  else if (!list.includes(word)) list.push(word);
}

function squeezed(word: string): string {
  return word.replace(/([a-z])\1+/g, '$1');
}
