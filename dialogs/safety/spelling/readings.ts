import { isOneEdit, shortened } from './edit';
import type { Spelling } from './rules';

/** How a written word may be heard: either one word with several readings, or several words in its place. */
export type Heard = { readonly forms: readonly string[] } | { readonly instead: readonly string[] };

/** Longer runs of letters are no word of any language here, and are left as they are. */
const LONGEST_WORD = 40;
const SHORTEST_MISSPELT = 5;
const STRETCHED = /([a-z])\1\1/;
const LEET: ReadonlyMap<string, string> = new Map([
  ['0', 'o'],
  ['1', 'i'],
  ['3', 'e'],
  ['4', 'a'],
  ['5', 's'],
  ['7', 't'],
  ['@', 'a'],
  ['$', 's'],
  ['!', 'i'],
  ['|', 'l'],
]);

/** Hears single words, given how people spell and the words that any pattern listens for. */
export class WordReader {
  private readonly stretched = new Map<string, string[]>();
  private readonly misspelt = new Map<string, string[]>();
  private readonly disguisedByLength = new Map<number, string[]>();

  constructor(
    private readonly spelling: Spelling,
    private readonly vocabulary: ReadonlySet<string>,
  ) {
    for (const word of [...spelling.shorthand.keys(), ...vocabulary]) push(this.stretched, squeezed(word), word);
    for (const word of spelling.misspelt)
      for (const short of [word, ...shortened(word)]) push(this.misspelt, short, word);
    for (const word of spelling.disguised) push(this.disguisedByLength, word.length, word);
  }

  knows(word: string): boolean {
    return this.vocabulary.has(word) || this.spelling.shorthand.has(word);
  }

  /** A word of letters and digits (and apostrophes, as typed). */
  hear(typed: string): Heard {
    const word = typed.replaceAll("'", '');
    const instead = this.spelling.shorthand.get(typed) ?? this.spelling.shorthand.get(word);
    if (instead) return { instead };
    const forms = [word, ...(this.spelling.also.get(typed) ?? this.spelling.also.get(word) ?? [])];
    if (word.length > LONGEST_WORD) return { forms };
    // "my brother's getting": both "brothers" and "brother".
    if (typed.endsWith("'s")) forms.push(word.slice(0, -1));
    if (this.vocabulary.has(word)) return { forms };
    for (const guess of this.guesses(word)) {
      const meant = this.spelling.shorthand.get(guess);
      if (meant) return { instead: meant };
      if (!forms.includes(guess)) forms.push(guess);
    }
    return { forms };
  }

  /** The word behind letters swapped for signs (`su1c1de`, `k!ll`, `k*ll`), or null. */
  undisguise(chunk: string): string | null {
    if (chunk.length > LONGEST_WORD) return null;
    if (chunk.includes('*')) return this.starred(chunk);
    const plain = unleet(chunk, 'i');
    const found = [plain, unleet(chunk, 'l'), plain.replace(/[^a-z0-9]/g, '')].find((word) => this.disguised(word));
    return found ?? null;
  }

  private guesses(word: string): string[] {
    const found: string[] = [];
    if (STRETCHED.test(word)) found.push(...(this.stretched.get(squeezed(word)) ?? [squeezed(word)]));
    const shorter = word.slice(0, -1);
    if (word.length > 3 && word.at(-1) === word.at(-2) && this.vocabulary.has(shorter)) found.push(shorter);
    for (const [short, long] of this.spelling.endings) {
      const whole = word.slice(0, word.length - short.length) + long;
      if (word.endsWith(short) && this.vocabulary.has(whole)) found.push(whole);
    }
    const digitsToo = /[a-z]/.test(word) && /\d/.test(word);
    if (digitsToo) found.push(...[unleet(word, 'i'), unleet(word, 'l')].filter((plain) => this.knows(plain)));
    if (word.length >= SHORTEST_MISSPELT) found.push(...this.nearest(word));
    return found;
  }

  private nearest(word: string): string[] {
    const found = new Set<string>();
    for (const short of [word, ...shortened(word)]) {
      for (const meant of this.misspelt.get(short) ?? []) if (isOneEdit(word, meant)) found.add(meant);
    }
    return [...found];
  }

  private disguised(word: string): boolean {
    return this.disguisedByLength.get(word.length)?.includes(word) ?? false;
  }

  private starred(chunk: string): string | null {
    const fits = (word: string) => [...chunk].every((c, i) => c === '*' || c === word.charAt(i));
    return this.disguisedByLength.get(chunk.length)?.find(fits) ?? null;
  }
}

function push<K>(map: Map<K, string[]>, key: K, word: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [word]);
  else if (!list.includes(word)) list.push(word);
}

function squeezed(word: string): string {
  return word.replace(/([a-z])\1+/g, '$1');
}

/** `one` says whether the digit 1 stands for i or for l. */
function unleet(word: string, one: string): string {
  let plain = '';
  for (const c of word) plain += c === '1' ? one : (LEET.get(c) ?? c);
  return plain;
}
