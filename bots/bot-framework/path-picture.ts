import { PNG } from 'pngjs';
import { remembering } from '../../dialogs/remember';

/** Pixels. A stone has as much room as the widest path of them leaves on a phone. */
const ROOM = 40;
const RADIUS = 13;
const HEIGHT = 80;
/** How far the path bends up and down. */
const BEND = 16;
/** So many stones are drawn; of a longer path its end, after two small ones that stand for what lay before. */
const MOST = 12;
const RADIUS_BEFORE = 4;

/** A green that is seen on white and on black: the card's background is the person's own. Red, green, blue. */
const STONE = [62, 142, 117] as const;

interface Stone {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A path with a stone for each step, as a PNG in a data URI of a few kilobytes. Whatever is longer than can be drawn looks alike. */
export function pathPicture(stones: number): string {
  // What is no number is no step.
  return picture(Math.min(Math.max(0, Math.floor(stones) || 0), MOST + 1));
}

/** Drawn once for each length. */
const picture = remembering(MOST + 2, (stones: number): string => {
  const path = stonesOf(stones);
  const image = new PNG({ width: Math.max(1, path.length) * ROOM, height: HEIGHT });
  for (const stone of path) draw(stone, image);
  const bytes = PNG.sync.write(image, { deflateLevel: 9 });
  return `data:image/png;base64,${bytes.toString('base64')}`;
});

function stonesOf(count: number): Stone[] {
  const radii = Array.from({ length: Math.min(count, MOST) }, () => RADIUS);
  if (count > MOST) radii.unshift(RADIUS_BEFORE, RADIUS_BEFORE);
  return radii.map((radius, at) => ({
    x: (at + 0.5) * ROOM,
    y: HEIGHT / 2 + BEND * Math.sin((at * Math.PI) / 3),
    radius,
  }));
}

function draw({ x, y, radius }: Stone, { width, height, data }: PNG): void {
  for (let row = Math.floor(y - radius - 1); row <= y + radius + 1 && row < height; row++) {
    for (let column = Math.floor(x - radius - 1); column <= x + radius + 1 && column < width; column++) {
      // The edge is half seen through, so that it looks round.
      const seen = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(column + 0.5 - x, row + 0.5 - y)));
      if (seen > 0) data.set([...STONE, Math.round(255 * seen)], (row * width + column) * 4);
    }
  }
}
