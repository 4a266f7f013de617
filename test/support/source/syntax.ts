import { parseSync } from '@swc/core';
import type { SourceFile } from './files';

/** A node of a syntax tree, as swc gives it: a type, a place, and fields that depend on the type. */
export interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

export interface Syntax {
  readonly nodes: readonly SyntaxNode[];
  /** The line, from 1, on which a node begins. */
  lineOf(node: SyntaxNode): number;
}

/** Every node of a TypeScript file, each before those inside it. */
export function syntaxOf({ text }: SourceFile): Syntax {
  const bytes = Buffer.from(text);
  const module: unknown = parseSync(text, { syntax: 'typescript', target: 'es2022' });
  return {
    nodes: [...nodesIn(module)],
    lineOf(node) {
      // swc counts bytes, from 1.
      const before = bytes.subarray(0, Math.max(0, startOf(node) - 1));
      return before.reduce((lines, byte) => (byte === NEWLINE ? lines + 1 : lines), 1);
    },
  };
}

const NEWLINE = 10;

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The nodes inside a value, itself included, each before those inside it. */
export function* nodesIn(value: unknown): Generator<SyntaxNode> {
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const field of Object.values(value)) yield* nodesIn(field);
}

export function isType<T extends string>(value: unknown, type: T): value is SyntaxNode & { readonly type: T } {
  return isNode(value) && value.type === type;
}

/** `a.b.c` or `a['b'].c` of plain names; null for anything else. */
export function nameOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Identifier' || node.type === 'StringLiteral') return String(node['value']);
  if (node.type === 'ThisExpression') return 'this';
  if (node.type === 'Computed') return nameOf(node['expression']);
  if (node.type !== 'MemberExpression') return null;
  const [object, property] = [nameOf(node['object']), nameOf(node['property'])];
  return object === null || property === null ? null : `${object}.${property}`;
}

/** The arguments of a call, as expressions. */
export function argumentsOf(call: SyntaxNode): unknown[] {
  const given: unknown = call['arguments'];
  return Array.isArray(given) ? given.map((argument: unknown) => fieldOf(argument, 'expression')) : [];
}

export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

export function textOf(node: unknown): string | null {
  return isType(node, 'StringLiteral') ? String(node['value']) : null;
}

function startOf(node: SyntaxNode): number {
  const start = fieldOf(node['span'], 'start');
  if (typeof start === 'number') return start;
  // A wrapper without a place of its own stands where the first thing inside it does.
  const inner = [...nodesIn(Object.values(node))].find((child) => typeof fieldOf(child['span'], 'start') === 'number');
  return inner === undefined ? 1 : startOf(inner);
}
