import type { SourceFile } from './files';
import { type Import, importsOf, packageOf } from './imports';
import { argumentsOf, fieldOf, isType, nameOf, type SyntaxNode, syntaxOf } from './syntax';

// The rules of the repo, each from files to one line for every breach: file, line, what is wrong, how to mend it.

/** What a folder may import of the project. What is not listed here (tests, scripts) may import anything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  dialogs: ['dialogs'],
  services: ['services', 'dialogs'],
  bots: ['bots', 'services', 'dialogs'],
  console: ['console', 'services', 'dialogs'],
};

/** Packages that compute and nothing else: no files, no network, no clock of their own. */
const PURE = [
  'zod',
  'yaml',
  'intl-messageformat',
  '@formatjs/icu-messageformat-parser',
  '@marcbachmann/cel-js',
  'temporal-polyfill',
  'sms-segments-calculator',
];

/** Packages that belong to the edge. */
const EDGE = /^(?:botbuilder|botframework|restify)/;

export function importDirection(files: readonly SourceFile[]): string[] {
  return files.flatMap(importsOf).flatMap((found) => {
    const fault = wrongImport(found);
    return fault === null ? [] : [`${found.from}:${found.line} imports ${found.what}: ${fault}`];
  });
}

function wrongImport({ from, what, ours }: Import): string | null {
  const folder = topOf(from);
  const may = MAY_IMPORT[folder];
  if (ours) {
    if (may === undefined || may.includes(topOf(what))) return null;
    return `${folder}/ may import from ${may.map((name) => `${name}/`).join(', ')} only; move it, or hand it in as an argument`;
  }
  const name = packageOf(what);
  if (folder === 'dialogs' && !PURE.includes(name)) {
    return `dialogs/ is pure and may use ${PURE.join(', ')}; do this in services/ and hand in the result`;
  }
  if (EDGE.test(name) && may !== undefined && folder !== 'bots') return 'it belongs to the edge; only bots/ may use it';
  return null;
}

/** The environment is read by services/config; a process may hand it over with `readConfig(process.env)` and no more. */
export function environmentReaders(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    if (file.path.startsWith('services/config/')) return [];
    const { nodes, lineOf } = syntaxOf(file);
    const handedOver = new Set(
      nodes
        .filter((node) => isType(node, 'CallExpression') && nameOf(node['callee']) === 'readConfig')
        .filter(() => ['bots', 'scripts'].includes(topOf(file.path)))
        .flatMap((call) => argumentsOf(call)),
    );
    return nodes
      .filter((node) => readsEnvironment(node) && !handedOver.has(node))
      .map((node) => `${file.path}:${lineOf(node)} reads the environment: take it from services/config`);
  });
}

function readsEnvironment(node: SyntaxNode): boolean {
  if (node.type === 'MemberExpression') return /^(?:globalThis\.)?process\.env$/.test(nameOf(node) ?? '');
  if (node.type === 'VariableDeclarator')
    return nameOf(node['init']) === 'process' && isType(node['id'], 'ObjectPattern');
  if (node.type !== 'ImportDeclaration') return false;
  const from = String(fieldOf(node['source'], 'value'));
  return from === 'process' || from === 'node:process';
}

/** What a pure function cannot know or do. */
const OUTSIDE = [
  'process',
  'console',
  'performance',
  'crypto',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'Promise',
  'globalThis',
];
const CLOCKS = ['Date.now', 'Math.random', 'Temporal.Now'];

/** dialogs/ knows time and chance from its arguments, and never waits. */
export function impurities(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const { nodes, lineOf } = syntaxOf(file);
    return nodes.flatMap((node) => {
      const impure = impurity(node);
      return impure === null ? [] : [`${file.path}:${lineOf(node)} uses ${impure}: hand its result in as an argument`];
    });
  });
}

function impurity(node: SyntaxNode): string | null {
  if (node.type === 'AwaitExpression') return 'await';
  if (node['async'] === true) return 'async';
  if (node.type === 'ForOfStatement' && node['isAwait'] === true) return 'for await';
  if (node.type === 'NewExpression') {
    const name = nameOf(node['callee']) ?? '';
    if (name === 'Date' && argumentsOf(node).length === 0) return 'new Date() without an argument';
    return OUTSIDE.includes(name) ? name : null;
  }
  if (node.type === 'CallExpression') {
    const name = nameOf(node['callee']) ?? '';
    return name === 'Date' || OUTSIDE.includes(name) ? `${name}()` : null;
  }
  if (node.type !== 'MemberExpression') return null;
  const name = nameOf(node) ?? '';
  const [object = ''] = name.split('.');
  return CLOCKS.includes(name) || OUTSIDE.includes(object) ? name : null;
}

/** The lines of a .lua file's header that say what may be relied on. A file that is included has its purpose alone. */
export function luaHeaders(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    // Redis must see its `#!lua` in the very first line.
    const lines = text.replace(/^#!lua.*\n/, '').split('\n');
    const end = lines.findIndex((line) => !line.startsWith('--'));
    const header = lines.slice(0, end < 0 ? lines.length : end);
    if (!/^-- [A-Z].*[.,;]?\w/.test(header[0] ?? ''))
      return [`${path}:1 does not say what it is for: begin with "-- " and a sentence`];
    if (/^-- (?:Included|Read) before /.test(header[0] ?? '')) return [];
    return HEADER.flatMap(([name, pattern, example]) =>
      header.some((line) => pattern.test(line))
        ? []
        : [`${path}:${header.length} has no ${name} in its header: add a line "${example}"`],
    );
  });
}

const HEADER = [
  ['guarantee', /^-- Guarantee: \S/, '-- Guarantee: …'],
  ['KEYS', /\bKEYS\b/, '-- KEYS 1 … (or: -- KEYS none)'],
  ['ARGV', /\bARGV\b/, '-- ARGV 1 … (or: -- ARGV none)'],
  ['returns', /^-- Returns /, '-- Returns …'],
] as const;

/** A file longer than this does more than one thing. */
const MOST_LINES = 250;

export function longFiles(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length;
    return lines <= MOST_LINES
      ? []
      : [
          `${path}:${MOST_LINES + 1} has ${lines} lines (at most ${MOST_LINES}): move one thing that it does into a file of its own`,
        ];
  });
}

const topOf = (path: string) => path.split('/')[0] ?? '';
