import type { Wanted } from './anchors';
import type { Node, Pattern, WordClass } from './parse';
import { classMark } from './sound';

/** A gap, `...`, is up to this many words. */
const GAP = 4;

/**
 * A state of the matcher: what may come next, and which groups are complete on arriving here. All patterns of a book share one
 * machine, walked once over the message whatever their number.
 */
export interface State {
  /** By word, or by the mark of a class. */
  readonly byWord: ReadonlyMap<string, readonly number[]>;
  readonly any: readonly number[];
  /** As `any`, in patterns that spare or soften: not over a turning word. */
  readonly anyInBreath: readonly number[];
  readonly complete: readonly Completion[];
}

export interface Completion {
  readonly group: number;
  /** Counts only at the end of the message. */
  readonly atEnd: boolean;
}

export interface Program {
  readonly states: readonly State[];
  /** Where patterns begin anywhere in a message, and where those that must begin it begin. */
  readonly anywhere: number;
  readonly atStart: number;
  readonly groups: number;
  /** Every pattern by its number, and the number of the one that each state belongs to: no two patterns share a state but the first. */
  readonly patterns: readonly Wanted[];
  readonly patternOf: readonly number[];
  /** Words that a gap does not leap: "going to ... kill" must not read over "not". */
  readonly gapStops: ReadonlySet<string>;
  /** Words that begin something new ("and", "but"): what spares or softens does not reach over them. */
  readonly turningWords: ReadonlySet<string>;
  readonly vocabulary: ReadonlySet<string>;
}

type Step = { readonly to: number } & (
  | { readonly words: Iterable<string> }
  | { readonly any: 'anything' | 'in-breath' }
);

/** A knot of the net before the free moves (`free`) are worked in. */
interface Knot {
  /** The number of the pattern that it belongs to. */
  readonly pattern: number;
  readonly free: number[];
  readonly steps: Step[];
  readonly complete: Completion[];
}

/** Collects patterns under group numbers and builds the machine that finds them all. */
export class ProgramBuilder {
  private readonly knots: Knot[] = [];
  private readonly vocabulary = new Set<string>();
  private readonly patterns: Wanted[] = [];
  private groups = 0;
  private reach: 'anything' | 'in-breath' = 'anything';
  private readonly anywhere = this.knot();
  private readonly atStart = this.knot();

  /** A new group that is found wherever one of these patterns is. `reach` is how far its gaps go. */
  group(patterns: readonly Pattern[], reach: 'anything' | 'in-breath'): number {
    this.reach = reach;
    const group = this.groups;
    this.groups += 1;
    for (const pattern of patterns) {
      this.patterns.push({ group, node: pattern.node });
      const goal = this.knot();
      this.at(goal).complete.push({ group, atEnd: pattern.toEnd });
      this.at(pattern.fromStart ? this.atStart : this.anywhere).free.push(this.lay(pattern.node, goal));
    }
    return group;
  }

  build(gapStops: ReadonlySet<string>, turningWords: ReadonlySet<string>): Program {
    // Most knots are only passed through; those where a word can lead become states, numbered in the order they are met.
    const numbers = new Map<number, number>();
    const numberOf = (knot: number) => {
      const number = numbers.get(knot) ?? numbers.size;
      numbers.set(knot, number);
      return number;
    };
    const anywhere = numberOf(this.anywhere);
    const atStart = numberOf(this.atStart);
    const states: State[] = [];
    for (const knot of numbers.keys()) states.push(this.stateOf(knot, numberOf));
    const { groups, patterns, vocabulary } = this;
    const patternOf = [...numbers.keys()].map((knot) => this.at(knot).pattern);
    return { states, anywhere, atStart, groups, patterns, patternOf, gapStops, turningWords, vocabulary };
  }

  private knot(): number {
    return this.knots.push({ pattern: this.patterns.length - 1, free: [], steps: [], complete: [] }) - 1;
  }

  private at(index: number): Knot {
    const knot = this.knots[index];
    if (!knot) throw new Error(`No knot ${index}.`);
    return knot;
  }

  /** Lays out a node so that it leads to `next`; returns where it begins. */
  private lay(node: Node, next: number): number {
    switch (node.kind) {
      case 'word':
        return this.step({ words: this.heard([node.word]), to: next });
      case 'class':
        return this.layClass(node.name, next);
      case 'gap':
        return this.layGap(next);
      case 'row':
        return node.items.reduceRight((to, item) => this.lay(item, to), next);
      case 'maybe':
        return this.free([next, this.lay(node.item, next)]);
      case 'choice': {
        // One step for all the single words of a choice keeps long lists cheap.
        const words = node.options.flatMap((option) => (option.kind === 'word' ? [option.word] : []));
        const others = node.options.filter((option) => option.kind !== 'word').map((option) => this.lay(option, next));
        return this.free(words.length > 0 ? [...others, this.step({ words: this.heard(words), to: next })] : others);
      }
    }
  }

  private layClass(name: WordClass, next: number): number {
    const one = this.step({ words: [classMark(name)], to: next });
    // A mentor's name may be a first name, or a first name and a surname.
    return name === 'mentor' ? this.free([one, this.step({ words: [classMark(name)], to: one })]) : one;
  }

  private layGap(next: number): number {
    let from = next;
    for (let i = 0; i < GAP; i++) from = this.free([next, this.step({ any: this.reach, to: from })]);
    return from;
  }

  private step(step: Step): number {
    const knot = this.knot();
    this.at(knot).steps.push(step);
    return knot;
  }

  private free(to: number[]): number {
    const knot = this.knot();
    this.at(knot).free.push(...to);
    return knot;
  }

  private heard(words: readonly string[]): ReadonlySet<string> {
    for (const word of words) this.vocabulary.add(word);
    return new Set(words);
  }

  private stateOf(start: number, numberOf: (knot: number) => number): State {
    const reached = new Set([start]);
    for (const knot of reached) for (const next of this.at(knot).free) reached.add(next);
    const byWord = new Map<string, number[]>();
    const any: number[] = [];
    const anyInBreath: number[] = [];
    for (const step of [...reached].flatMap((knot) => this.at(knot).steps)) {
      const to = numberOf(step.to);
      if ('any' in step) (step.any === 'anything' ? any : anyInBreath).push(to);
      else for (const word of step.words) add(byWord, word, to);
    }
    return { byWord, any, anyInBreath, complete: [...reached].flatMap((knot) => this.at(knot).complete) };
  }
}

function add<K>(map: Map<K, number[]>, key: K, to: number): void {
  const known = map.get(key);
  if (known) known.push(to);
  else map.set(key, [to]);
}
