import { Graphviz } from '@hpcc-js/wasm-graphviz';
import type { Node } from '../check/flow-graph';
import { inWords } from './as-text';
import { type Chapter, waysOn } from './storybook';

/** Draws maps of flows. Loading it takes a moment: one draws them all. */
export interface MapMaker {
  /** @returns an SVG picture that takes its colours from the page around it; null for what has no steps */
  draw(chapter: Chapter): string | null;
}

export async function openMapMaker(): Promise<MapMaker> {
  const graphviz = await Graphviz.load();
  return {
    draw: (chapter) => {
      const dot = dotOf(chapter);
      return dot === null ? null : dressed(graphviz.dot(dot), chapter.name);
    },
  };
}

/** A flow in the language of Graphviz: a box for each step, rounder where an answer is waited for. */
export function dotOf({ name, flow }: Chapter): string | null {
  if (flow === null) return null;
  const ends = flow.steps.some((step) => waysOn(step).some(({ to, calls }) => to === 'end' && !calls));
  return [
    `digraph ${quoted(name)} {`,
    '  rankdir=TB; bgcolor=transparent; nodesep=0.3; ranksep=0.35;',
    '  node [shape=box, fontname="system-ui", fontsize=12, height=0.35, margin="0.2,0.06"];',
    '  edge [fontname="system-ui", fontsize=10, arrowsize=0.7];',
    '  "(begin)" [shape=circle, label="", width=0.18, class="begin"];',
    `  "(begin)" -> ${quoted(flow.start)};`,
    ...flow.steps.map((step) => `  ${quoted(step.name)} [class="${kindOf(step)}", label=${quoted(labelOf(step))}];`),
    ...flow.steps.flatMap((step) => edgesOf(step)),
    ...(ends ? ['  "end" [shape=doublecircle, label="", width=0.14, class="end"];'] : []),
    '}',
  ].join('\n');
}

function edgesOf(step: Node): string[] {
  return waysOn(step).flatMap(({ when, to, calls }) => {
    const label = when === null ? '' : ` [label=${quoted(` ${inWords(when)} `)}]`;
    if (!calls) return [`  ${quoted(step.name)} -> ${quoted(to)}${label};`];
    const called = `${step.name}>${to}`;
    return [
      `  ${quoted(called)} [class="call", shape=cds, label=${quoted(to)}];`,
      `  ${quoted(step.name)} -> ${quoted(called)}${label};`,
    ];
  });
}

const kindOf = (step: Node) => (step.asks ? 'asks' : step.speaks ? 'says' : 'silent');
const labelOf = (step: Node) => (step.asks ? `${step.name} ?` : step.name);

/** A string of Graphviz: only the quotation mark and the backslash mean anything in it. */
const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** Without the prologue of a file of its own, with a name for those who hear the page, and in the colours of the page. */
function dressed(svg: string, name: string): string {
  return svg
    .slice(svg.indexOf('<svg'))
    .replace('<svg ', `<svg role="img" aria-label="The steps of ${name} and what leads where" `)
    .replaceAll(/ (?:fill|stroke)="(?:black|none|transparent|lightgrey)"/g, '')
    .replaceAll(/<title>[^<]*<\/title>/g, '')
    .trim();
}
