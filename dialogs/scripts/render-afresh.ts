import type { CueArgs } from '../effects';
import { hash, type Rendering, render, variantsOf, type Where } from './render';
import type { Wording } from './wording';

/**
 * As `render`, but not in words whose mark is among those said lately, where the cue can be said in others; where all were, in those said
 * longest ago.
 * @param lately the marks of what was said, the oldest first
 */
export function renderAfresh(wording: Wording, offered: CueArgs, where: Where, lately: readonly number[]): Rendering {
  const ways = where.again && wording.again.length > 0 ? wording.again : variantsOf(wording, where.channel);
  const first = render(wording, offered, where);
  // Whoever gives a turn sees to that, for a whole talk.
  if (where.turn !== undefined) return first;
  const all = ways.map((_, turn) => render(wording, offered, { ...where, turn }));
  const said = all.map(({ text }) => lately.lastIndexOf(hash(text)));
  return all[said.indexOf(Math.min(...said))] ?? first;
}
