import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { type Document, LineCounter, type Node, parseDocument } from 'yaml';
import type { ZodType } from 'zod';
import { innermost, schemaFault } from './schema-faults';
import { slipInPlainWords } from './yaml-slips';

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
  refuseLostLetters(source, shown);
  const quick = readQuickly(source);
  if (quick !== null) {
    const read = schema.safeParse(quick.data);
    if (read.success) return read.data;
  }
  return readWithLines(source, shown, schema);
}

/** What an old editor saved in another form than UTF-8 has lost its accents when it is read. @throws ScriptError */
function refuseLostLetters(source: string, shown: string): void {
  if (!source.includes(LOST)) return;
  const lines = source.split('\n');
  const at = lines.findIndex((line) => line.includes(LOST));
  const word = /\S*\ufffd\S*/.exec(lines[at] ?? '')?.[0] ?? LOST;
  throw new ScriptError(
    `${shown}:${at + 1}: a letter of ${word} cannot be read. The file was saved in an old form: in the editor, choose "Save as" and the encoding UTF-8, then write the letter again.`,
  );
}

const LOST = '\ufffd';

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
  const unreadable = (at: number, code: string, message: string) => {
    const inPlainWords = slipInPlainWords({ code, message }, source.split('\n')[at - 1] ?? '');
    return [at, `${shown}:${at}: ${inPlainWords}. (${message}.)`] as const;
  };
  // Of several on one line the others follow from the first.
  const faults = document.errors.map((e) => unreadable(stumbledAt(lines, e), e.code, e.message));
  if (faults.length > 0) throw new ScriptError([...new Map(faults.toReversed()).values()].toReversed().join('\n'));
  const data = plainly(document, () => {
    const at = source.split('\n').findIndex((line) => /: +\*/.test(line)) + 1;
    throw new ScriptError(unreadable(Math.max(1, at), 'BAD_ALIAS', 'This star stands for nothing')[1]);
  });
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  const wrong = read.error.issues.map(innermost).map((issue) => {
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
    const at = nearestLine(document, path, lines);
    const where = issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
    return `${shown}:${at}: ${where}${schemaFault(issue, schema, valueAt(data, issue.path))}`;
  });
  throw new ScriptError(wrong.join('\n'));
}

/** What is missing at the end of a line is named at the beginning of the next. */
function stumbledAt(lines: LineCounter, { code, pos: [from] }: Document['errors'][number]) {
  return lines.linePos(code === 'MISSING_CHAR' ? Math.max(0, from - 1) : from).line;
}

function plainly(document: Document, refused: () => never): unknown {
  try {
    return document.toJS({ maxAliasCount: 20 });
  } catch {
    return refused();
  }
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let found = data;
  for (const step of path) found = typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined;
  return found;
}

/** The line of the node at a path, or of the nearest one above it that is there. */
function nearestLine(document: Document, path: readonly PropertyKey[], lines: LineCounter) {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (hasRange(node)) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function hasRange(node: unknown): node is Node & { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
