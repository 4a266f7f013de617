import type { Region } from '../../../../dialogs/region';
import { error, type Finding } from '../finding';
import { shapeOf } from '../shape';
import type { Entry } from '../wording-source';

/** So many figures are a number to ring, and never a time of day or a count. */
const RUNG = 5;
/** The shortest that anybody rings: the 2 of "press 2" is none. */
const SHORTEST = 3;
/** What is rung in an emergency in one country or another. */
const EMERGENCY = ['000', '111', '112', '911', '988', '999', '1737'];

/** A number to ring stands in the region's file, where it is checked and renewed, and not in the words. */
export function checkHardNumbers(entry: Entry, regions: readonly Region[]): Finding[] {
  const known = new Set([
    ...EMERGENCY,
    ...regions.flatMap(({ lines }) =>
      lines.flatMap(({ reach }) => numbersIn(reach).filter((number) => number.length >= SHORTEST)),
    ),
  ]);
  return entry.variants.flatMap((variant): Finding[] => {
    const hard = numbersIn(shapeOf(variant.words.source).literal).find(
      (number) => figuresOf(number).length >= RUNG || known.has(number),
    );
    if (hard === undefined) return [];
    const what = `the number ${hard} stands in the words, where nobody renews it`;
    const mend = 'write {listen}, {text} or {emergency}: it comes from locales/regions';
    return [error('hard-number', { file: entry.file, line: variant.line }, entry.cue, what, mend)];
  });
}

const numbersIn = (text: string) => text.match(/\d+(?:[ .-]\d+)*/g) ?? [];
const figuresOf = (number: string) => number.replace(/\D/g, '');
