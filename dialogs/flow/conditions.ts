import { Environment } from '@marcbachmann/cel-js';
import { remembering } from '../remember';
import type { FlowFile } from './book';
import { FACT_TYPES, type Facts } from './facts';

export type Memory = Readonly<Record<string, string | number | boolean>>;
type CelType = 'int' | 'string' | 'bool';
export type MemoryTypes = Readonly<Record<string, CelType>>;

/** A condition of a flow, ready to be asked. It never throws: what it may refer to was checked when it was compiled. */
export type Condition = (memory: Memory, facts: Facts) => boolean;

const OF_ASK: Readonly<Record<string, CelType>> = {
  mood: 'int',
  number: 'int',
  'yes-no': 'bool',
  choice: 'string',
  text: 'string',
  time: 'string',
  date: 'string',
  when: 'string',
  progress: 'string',
};

/** The variables that a flow's conditions may use, by what its steps keep and what it is given. */
export function memoryTypes(file: FlowFile): MemoryTypes {
  const types: Record<string, CelType> = {};
  for (const [name, type] of Object.entries(file.given)) types[name] = OF_ASK[type] ?? 'string';
  for (const step of Object.values(file.steps)) {
    if (step.keep !== undefined && step.ask !== undefined) types[step.keep] = OF_ASK[step.ask] ?? 'string';
  }
  return types;
}

/** Compile a CEL expression over memory and facts (https://cel.dev). `fail` is told what is wrong with it. */
export function compileCondition(source: string, types: MemoryTypes, fail: (why: string) => never): Condition {
  const expression = expressionOf(source, types, fail);
  return (memory, facts) => expression(values(types, memory, facts)) === true;
}

/** The same over values of one's own choosing, for whoever wants to know whether it can hold at all. */
export function compileOverAny(source: string, types: MemoryTypes, fail: (why: string) => never) {
  const expression = expressionOf(source, types, fail);
  return (given: Memory): boolean => {
    const all = Object.entries(given).map(([name, value]) => [name, typeof value === 'number' ? BigInt(value) : value]);
    return expression(Object.fromEntries(all)) === true;
  };
}

function expressionOf(source: string, types: MemoryTypes, fail: (why: string) => never): Expression {
  try {
    return compiled(source, JSON.stringify(types));
  } catch (problem) {
    if (problem instanceof NoCondition) return fail(problem.message);
    throw problem;
  }
}

class NoCondition extends Error {}

/** Some hundreds are in use; what is edited, published or only checked is compiled with most of them as they were. */
const MOST = 5_000;

type Expression = (values: Readonly<Record<string, unknown>>) => unknown;

/** @throws NoCondition */
const compiled = remembering(MOST, (source: string, typesInFull: string): Expression => {
  const types: MemoryTypes = JSON.parse(typesInFull);
  const environment = new Environment();
  for (const [name, type] of Object.entries({ ...FACT_TYPES, ...types })) environment.registerVariable(name, type);
  const known = Object.keys({ ...types, ...FACT_TYPES }).join(', ');
  const expression = (() => {
    try {
      return environment.parse(source);
    } catch (error) {
      throw new NoCondition(`"${source}" is not a condition I can read: ${firstLine(error)}`);
    }
  })();
  const checked = expression.check();
  if (!checked.valid) throw new NoCondition(`"${source}": ${firstLine(checked.error)} It may use: ${known}.`);
  if (String(checked.type) !== 'bool') {
    throw new NoCondition(`"${source}" is ${String(checked.type)}, not yes or no.`);
  }
  return expression;
});

const EMPTY: Readonly<Record<CelType, unknown>> = { int: 0n, string: '', bool: false };

function values(types: MemoryTypes, memory: Memory, facts: Facts): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(facts)) all[name] = typeof value === 'number' ? BigInt(value) : value;
  for (const [name, type] of Object.entries(types)) {
    const value = memory[name];
    const fits = { int: 'number', string: 'string', bool: 'boolean' }[type] === typeof value;
    all[name] = !fits ? EMPTY[type] : typeof value === 'number' ? BigInt(Math.round(value)) : value;
  }
  return all;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
