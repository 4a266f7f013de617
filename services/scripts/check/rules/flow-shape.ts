import { basename } from 'node:path';
import { ENTRANCES } from '../../../../dialogs/flow/traces';
import { error, type Finding } from '../finding';
import { circles, endsWell, type Graphs, graphOf, reachable } from '../flow-graph';
import type { FlowSource } from '../project';

/**
 * Every step can be come to and left again, and nobody is talked at in a circle.
 * @param bySaying flows that begin when somebody texts their words
 */
export function checkFlowShape(flows: readonly FlowSource[], bySaying: ReadonlySet<string>): Finding[] {
  const graphs: Graphs = new Map(flows.map(({ flow }) => [flow.flow, graphOf(flow)]));
  const called = new Set(
    [...graphs.values()].flatMap(({ nodes }) => [...nodes.values()].flatMap((n) => n.branches.map((b) => b.call))),
  );
  const round = new Set(circles(graphs));
  return flows.flatMap(({ file, flow, lineOf }) => {
    const graph = graphOf(flow);
    const entrance = ENTRANCES[flow.flow];
    const reached = reachable(graph, [graph.start, ...(entrance?.at ?? [])]);
    const ends = endsWell(graph);
    const begun = entrance !== undefined || called.has(flow.flow) || bySaying.has(flow.flow);
    return [
      ...named(file, flow.flow),
      ...(begun
        ? []
        : [
            error(
              'not-begun',
              { file, line: 1 },
              flow.flow,
              'nothing begins this flow',
              'call it from another flow, put "begins:" with its first words, or take it out',
            ),
          ]),
      ...[...graph.nodes.values()].flatMap((node): Finding[] => {
        const cue = `${flow.flow}.${node.name}`;
        const fault = (rule: Finding['rule'], what: string, mend: string) => [
          error(rule, { file, line: lineOf(node.name) }, cue, what, mend),
        ];
        if (!reached.has(node.name))
          return fault('unreachable', 'no step leads here', 'lead to it with "go", or take it out');
        if (round.has(cue))
          return fault('circle', 'this goes round without asking anything', 'put a question in, or end it');
        if (!ends.has(node.name))
          return fault('no-way-out', 'the end cannot be reached from here', 'give it a way to "end"');
        const last = node.branches.at(-1);
        if (last !== undefined && last.when !== null) {
          return fault(
            'no-way-out',
            'nothing is said about when no condition holds',
            'end "go" with a branch without "when"',
          );
        }
        return [];
      }),
    ];
  });
}

/** Two files of one flow would be one file too many: the words of a flow stand in the file of its name. */
function named(file: string, flow: string): Finding[] {
  if (basename(file, '.yaml') === flow) return [];
  const what = `the file is called ${basename(file)}, and its first line says "flow: ${flow}"`;
  const mend = `is it a copy? delete it, or write "flow: ${basename(file, '.yaml')}" in it; a file has the name of its flow`;
  return [error('unreadable', { file, line: 1 }, flow, what, mend)];
}
