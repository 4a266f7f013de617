import type { Spelling } from './rules';

/** Longer runs of letters are no word of any language here, and are left as they are. */
export const LONGEST_WORD = 40;

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

/** Finds words behind letters swapped for signs, given the words that people disguise. */
export class Disguises {
  private readonly byLength = new Map<number, string[]>();

  constructor({ disguised }: Spelling) {
    for (const word of new Set(disguised)) {
      const same = this.byLength.get(word.length);
      if (same === undefined) this.byLength.set(word.length, [word]);
      else same.push(word);
    }
  }

  /** The word behind letters swapped for signs (`su1c1de`, `k!ll`, `k*ll`), or null. */
  undisguise(chunk: string): string | null {
    if (chunk.length > LONGEST_WORD) return null;
    if (chunk.includes('*')) return this.starred(chunk);
    const plain = unleet(chunk, 'i');
    const found = [plain, unleet(chunk, 'l'), plain.replace(/[^a-z0-9]/g, '')].find((word) => this.isDisguised(word));
    return found ?? null;
  }

  private isDisguised(word: string): boolean {
    return this.byLength.get(word.length)?.includes(word) ?? false;
  }

  private starred(chunk: string): string | null {
    const fits = (word: string) => [...chunk].every((c, i) => c === '*' || c === word.charAt(i));
    return this.byLength.get(chunk.length)?.find(fits) ?? null;
  }
}

/** `one` says whether the digit 1 stands for i or for l. */
export function unleet(word: string, one: string): string {
  let plain = '';
  for (const c of word) plain += c === '1' ? one : (LEET.get(c) ?? c);
  return plain;
}
