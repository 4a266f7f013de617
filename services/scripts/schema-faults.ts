import type { core, ZodType } from 'zod';

type Issue = core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'numbers, without quotes',
  int: 'whole numbers, without quotes',
  boolean: 'true and false',
  array: 'a list, like [one, two]',
  object: 'lines of their own below it, two blanks further in',
  record: 'lines of their own below it, two blanks further in',
};

/** Of a value that may be one of several kinds: what is wrong with it as the kind that it comes nearest to, and where in it. */
export function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flat();
  const deepest = Math.max(...inner.map(({ path }) => path.length));
  const nearest =
    inner.find(({ message }) => message.includes('permitted')) ?? inner.find(({ path }) => path.length === deepest);
  return nearest === undefined ? issue : innermost({ ...nearest, path: [...issue.path, ...nearest.path] });
}

/**
 * What is wrong with a value, with what is permitted in its place.
 * @param found what stands there; undefined for nothing
 */
export function schemaFault(issue: Issue, schema: ZodType, found: unknown): string {
  if (issue.code === 'invalid_type' && issue.expected === 'string' && isTextWithColon(found)) return COLON;
  const saysSo = issue.message.startsWith('permitted');
  const permitted = saysSo ? issue.message.replace('permitted are ', '') : permittedBy(issue, schema);
  if (permitted === '') return issue.message;
  if (issue.code === 'unrecognized_keys') return `${issue.message}; permitted are ${permitted}`;
  if (found === undefined) return `it is missing; permitted are ${permitted}`;
  if (found === null) return `nothing stands here (what comes after # is not read); permitted are ${permitted}`;
  const shown = typeof found === 'object' ? issue.message : `it is ${JSON.stringify(found)}`;
  return `${shown}; permitted are ${permitted}`;
}

const COLON = 'a text with a colon in it needs straight double quotes around the whole of it';

/** `One thing: if it ...` without quotes is read as a name and what belongs to it. */
function isTextWithColon(found: unknown): boolean {
  if (!isRecord(found) || Array.isArray(found)) return false;
  const [[name, value] = [], ...more] = Object.entries(found);
  return more.length === 0 && name !== undefined && (value === null || typeof value !== 'object');
}

/** In words; '' where the message says it itself. */
function permittedBy(issue: Issue, schema: ZodType): string {
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
  if (issue.code === 'unrecognized_keys') return keysAt(schema, issue.path).join(', ');
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? '';
  if (issue.code === 'invalid_format' && issue.format === 'date') return 'a day that there is, written as 2026-11-22';
  if (issue.code === 'too_small') return issue.origin === 'array' ? 'one or more' : `${issue.minimum} and more`;
  if (issue.code === 'too_big' && issue.origin !== 'string') return `${issue.maximum} and less`;
  return '';
}

/** The keys that a schema knows at this place; none where it knows any. */
function keysAt(schema: unknown, path: readonly PropertyKey[]): readonly string[] {
  const def = definition(schema);
  if (def === null) return [];
  const [first, ...rest] = path;
  const inner = def['innerType'] ?? def['in'];
  if (inner !== undefined) return keysAt(inner, path);
  const { shape } = def;
  const options = def['options'];
  if (Array.isArray(options)) return options.map((one) => keysAt(one, path)).find((keys) => keys.length > 0) ?? [];
  if (first === undefined) return isRecord(shape) ? Object.keys(shape) : [];
  if (isRecord(shape)) return keysAt(shape[String(first)], rest);
  return keysAt(def['element'] ?? def['valueType'], rest);
}

function definition(schema: unknown): Readonly<Record<string, unknown>> | null {
  return isRecord(schema) && isRecord(schema['def']) ? schema['def'] : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
