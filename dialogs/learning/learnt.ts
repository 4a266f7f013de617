import { z } from 'zod';
import { explain, type Read } from '../safety/phrases/problem';
import { type Line, lengthOf, type Telling } from './learn';
import { BUCKETS } from './pieces';

/** What was learnt, ready for use. */
export interface Learnt {
  /** How far a message lies on the side of each thing that was learnt; above 0 is. */
  standing(pieces: readonly number[]): ReadonlyMap<string, number>;
  /** Of what it was learnt: see `digestOf`. */
  readonly digest: string;
}

const STEPS = 127;
const FORMAT = 'learnt 1';

const header = z.strictObject({
  format: z.literal(FORMAT),
  digest: z.string(),
  buckets: z.number().int().positive().max(BUCKETS),
  telling: z.number().positive(),
  lines: z.array(z.strictObject({ name: z.string(), bias: z.number(), scale: z.number().nonnegative() })).min(1),
});

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/**
 * What was learnt, as bytes: a line of JSON, then for each bucket how telling it is and its weight in each line, a byte each. So coarse
 * that a file is small, and fine enough that next to no message changes sides.
 */
export function packLearnt(lines: ReadonlyMap<string, Line>, telling: Telling, digest: string): Uint8Array {
  const most = largest(telling);
  const scales = new Map([...lines].map(([name, { weights }]) => [name, largest(weights) / STEPS]));
  const head = encoder.encode(
    `${JSON.stringify({
      format: FORMAT,
      digest,
      buckets: telling.length,
      telling: most / STEPS,
      lines: [...lines].map(([name, { bias }]) => ({ name, bias, scale: scales.get(name) ?? 0 })),
    })}\n`,
  );
  const width = lines.size + 1;
  const body = new Int8Array(telling.length * width);
  for (let bucket = 0; bucket < telling.length; bucket += 1) {
    body[bucket * width] = Math.round(((telling[bucket] ?? 0) / most) * STEPS);
    let column = 1;
    for (const [name, { weights }] of lines) {
      body[bucket * width + column] = Math.round((weights[bucket] ?? 0) / (scales.get(name) || 1));
      column += 1;
    }
  }
  const bytes = new Uint8Array(head.length + body.length);
  bytes.set(head);
  bytes.set(new Uint8Array(body.buffer), head.length);
  return bytes;
}

/** Reads what `packLearnt` wrote. `file` is its name, for the messages. */
export function readLearnt(bytes: Uint8Array, file: string): Read<Learnt> {
  const end = bytes.indexOf(0x0a);
  const parsed = header.safeParse(jsonOf(decoder.decode(bytes.subarray(0, Math.max(0, end)))));
  if (!parsed.success) return { ok: false, problems: explain(file, parsed.error) };
  const { lines, telling: step, digest, buckets } = parsed.data;
  const width = lines.length + 1;
  const body = new Int8Array(bytes.buffer, bytes.byteOffset + end + 1, bytes.length - end - 1);
  if (body.length !== buckets * width) {
    return { ok: false, problems: [`${file} is cut short: make it anew with "npm run understanding:train".`] };
  }
  const telling = new Float32Array(buckets);
  for (let bucket = 0; bucket < buckets; bucket += 1) telling[bucket] = (body[bucket * width] ?? 0) * step;
  const standings = (pieces: readonly number[]) => {
    const totals = new Float64Array(lines.length);
    for (const piece of pieces) {
      const from = piece * width + 1;
      for (let column = 0; column < lines.length; column += 1)
        totals[column] = (totals[column] ?? 0) + (body[from + column] ?? 0);
    }
    const length = lengthOf(pieces, telling);
    return lines.map(({ bias, scale }, column) => bias + ((totals[column] ?? 0) * scale) / length);
  };
  return {
    ok: true,
    value: {
      digest,
      standing(pieces) {
        const found = standings(pieces);
        return new Map(lines.map(({ name }, column) => [name, found[column] ?? Number.NaN]));
      },
    },
  };
}

function largest(values: Float64Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
