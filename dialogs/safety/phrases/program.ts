import type { Wanted } from './anchors';
import type { Choice, Node, Pattern, WordClass } from './parse';
import { classMark } from './sound';

/** A gap, `...`, is up to this many words. */
const GAP = 4;

/** What leads on from a state: a word, or any one of several, or the mark of a class. */
export interface Lead {
  readonly words: string | ReadonlySet<string>;
  readonly to: number;
}

/**
 * A state of the matcher: what may come next, and which groups are complete on arriving here. All patterns of a book share one
 * machine, walked once over the message whatever their number.
 */
export interface State {
  readonly leads: readonly Lead[];
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

/** Where patterns begin: by word, or by the mark of a class. */
export type Beginnings = ReadonlyMap<string, readonly number[]>;

export interface Program {
  readonly states: readonly State[];
  /** Where patterns begin anywhere in a message, and where those that must begin it begin. */
  readonly anywhere: Beginnings;
  readonly atStart: Beginnings;
  readonly groups: number;
  /** The number of the pattern that each state belongs to: no two patterns share a state. */
  readonly patternOf: readonly number[];
  /** Words that a gap does not leap: "going to ... kill" must not read over "not". */
  readonly gapStops: ReadonlySet<string>;
  /** Words that begin something new ("and", "but"): what spares or softens does not reach over them. */
  readonly turningWords: ReadonlySet<string>;
  readonly vocabulary: ReadonlySet<string>;
}

type Reach = 'anything' | 'in-breath';

/** A knot of the net that a pattern is laid out as: a word leads on from it, or anything does, or it is passed through freely, or all is said. */
type Knot =
  | { readonly is: 'word'; readonly words: string | ReadonlySet<string>; readonly to: Knot }
  | { readonly is: 'gap'; readonly reach: Reach; readonly to: Knot }
  | { readonly is: 'free'; readonly to: readonly Knot[] }
  | { readonly is: 'end'; readonly complete: Completion };

/** Collects patterns under group numbers and builds the machine that finds them all. */
export class ProgramBuilder {
  private readonly vocabulary = new Set<string>();
  private readonly heardChoices = new Set<Choice>();
  /** Every pattern by its number. */
  readonly patterns: Wanted[] = [];
  private readonly states: State[] = [];
  private readonly patternOf: number[] = [];
  private readonly anywhere = new Map<string, number[]>();
  private readonly atStart = new Map<string, number[]>();
  private groups = 0;

  /** A new group that is found wherever one of these patterns is. `reach` is how far its gaps go. */
  group(patterns: readonly Pattern[], reach: Reach): number {
    const group = this.groups;
    this.groups += 1;
    for (const { node, fromStart, toEnd } of patterns) {
      this.patterns.push({ group, node });
      const end: Knot = { is: 'end', complete: { group, atEnd: toEnd } };
      this.add(this.lay(node, end, reach), fromStart ? this.atStart : this.anywhere);
    }
    return group;
  }

  build(gapStops: ReadonlySet<string>, turningWords: ReadonlySet<string>): Program {
    const { states, anywhere, atStart, groups, patternOf, vocabulary } = this;
    return { states, anywhere, atStart, groups, patternOf, gapStops, turningWords, vocabulary };
  }

  /** Lays out a node so that it leads to `next`; returns where it begins. */
  private lay(node: Node, next: Knot, reach: Reach): Knot {
    switch (node.kind) {
      case 'word':
        this.vocabulary.add(node.word);
        return { is: 'word', words: node.word, to: next };
      case 'class':
        return layClass(node.name, next);
      case 'gap':
        return layGap(next, reach);
      case 'row':
        return node.items.reduceRight((to, item) => this.lay(item, to, reach), next);
      case 'maybe':
        return { is: 'free', to: [next, this.lay(node.item, next, reach)] };
      case 'choice':
        return this.layChoice(node, next, reach);
    }
  }

  private layChoice(choice: Choice, next: Knot, reach: Reach): Knot {
    const to = choice.others.map((option) => this.lay(option, next, reach));
    // One lead for all the single words of a choice keeps long lists cheap; and one set of words for all the places of a list.
    if (choice.words.size > 0) to.push({ is: 'word', words: choice.words, to: next });
    if (!this.heardChoices.has(choice)) for (const word of choice.words) this.vocabulary.add(word);
    this.heardChoices.add(choice);
    return { is: 'free', to };
  }

  /** Adds the states of a pattern, which begins with a word. */
  private add(first: Knot, beginnings: Map<string, number[]>): void {
    const numbers = new Map<Knot, number>();
    const numberOf = (knot: Knot) => {
      const known = numbers.get(knot);
      if (known !== undefined) return known;
      const number = base + numbers.size;
      numbers.set(knot, number);
      return number;
    };
    const base = this.states.length;
    for (const { words, to } of stateOf(first, numberOf).leads) {
      if (typeof words === 'string') push(beginnings, words, to);
      else for (const word of words) push(beginnings, word, to);
    }
    const pattern = this.patterns.length - 1;
    // Those that are met on the way are gone through as well.
    for (const knot of numbers.keys()) {
      this.states.push(stateOf(knot, numberOf));
      this.patternOf.push(pattern);
    }
  }
}

function layClass(name: WordClass, next: Knot): Knot {
  const words = classMark(name);
  const one: Knot = { is: 'word', words, to: next };
  // A mentor's name may be a first name, or a first name and a surname.
  return name === 'mentor' ? { is: 'free', to: [one, { is: 'word', words, to: one }] } : one;
}

function layGap(next: Knot, reach: Reach): Knot {
  let from = next;
  for (let i = 0; i < GAP; i++) from = { is: 'free', to: [next, { is: 'gap', reach, to: from }] };
  return from;
}

const NOWHERE: readonly number[] = [];
const NOTHING: readonly Completion[] = [];

/** Most knots are only passed through: a state is all that can come next, from wherever the way to it leads on freely. */
function stateOf(start: Knot, numberOf: (knot: Knot) => number): State {
  if (start.is === 'word') {
    return { leads: [leadOf(start, numberOf)], any: NOWHERE, anyInBreath: NOWHERE, complete: NOTHING };
  }
  const leads: Lead[] = [];
  const any: number[] = [];
  const anyInBreath: number[] = [];
  const complete: Completion[] = [];
  const reached = new Set<Knot>([start]);
  for (const knot of reached) {
    if (knot.is === 'free') for (const next of knot.to) reached.add(next);
    else if (knot.is === 'word') leads.push(leadOf(knot, numberOf));
    else if (knot.is === 'end') complete.push(knot.complete);
    else (knot.reach === 'anything' ? any : anyInBreath).push(numberOf(knot.to));
  }
  return { leads, any, anyInBreath, complete };
}

function leadOf({ words, to }: Extract<Knot, { is: 'word' }>, numberOf: (knot: Knot) => number): Lead {
  return { words, to: numberOf(to) };
}

function push(map: Map<string, number[]>, word: string, to: number): void {
  const known = map.get(word);
  if (known) known.push(to);
  else map.set(word, [to]);
}
