import { type Listener, SPOKEN_IN_CODE, type SpokenInCode, type WhereToTurn } from '../../../dialogs/cues';
import { fixedAnswers } from '../../../dialogs/flow/answer';
import type { Asked, FlowFile } from '../../../dialogs/flow/book';
import { ENTRANCES } from '../../../dialogs/flow/traces';
import { type Graphs, graphOf, metUnasked } from './flow-graph';
import { type Known, knownAt, tracesOf } from './knowledge';
import { fixed, type Offers, offersAt, standard } from './offers';
import type { FlowSource } from './project';

/** One place from which a cue is spoken. The same cue may have several. */
export interface Moment {
  readonly cue: string;
  /** For the writer: what speaks it. */
  readonly by: string;
  readonly to: Listener;
  readonly offers: Offers;
  readonly asks: Asked | null;
  readonly choices: readonly string[];
  /** What a button under it may stand for. */
  readonly buttons: readonly string[];
  readonly unasked: boolean;
  /** Where it must say to turn; null where it need not. */
  readonly namesLine: WhereToTurn | null;
}

let last: { readonly flows: readonly FlowSource[]; readonly moments: readonly Moment[] } = { flows: [], moments: [] };

/** Every moment at which something is said: by a step of a flow, by an action in it, or by code. Of the same flows the very same ones. */
export function momentsOf(flows: readonly FlowSource[]): readonly Moment[] {
  const asBefore = flows.length === last.flows.length && flows.every((flow, index) => flow === last.flows[index]);
  if (!asBefore || last.moments.length === 0) last = { flows, moments: momentsIn(flows) };
  return last.moments;
}

function momentsIn(flows: readonly FlowSource[]): Moment[] {
  const graphs: Graphs = new Map(flows.map(({ flow }) => [flow.flow, graphOf(flow)]));
  const begun = new Set(
    Object.entries(ENTRANCES).flatMap(([name, { by }]) =>
      by === 'bot' ? [...metUnasked(graphs, name, graphs.get(name)?.start ?? '')] : [],
    ),
  );
  return [...flows.flatMap((source) => inFlow(source, graphs, begun)), ...SPOKEN_IN_CODE.map(inCode)];
}

export function byCue(moments: readonly Moment[]): ReadonlyMap<string, readonly Moment[]> {
  const found = new Map<string, Moment[]>();
  for (const moment of moments) found.set(moment.cue, [...(found.get(moment.cue) ?? []), moment]);
  return found;
}

/** Where a flow begins, with what is certain there. A flow that others call knows nothing but what it finds out. */
export function entrancesOf({ flow, start }: FlowFile): ReadonlyMap<string, Known> {
  const entrance = ENTRANCES[flow];
  const known = new Set<string>(entrance?.knows ?? []);
  return new Map([start, ...(entrance?.at ?? [])].map((step) => [step, known]));
}

function inFlow({ file, flow, lineOf }: FlowSource, graphs: Graphs, begun: ReadonlySet<string>): Moment[] {
  const graph = graphs.get(flow.flow) ?? graphOf(flow);
  const known = knownAt(graph, entrancesOf(flow));
  return [...graph.nodes.values()].flatMap((node): Moment[] => {
    const raw = flow.steps[node.name];
    const cue = `${flow.flow}.${node.name}`;
    const by = `${file}:${lineOf(node.name)}`;
    const common = { by, to: 'mentee', namesLine: null } as const;
    const here = known.get(node.name) ?? new Set<string>();
    const unasked = begun.has(cue);
    const own: Moment = {
      ...common,
      cue,
      offers: offersAt(flow, here, unasked),
      asks: raw?.ask ?? null,
      choices: raw?.choices ?? [],
      buttons: fixedAnswers({ ask: raw?.ask ?? null, choices: raw?.choices ?? [] }),
      unasked,
    };
    const acted = node.actions.flatMap((action) =>
      Object.entries(tracesOf(action).speaks ?? {}).map(([key, args]): Moment => {
        const offers = new Map([...standard('mentee', here, false), ...fixed(args)]);
        return { ...common, cue: `${flow.flow}.${key}`, offers, asks: null, choices: [], buttons: [], unasked: false };
      }),
    );
    return node.speaks ? [own, ...acted] : acted;
  });
}

function inCode({ cue, to, args = {}, buttons = [], strangers, unasked, namesLine }: SpokenInCode): Moment {
  const offers = new Map([...standard(to, new Set(), unasked === true), ...fixed(args)]);
  const name = offers.get('name');
  if (strangers && name) offers.set('name', { ...name, blank: true });
  const flags = {
    unasked: unasked === true,
    namesLine: namesLine === true ? ('either' as const) : (namesLine ?? null),
  };
  return { cue, by: 'dialogs/cues.ts', to, offers, asks: null, choices: [], buttons, ...flags };
}
