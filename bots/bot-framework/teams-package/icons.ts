import type { Colour, Picture } from './png';

/** An ellipse in a square of 32 by 32. */
interface Stone {
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
}

/** Three stones, going up: the same as on the page of the simulator. */
const STONES: readonly Stone[] = [
  { x: 9.5, y: 23.5, rx: 6, ry: 3.6 },
  { x: 17, y: 16, rx: 5, ry: 3 },
  { x: 23, y: 9, rx: 4, ry: 2.4 },
];

const GREEN: Colour = [0x2b, 0x5d, 0x50, 255];
const SAND: Colour = [0xf2, 0xd3, 0x9b, 255];
const WHITE: Colour = [255, 255, 255, 255];
const NOTHING: Colour = [255, 255, 255, 0];

/**
 * For the list of apps: 192 × 192, its ground filled to the edge, because Teams rounds the corners itself; what
 * is on it keeps to the middle, where the bar of apps and a badge cut nothing off.
 */
export const colorIcon = (): Picture => drawn(192, 0.8, (covered) => mixed(GREEN, SAND, covered));

/** For the bar at the side: 32 × 32, white on nothing, nothing else. */
export const outlineIcon = (): Picture => drawn(32, 1, (covered) => mixed(NOTHING, WHITE, covered));

/** Points looked at in each pixel, in each direction, so that edges are smooth. */
const POINTS = 4;

/** @param part how much of the square the stones take up, 0 to 1, about its middle */
function drawn(size: number, part: number, colour: (covered: number) => Colour): Picture {
  const scale = 32 / size / part;
  const edge = (32 / part - 32) / 2;
  const pixels = Array.from({ length: size * size }, (_, at) =>
    colour(coverage(at % size, Math.floor(at / size), scale, edge)),
  );
  return { width: size, height: size, pixels };
}

/** How much of a pixel lies on a stone, 0 to 1. */
function coverage(column: number, row: number, scale: number, edge: number): number {
  let inside = 0;
  for (let point = 0; point < POINTS * POINTS; point++) {
    const x = (column + ((point % POINTS) + 0.5) / POINTS) * scale - edge;
    const y = (row + (Math.floor(point / POINTS) + 0.5) / POINTS) * scale - edge;
    if (STONES.some((stone) => ((x - stone.x) / stone.rx) ** 2 + ((y - stone.y) / stone.ry) ** 2 <= 1)) inside += 1;
  }
  return inside / POINTS ** 2;
}

function mixed(behind: Colour, before: Colour, covered: number): Colour {
  const part = (i: 0 | 1 | 2 | 3) => Math.round(behind[i] + (before[i] - behind[i]) * covered);
  return [part(0), part(1), part(2), part(3)];
}
