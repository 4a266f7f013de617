import type { Choice, Node } from './parse';
import { classMark } from './sound';

/** One of these words must stand in a message, or the pattern cannot be found in it. */
export type Need = ReadonlySet<string>;

/** One pattern of a program, and the group that it belongs to. */
export interface Wanted {
  readonly group: number;
  readonly node: Node;
}

export interface Anchored {
  /** Its number in the program. */
  readonly pattern: number;
  readonly group: number;
  readonly others: readonly Need[];
}

/** The patterns that wait behind each word. Plain data. */
export type AnchoredBy = ReadonlyMap<string, readonly Anchored[]>;

/** @param patterns all patterns of a program, by number. @param groups which of them are looked for here. @param needs what `needsOf` says. */
export function anchor(
  patterns: readonly Wanted[],
  groups: (group: number) => boolean,
  needs: readonly (readonly Need[])[],
): AnchoredBy {
  const byWord = new Map<string, Anchored[]>();
  patterns.forEach(({ group }, pattern) => {
    if (!groups(group)) return;
    const [rarest, ...others] = needs[pattern] ?? [];
    // The parser refuses a pattern all of which may be left out.
    if (rarest === undefined) throw new Error(`Pattern ${pattern} needs no word.`);
    const anchored = { pattern, group, others };
    for (const word of rarest) push(byWord, word, anchored);
  });
  return byWord;
}

/**
 * Which patterns could be in a message at all. A book has hundreds, and next to none of them is in an ordinary message: each waits
 * behind the rarest word that it cannot do without, its anchor, and is asked for its other needs only where that stands.
 */
export class Anchors {
  constructor(private readonly byWord: AnchoredBy) {}

  /**
   * The numbers of the patterns whose every need is met by these words; null when there are none.
   * @param groups only patterns of these groups, where given
   */
  possible(words: ReadonlySet<string>, groups?: ReadonlySet<number>): ReadonlySet<number> | null {
    let found: Set<number> | null = null;
    for (const word of words) {
      const here = this.byWord.get(word);
      if (here === undefined) continue;
      for (const { pattern, group, others } of here) {
        if (groups !== undefined && !groups.has(group)) continue;
        if (!areMet(others, words)) continue;
        found ??= new Set();
        found.add(pattern);
      }
    }
    return found;
  }
}

function areMet(needs: readonly Need[], words: ReadonlySet<string>): boolean {
  for (const need of needs) if (!meet(need, words)) return false;
  return true;
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size > b.size) return meet(b, a);
  for (const word of a) if (b.has(word)) return true;
  return false;
}

/** For each pattern its needs, the rarest first. A word counts as the more common, the more often the patterns of the book have it. */
export function needsOf(nodes: readonly Node[]): (readonly Need[])[] {
  const common = new Map<string, number>();
  const choices = new Map<Choice, number>();
  for (const node of nodes) count(node, common, choices);
  for (const [choice, times] of choices) {
    const words = choice.others.length === 0 ? choice.words : wordsOf(choice);
    for (const word of words) more(common, word, times);
  }
  const needs = new Needs(common);
  return nodes.map((node) => needs.of(node));
}

/** Counts words and choices. A list is one choice in all its places: what it holds need only be gone through once. */
function count(node: Node, words: Map<string, number>, choices: Map<Choice, number>): void {
  if (node.kind === 'word') more(words, node.word, 1);
  else if (node.kind === 'class') more(words, classMark(node.name), 1);
  else if (node.kind === 'maybe') count(node.item, words, choices);
  else if (node.kind === 'row') for (const item of node.items) count(item, words, choices);
  else if (node.kind === 'choice') more(choices, node, 1);
}

function more<Key>(counts: Map<Key, number>, key: Key, times: number): void {
  counts.set(key, (counts.get(key) ?? 0) + times);
}

function wordsOf(node: Node, found = new Set<string>()): ReadonlySet<string> {
  if (node.kind === 'word') found.add(node.word);
  else if (node.kind === 'class') found.add(classMark(node.name));
  else if (node.kind === 'maybe') wordsOf(node.item, found);
  else if (node.kind === 'row') for (const item of node.items) wordsOf(item, found);
  else if (node.kind === 'choice') {
    for (const word of node.words) found.add(word);
    for (const option of node.others) wordsOf(option, found);
  }
  return found;
}

/** A need, and how common its words are together. */
interface Weighed {
  readonly words: Need;
  readonly cost: number;
}

const NO_NEEDS: readonly Weighed[] = [];

/** Finds out what patterns cannot do without. */
class Needs {
  /** Lists are shared by many patterns, and so are words. */
  private readonly ofChoices = new Map<Choice, readonly Weighed[]>();
  private readonly ofWords = new Map<string, readonly Weighed[]>();

  constructor(private readonly common: ReadonlyMap<string, number>) {}

  of(node: Node): Need[] {
    return [...this.needed(node)].sort((a, b) => a.cost - b.cost).map(({ words }) => words);
  }

  /** What every way of saying it holds. */
  private needed(node: Node): readonly Weighed[] {
    switch (node.kind) {
      case 'word':
        return this.word(node.word);
      case 'class':
        return this.word(classMark(node.name));
      case 'gap':
      case 'maybe':
        return NO_NEEDS;
      case 'row':
        return node.items.flatMap((item) => this.needed(item));
      case 'choice':
        return remembered(this.ofChoices, node, () => this.choice(node));
    }
  }

  private word(word: string): readonly Weighed[] {
    return remembered(this.ofWords, word, () => [this.weighed(new Set([word]))]);
  }

  /** Whichever option it is, its rarest need is met: so one word of all of these together is there. */
  private choice({ words, others }: Choice): readonly Weighed[] {
    if (others.length === 0) return [this.weighed(words)];
    const all = new Set(words);
    for (const option of others) {
      const [first, ...more] = this.needed(option);
      if (first === undefined) return NO_NEEDS;
      const rarest = more.reduce((a, b) => (a.cost <= b.cost ? a : b), first);
      for (const word of rarest.words) all.add(word);
    }
    return [this.weighed(all)];
  }

  private weighed(words: Need): Weighed {
    let cost = 0;
    for (const word of words) cost += this.common.get(word) ?? 0;
    return { words, cost };
  }
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, find: () => Value): Value {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}

function push(map: Map<string, Anchored[]>, word: string, anchored: Anchored): void {
  const known = map.get(word);
  if (known) known.push(anchored);
  else map.set(word, [anchored]);
}
