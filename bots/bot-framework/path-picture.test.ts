import { PNG } from 'pngjs';
import { pathPicture } from './path-picture';

/** How many pixels each thing in the picture has that stands by itself, from left to right. */
function stonesIn(uri: string): number[] {
  const { width, height, data } = PNG.sync.read(Buffer.from(uri.split(',')[1] ?? '', 'base64'));
  const seen = new Set<number>();
  const isDrawn = (at: number) => (data[at * 4 + 3] ?? 0) > 128;
  const sizes: number[] = [];
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      const open = isDrawn(y * width + x) && !seen.has(y * width + x) ? [y * width + x] : [];
      let size = 0;
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        if (seen.has(at) || !isDrawn(at)) continue;
        seen.add(at);
        size++;
        open.push(at - 1, at + 1, at - width, at + width);
      }
      if (size > 0) sizes.push(size);
    }
  }
  return sizes;
}

const STONE = Math.PI * 13 ** 2;

test.each([1, 2, 3, 7, 12])('a path of %i has as many stones, all of a size', (count) => {
  const sizes = stonesIn(pathPicture(count));
  expect(sizes).toHaveLength(count);
  for (const size of sizes) expect(size / STONE).toBeCloseTo(1, 1);
});

test('a longer path shows its end, and two small stones for what lay before', () => {
  const sizes = stonesIn(pathPicture(40));
  expect(sizes.slice(0, 2).every((size) => size < STONE / 4)).toBe(true);
  expect(sizes.slice(2).map((size) => Math.round(size / STONE))).toEqual(Array(12).fill(1));
});

test('whatever is longer than can be drawn is one picture, and the largest stays within what a card has room for', () => {
  expect(pathPicture(13)).toBe(pathPicture(6000));
  expect(Math.max(...[12, 13].map((stones) => pathPicture(stones).length))).toBeLessThan(6_500);
});

test.each([0, -1, 0.4, Number.NaN])('%d steps are no stones, and no fault', (count) => {
  expect(stonesIn(pathPicture(count))).toEqual([]);
});
