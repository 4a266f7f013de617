import type { FlowFile } from '../../../dialogs/flow/book';

type RawStep = FlowFile['steps'][string];

/** One branch of a step, in the order in which they are tried. */
export interface Branch {
  readonly when: string | null;
  /** A step of the same flow, or `end`. */
  readonly to: string | null;
  readonly call: string | null;
}

export interface Node {
  readonly name: string;
  readonly asks: boolean;
  readonly speaks: boolean;
  readonly branches: readonly Branch[];
  readonly declined: string | null;
  readonly assents: string | null;
  readonly otherwise: string | null;
  readonly timed: string | null;
  readonly actions: readonly string[];
  readonly keep: string | null;
  /** Every step of this flow, or `end`, that may come next. */
  readonly next: readonly string[];
}

export interface Graph {
  readonly start: string;
  readonly nodes: ReadonlyMap<string, Node>;
}

export type Graphs = ReadonlyMap<string, Graph>;

export function graphOf(flow: FlowFile): Graph {
  return {
    start: flow.start,
    nodes: new Map(Object.entries(flow.steps).map(([name, step]) => [name, nodeOf(name, step)])),
  };
}

function nodeOf(name: string, step: RawStep): Node {
  const go = typeof step.go === 'string' ? [{ to: step.go }] : (step.go ?? [{ to: 'end' }]);
  const branches = go.map((b: { to?: string | undefined; call?: string | undefined; when?: string | undefined }) => ({
    when: b.when ?? null,
    to: b.to ?? null,
    call: b.call ?? null,
  }));
  const to = branches.flatMap((b) => (b.to === null ? [] : [b.to]));
  // A list that runs out leaves the flow.
  const runsOut = branches.some((b) => b.when === null && b.to !== null) ? [] : ['end'];
  const asks = step.ask !== undefined;
  return {
    name,
    asks,
    speaks: (asks && step.quietly !== true) || step.say === true,
    branches,
    declined: step.declined ?? null,
    assents: step.assents ?? null,
    otherwise: step.otherwise ?? null,
    timed: step.timed ?? null,
    actions: step.do === undefined ? [] : typeof step.do === 'string' ? [step.do] : step.do,
    keep: step.keep ?? null,
    next: [
      ...to,
      ...runsOut,
      ...[step.declined, step.assents, step.otherwise, step.timed].filter((aside) => aside !== undefined),
    ],
  };
}

/** The steps of one flow that can be come to from these. */
export function reachable({ nodes }: Graph, from: readonly string[]): ReadonlySet<string> {
  return spread(from, (name) => nodes.get(name)?.next ?? []);
}

/** The steps of one flow from which its end can be come to. */
export function endsWell({ nodes }: Graph): ReadonlySet<string> {
  const all = [...nodes.values()];
  return spread(['end'], (name) => all.filter((node) => node.next.includes(name)).map((node) => node.name));
}

/** The cues met from a step before anybody has answered anything, the first question included. Calls are followed. */
export function metUnasked(graphs: Graphs, flow: string, step: string): ReadonlySet<string> {
  return spread([`${flow}.${step}`], (cue) => unaskedFrom(graphs, cue));
}

/** The steps from which one comes back to the same step without a question on the way: one for each such circle. */
export function circles(graphs: Graphs): string[] {
  const found: string[] = [];
  const known = new Set<string>();
  for (const [flow, { nodes }] of graphs) {
    for (const step of nodes.keys()) {
      const cue = `${flow}.${step}`;
      const after = spread(unaskedFrom(graphs, cue), (next) => unaskedFrom(graphs, next));
      if (!after.has(cue) || known.has(cue)) continue;
      found.push(cue);
      for (const other of after) if (spread([other], (next) => unaskedFrom(graphs, next)).has(cue)) known.add(other);
    }
  }
  return found;
}

function unaskedFrom(graphs: Graphs, cue: string): string[] {
  const [flow = '', step = ''] = cue.split('.');
  const node = graphs.get(flow)?.nodes.get(step);
  if (node === undefined || node.asks) return [];
  const next: string[] = [];
  for (const { when, to, call } of node.branches) {
    if (to !== null && to !== 'end') next.push(`${flow}.${to}`);
    const called = call === null ? undefined : graphs.get(call);
    if (called !== undefined) next.push(`${call}.${called.start}`);
    if (when === null && (to !== null || (called !== undefined && alwaysAsks(called)))) break;
  }
  return next;
}

function alwaysAsks(graph: Graph): boolean {
  const silent = spread([graph.start], (name) => {
    const node = graph.nodes.get(name);
    return node === undefined || node.asks ? [] : node.next;
  });
  return !silent.has('end');
}

function spread(from: readonly string[], next: (name: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(from);
  for (const name of found) for (const further of next(name)) found.add(further);
  return found;
}
