import { FACT_TYPES } from '../../../dialogs/flow/facts';
import { type ActionTraces, TRACES } from '../../../dialogs/flow/traces';
import type { Branch, Graph, Node } from './flow-graph';

/** What is certain whenever a step is come to: names in the flow's memory, and facts that hold. */
export type Known = ReadonlySet<string>;

/** The traces of an action named in a flow file. */
export function tracesOf(action: string): ActionTraces {
  return Object.entries(TRACES).find(([name]) => name === action)?.[1] ?? {};
}

/**
 * What is certain at every step, whichever way led there. A step that nothing leads to is left out.
 * @param entrances each step at which the flow may begin, with what is known then
 */
export function knownAt(graph: Graph, entrances: ReadonlyMap<string, Known>): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  const waiting: string[] = [];
  const arrive = (step: string, arriving: Known) => {
    const before = known.get(step);
    const both = before === undefined ? arriving : new Set([...before].filter((name) => arriving.has(name)));
    if (before !== undefined && both.size === before.size) return;
    known.set(step, both);
    waiting.push(step);
  };
  for (const [step, given] of entrances) arrive(step, given);
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const node = graph.nodes.get(step);
    const here = known.get(step);
    if (node === undefined || here === undefined) continue;
    for (const aside of [node.declined, node.assents, node.otherwise, node.timed])
      if (aside !== null) arrive(aside, here);
    const after = afterwards(node, here);
    for (const branch of node.branches) {
      if (branch.to !== null) arrive(branch.to, new Set([...after, ...heldBy(branch)]));
    }
  }
  return known;
}

function afterwards(node: Node, before: Known): Known {
  const after = new Set(before);
  if (node.keep !== null) after.add(node.keep);
  for (const action of node.actions) {
    const { memory = {}, makes = [], ends = [] } = tracesOf(action);
    for (const name of [...Object.keys(memory), ...makes]) after.add(name);
    for (const name of ends) after.delete(name);
  }
  return after;
}

/** The facts that a condition makes certain: those that stand in it by themselves, joined by nothing but `&&`. */
function heldBy({ when }: Branch): string[] {
  if (when === null || when.includes('||')) return [];
  return when
    .split('&&')
    .map((part) => part.trim())
    .filter((part) => Object.hasOwn(FACT_TYPES, part));
}
