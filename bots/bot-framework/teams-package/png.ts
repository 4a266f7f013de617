import { crc32, deflateSync } from 'node:zlib';

/** Red, green, blue and how far it covers what is behind it, 0 to 255 each. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Row by row from the top left. */
  readonly pixels: readonly Colour[];
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** 8 bits for each of four channels; the only compression, filter set and order that there are. */
const RGBA = [8, 6, 0, 0, 0];

/** A PNG file of a picture (W3C, "Portable Network Graphics", third edition). */
export function pngOf({ width, height, pixels }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(RGBA, 8);
  const rows = Array.from({ length: height }, (_, y) =>
    // Each row begins with the filter that it was put through: none.
    Buffer.from([0, ...pixels.slice(y * width, (y + 1) * width).flat()]),
  );
  const body = deflateSync(Buffer.concat(rows), { level: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}
