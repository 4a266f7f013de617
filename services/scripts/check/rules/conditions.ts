import { compileOverAny, type Memory, memoryTypes } from '../../../../dialogs/flow/conditions';
import { FACT_TYPES } from '../../../../dialogs/flow/facts';
import { error, type Finding } from '../finding';
import type { FlowSource } from '../project';

type Value = string | number | boolean;

const judged = new WeakMap<FlowSource, readonly Finding[]>();

/** A condition that nothing makes true leads nowhere. */
export function checkConditions(source: FlowSource): readonly Finding[] {
  const known = judged.get(source) ?? neverTrue(source);
  judged.set(source, known);
  return known;
}

function neverTrue({ file, flow, lineOf }: FlowSource): Finding[] {
  const types = memoryTypes(flow);
  return Object.entries(flow.steps).flatMap(([step, { go }]) =>
    (typeof go === 'string' ? [] : (go ?? [])).flatMap(({ when }) => {
      if (when === undefined || canHold(when, { ...FACT_TYPES, ...types }, valuesIn(flow))) return [];
      const what = `"${when}" can never be true`;
      const mend = 'mend the condition, or take this way out';
      return [error('never-true', { file, line: lineOf(step) }, `${flow.flow}.${step}`, what, mend)];
    }),
  );
}

/** More worlds than this are not tried: nobody writes such a condition. */
const MOST = 20_000;

type Types = ReturnType<typeof memoryTypes>;
type Kept = ReadonlyMap<string, readonly Value[]>;

function canHold(source: string, types: Types, kept: Kept): boolean {
  const named = [...new Set(source.match(/[A-Za-z_]\w*/g) ?? [])].filter((name) => name in types);
  let worlds: Memory[] = [{}];
  for (const name of named) {
    const values = kept.get(name) ?? anyOf(types[name] ?? 'string', source);
    worlds = worlds.flatMap((world) => values.map((value) => ({ ...world, [name]: value })));
    if (worlds.length > MOST) return true;
  }
  // What cannot be compiled is found where it is read.
  const holds = compiled(source, types);
  return holds === null || worlds.some(holds);
}

function compiled(source: string, types: Types) {
  try {
    return compileOverAny(source, types, (why) => {
      throw new Error(why);
    });
  } catch {
    return null;
  }
}

const PROGRESS = ['done', 'partly', 'not-yet'];

/** What the answers of a flow can be, where that is fixed. Before it is asked, an answer is nothing. */
function valuesIn({ steps }: FlowSource['flow']): Kept {
  const kept = new Map<string, readonly Value[]>();
  for (const { ask, keep, choices } of Object.values(steps)) {
    if (keep === undefined || ask === undefined) continue;
    const fixed =
      ask === 'mood'
        ? [0, 1, 2, 3, 4, 5]
        : ask === 'progress'
          ? ['', ...PROGRESS]
          : ask === 'choice'
            ? ['', ...(choices ?? [])]
            : null;
    const before = kept.get(keep) ?? [];
    if (fixed !== null) kept.set(keep, [...new Set([...before, ...fixed])]);
  }
  return kept;
}

/** Values around all that a condition compares with; nothing is counted below nought. */
function anyOf(type: Types[string], source: string): readonly Value[] {
  if (type === 'bool') return [true, false];
  if (type === 'int') {
    const near = (source.match(/\d+/g) ?? []).flatMap((number) => [
      Number(number) - 1,
      Number(number),
      Number(number) + 1,
    ]);
    return [...new Set([0, ...near])].filter((number) => number >= 0);
  }
  const said = [...source.matchAll(/(["'])(.*?)\1/g)].map(([, , text]) => text ?? '');
  return ['', 'something else', ...said];
}
