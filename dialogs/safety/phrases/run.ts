import type { Token } from '../normalise';
import type { WordClass } from './parse';
import type { Program, State } from './program';

/** A stretch of a message, in words: from the first up to, not including, the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What was found, by group. */
export type Hits = ReadonlyMap<number, readonly Span[]>;

/** From this number up, a count of tablets or drinks is `<many>`. */
const MANY = 8;

/** The states that are active at one word, each with the word where its pattern began (the latest one, so that finds are short). */
class Front {
  readonly states: number[] = [];
  private readonly from: Int32Array;

  constructor(size: number) {
    this.from = new Int32Array(size).fill(-1);
  }

  began(state: number): number {
    return this.from[state] ?? -1;
  }

  arrive(to: readonly number[] | undefined, from: number): void {
    if (to === undefined) return;
    for (const state of to) {
      const known = this.from[state] ?? -1;
      if (known < 0) this.states.push(state);
      if (known < from) this.from[state] = from;
    }
  }

  clear(): void {
    for (const state of this.states) this.from[state] = -1;
    this.states.length = 0;
  }
}

/**
 * Finds every group of the program in the message. Of the ways in which a pattern can end at a word, the shortest is kept. The time is
 * linear in the message: each word is looked at once per active state, of which there are at most as many as the program has.
 */
export function run(program: Program, tokens: readonly Token[], names: ReadonlySet<string>): Hits {
  const hits = new Map<number, Span[]>();
  const { states } = program;
  let active = new Front(states.length);
  let next = new Front(states.length);
  tokens.forEach((token, at) => {
    const classes = classesOf(token, names);
    const reach = reachOver(token, program);
    // Nothing is found across the end of a sentence.
    if (token.pause !== 'sentence') {
      for (const state of active.states) follow(states[state], token, classes, reach, active.began(state), next);
    }
    follow(states[program.anywhere], token, classes, 'nothing', at, next);
    if (at === 0) follow(states[program.atStart], token, classes, 'nothing', at, next);
    const last = at === tokens.length - 1;
    for (const state of next.states) collect(states[state], { from: next.began(state), to: at + 1 }, last, hits);
    active.clear();
    [active, next] = [next, active];
  });
  return hits;
}

function follow(
  state: State | undefined,
  token: Token,
  classes: readonly WordClass[],
  reach: Reach,
  from: number,
  next: Front,
): void {
  if (!state) return;
  for (const form of token.forms) next.arrive(state.byWord.get(form), from);
  if (state.byClass.size > 0) for (const name of classes) next.arrive(state.byClass.get(name), from);
  if (reach === 'nothing') return;
  next.arrive(state.any, from);
  if (reach === 'all') next.arrive(state.anyInBreath, from);
}

/** Which gaps may leap a word. */
type Reach = 'nothing' | 'what-says' | 'all';

function reachOver(token: Token, program: Program): Reach {
  if (token.forms.some((form) => program.gapStops.has(form))) return 'nothing';
  return program.turningWords.has(token.forms[0] ?? '') ? 'what-says' : 'all';
}

function collect(state: State | undefined, span: Span, last: boolean, hits: Map<number, Span[]>): void {
  for (const { group, atEnd } of state?.complete ?? []) {
    if (atEnd && !last) continue;
    const spans = hits.get(group);
    if (spans) spans.push(span);
    else hits.set(group, [span]);
  }
}

function classesOf(token: Token, names: ReadonlySet<string>): WordClass[] {
  const written = token.forms[0] ?? '';
  const classes: WordClass[] = [];
  if (/^\d/.test(written)) classes.push('number');
  if (/^\d{1,3}$/.test(written) && Number(written) >= MANY) classes.push('many');
  if (/^(19|20)\d\d$/.test(written)) classes.push('year');
  if (token.forms.some((form) => names.has(form))) classes.push('mentor');
  return classes;
}
