import { LineCounter, parseDocument } from 'yaml';
import { remembering } from '../../../dialogs/remember';

const MOST_FILES = 500;

/** Where things stand in a YAML file, by their path in it. */
export interface Positions {
  /** The line (from 1) of the key or list item at a path; of the nearest one above it that is there. */
  lineOf(...path: readonly (string | number)[]): number;
  /** The keys of the whole file, in order, each with its first and its last line. */
  readonly keys: readonly { readonly key: string; readonly from: number; readonly to: number }[];
}

/** A file that was not edited is not taken apart again. */
export const positionsIn = remembering(MOST_FILES, readPositions);

function readPositions(source: string): Positions {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false, keepSourceTokens: false });
  const lineAt = (offset: number) => counter.linePos(offset).line;
  const lines = new Map<string, number>();
  const top: { key: string; from: number }[] = [];
  gather(document.contents, [], (path, offset) => {
    lines.set(JSON.stringify(path), lineAt(offset));
    if (path.length === 1) top.push({ key: String(path[0]), from: lineAt(offset) });
  });
  const last = source.trimEnd().split('\n').length;
  return {
    lineOf(...path) {
      for (let depth = path.length; depth > 0; depth--) {
        const line = lines.get(JSON.stringify(path.slice(0, depth)));
        if (line !== undefined) return line;
      }
      return 1;
    },
    keys: top.map(({ key, from }, index) => ({ key, from, to: (top[index + 1]?.from ?? last + 1) - 1 })),
  };
}

type Found = (path: readonly (string | number)[], offset: number) => void;

function gather(node: unknown, path: readonly (string | number)[], found: Found) {
  if (!isCollection(node)) return;
  for (const [index, item] of node.items.entries()) {
    const pair = isPair(item) ? item : null;
    const step = pair === null ? index : String(scalar(pair.key) ?? '');
    const place = pair === null ? item : pair.key;
    if (hasRange(place)) found([...path, step], place.range[0]);
    gather(pair === null ? item : pair.value, [...path, step], found);
  }
}

function isCollection(node: unknown): node is { items: readonly unknown[] } {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items);
}

function isPair(item: unknown): item is { key: unknown; value: unknown } {
  return typeof item === 'object' && item !== null && 'key' in item && 'value' in item;
}

function scalar(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'value' in node ? node.value : null;
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range);
}
