import type { Beginnings, Lead, Program, State } from './program';
import type { Sound } from './sound';

/** A stretch of a message, in words: from the first up to, not including, the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What was found, by group. */
export type Hits = ReadonlyMap<number, readonly Span[]>;

const NOT_ACTIVE = -1;

/** The states that are active at one word, each with the word where its pattern began (the latest one, so that finds are short). */
class Front {
  readonly states: number[] = [];
  private readonly from: Int32Array;

  constructor(size: number) {
    this.from = new Int32Array(size).fill(NOT_ACTIVE);
  }

  began(state: number): number {
    return this.from[state] ?? NOT_ACTIVE;
  }

  arrive(state: number, from: number): void {
    const known = this.began(state);
    if (known < 0) this.states.push(state);
    if (known < from) this.from[state] = from;
  }

  arriveAll(to: readonly number[], from: number): void {
    for (const state of to) this.arrive(state, from);
  }

  clear(): void {
    for (const state of this.states) this.from[state] = NOT_ACTIVE;
    this.states.length = 0;
  }
}

/** A front has a place for each of thousands of states, and is empty again after a few steps: each program keeps its two. */
const fronts = new WeakMap<Program, readonly [Front, Front]>();

function emptyFronts(program: Program): readonly [Front, Front] {
  const { length } = program.states;
  const pair = fronts.get(program) ?? [new Front(length), new Front(length)];
  fronts.set(program, pair);
  // Whatever became of the run before.
  for (const front of pair) front.clear();
  return pair;
}

/**
 * Finds the groups of the program in the message. Of the ways in which a pattern can end at a word, the shortest is kept. The time is
 * linear in the message: each word is looked at once per active state, of which there are at most as many as the program has.
 * @param patterns the numbers of those that are looked for; all are where it is left out. Patterns do not know of each other: leaving one
 * out changes nothing in what is found of the others, nor its order.
 */
export function run(program: Program, sounds: readonly Sound[], patterns?: ReadonlySet<number>): Hits {
  const hits = new Map<number, Span[]>();
  const { states } = program;
  let [active, next] = emptyFronts(program);
  for (let at = 0; at < sounds.length; at++) {
    const sound = sounds[at];
    if (sound === undefined) break;
    // Nothing is found across the end of a sentence.
    if (sound.pause !== 'sentence') {
      for (const state of active.states) follow(states[state], sound, active.began(state), next);
    }
    begin(program, program.anywhere, sound, at, patterns, next);
    if (at === 0) begin(program, program.atStart, sound, at, patterns, next);
    const last = at === sounds.length - 1;
    for (const state of next.states) collect(states[state], next.began(state), at + 1, last, hits);
    active.clear();
    [active, next] = [next, active];
  }
  return hits;
}

/** The patterns that begin with this word. */
function begin(
  { patternOf }: Program,
  beginnings: Beginnings,
  { words }: Sound,
  at: number,
  patterns: ReadonlySet<number> | undefined,
  next: Front,
): void {
  for (const word of words) {
    const to = beginnings.get(word);
    if (to === undefined) continue;
    for (const state of to) {
      if (patterns === undefined || patterns.has(patternOf[state] ?? NOT_ACTIVE)) next.arrive(state, at);
    }
  }
}

function follow(state: State | undefined, { words, reach }: Sound, from: number, next: Front): void {
  if (!state) return;
  for (const word of words) {
    for (const lead of state.leads) if (leads(lead, word)) next.arrive(lead.to, from);
  }
  if (reach === 'nothing') return;
  next.arriveAll(state.any, from);
  if (reach === 'all') next.arriveAll(state.anyInBreath, from);
}

function leads({ words }: Lead, word: string): boolean {
  return typeof words === 'string' ? words === word : words.has(word);
}

function collect(state: State | undefined, from: number, to: number, last: boolean, hits: Map<number, Span[]>): void {
  if (!state) return;
  for (const { group, atEnd } of state.complete) {
    if (atEnd && !last) continue;
    const spans = hits.get(group);
    if (spans) spans.push({ from, to });
    else hits.set(group, [{ from, to }]);
  }
}
