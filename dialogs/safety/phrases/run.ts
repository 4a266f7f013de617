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

/**
 * Finds every group of the program in the message. Of the ways in which a pattern can end at a word, the shortest is kept. The time is linear in the message: each
 * word is looked at once per active state, of which there are at most as many as the program has.
 */
export function run(program: Program, tokens: readonly Token[], names: ReadonlySet<string>): Hits {
  const hits = new Map<number, Span[]>();
  const states = program.states;
  let active = new Map<number, number>();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const next = new Map<number, number>();
    const classes = classesOf(token, names);
    const leapable = !token.forms.some((form) => program.gapStops.has(form));
    // Nothing is found across the end of a sentence.
    if (token.pause !== 'sentence') for (const [state, from] of active) follow(states[state], from, leapable);
    follow(states[program.anywhere], at, false);
    if (at === 0) follow(states[program.atStart], at, false);
    for (const [state, from] of next) finish(states[state], from, at + 1);
    active = next;

    function follow(state: State | undefined, from: number, gaps: boolean): void {
      if (!state) return;
      for (const form of token?.forms ?? []) arrive(state.byWord.get(form), from);
      if (state.byClass.size > 0) for (const name of classes) arrive(state.byClass.get(name), from);
      if (gaps) arrive(state.any, from);
    }

    function arrive(to: readonly number[] | undefined, from: number): void {
      for (const state of to ?? []) if ((next.get(state) ?? -1) < from) next.set(state, from);
    }
  }
  return hits;

  function finish(state: State | undefined, from: number, to: number): void {
    for (const { group, atEnd } of state?.complete ?? []) {
      if (atEnd && to < tokens.length) continue;
      const spans = hits.get(group);
      if (spans) spans.push({ from, to });
      else hits.set(group, [{ from, to }]);
    }
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
