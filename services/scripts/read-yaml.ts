import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { LineCounter, type Node, parseDocument } from 'yaml';
import type { ZodType } from 'zod';

/** A script file that cannot be used: which file, which line, what, and what is permitted. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
}

/**
 * Read one YAML file against its schema.
 * @param shown the path as a coordinator knows it, relative to the project.
 * @throws ScriptError with every fault, one a line: `locales/en-GB/check-in.yaml:12: say: ...`.
 */
export function readYaml<T>(path: string, shown: string, schema: ZodType<T>): T {
  return parseYaml(readFileSync(path, 'utf8'), shown, schema);
}

/**
 * Whatever reading throws as a fault of this file.
 * @param file as a coordinator knows it; '' where the message names it already
 * @throws ScriptError
 */
export function naming<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ScriptError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new ScriptError(file === '' ? message : `${file}: ${message}`);
  }
}

/** As `readYaml`, of a file that was read already. @throws ScriptError */
export function parseYaml<T>(source: string, shown: string, schema: ZodType<T>): T {
  const quick = readQuickly(source);
  if (quick !== null) {
    const read = schema.safeParse(quick.data);
    if (read.success) return read.data;
  }
  return readWithLines(source, shown, schema);
}

/** What a file says, in a quarter of the time, by a parser that keeps no lines; null where it is left to the one that does. */
export function readQuickly(source: string): { readonly data: unknown } | null {
  try {
    // Of what is said once and meant many times, the other parser says how much is too much.
    return { data: load(source, { maxAliases: 0 }) };
  } catch {
    return null;
  }
}

function readWithLines<T>(source: string, shown: string, schema: ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const faults = document.errors.map((e) => `${shown}:${lines.linePos(e.pos[0]).line}: ${e.message}`);
    throw new ScriptError(faults.join('\n'));
  }
  const read = schema.safeParse(document.toJS({ maxAliasCount: 20 }));
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => {
    const at = nearestLine(document, issue.path, lines);
    const where = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
    return `${shown}:${at}: ${where}${issue.message}`;
  });
  throw new ScriptError(faults.join('\n'));
}

/** The line of the node at a path, or of the nearest one above it that is there. */
function nearestLine(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[], lines: LineCounter) {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (hasRange(node)) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function hasRange(node: unknown): node is Node & { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
