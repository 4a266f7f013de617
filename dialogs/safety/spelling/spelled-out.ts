import type { Pause } from './chunks';

/** A word as it was written, before it is heard. */
export interface Written {
  readonly text: string;
  /** Indices into the folded text. */
  readonly start: number;
  readonly end: number;
  readonly pause: Pause;
  readonly quoted: boolean;
}

const SHORTEST_RUN = 3;
const LONGEST_PIECE = 16;

/**
 * Words written letter by letter ("k i l l  m y s e l f", "d.i.e") put back together, where the letters make known words; otherwise left as they
 * are. Linear time.
 */
export function joinSpelledOut(words: readonly Written[], known: (word: string) => boolean): readonly Written[] {
  // Next to no message has any.
  if (!hasRun(words)) return words;
  const joined: Written[] = [];
  let at = 0;
  while (at < words.length) {
    let end = at;
    while (isLetter(words[end])) end++;
    const run = words.slice(at, Math.max(end, at + 1));
    joined.push(...((run.length >= SHORTEST_RUN ? pieces(run, known) : null) ?? run));
    at += run.length;
  }
  return joined;
}

function hasRun(words: readonly Written[]): boolean {
  let run = 0;
  for (const word of words) {
    run = isLetter(word) ? run + 1 : 0;
    if (run === SHORTEST_RUN) return true;
  }
  return false;
}

function isLetter(word: Written | undefined): boolean {
  return word !== undefined && word.text.length === 1 && word.text >= 'a' && word.text <= 'z';
}

/** The fewest known words that spell the run, at least one of them of three letters; null where there are none. */
function pieces(run: readonly Written[], known: (word: string) => boolean): Written[] | null {
  const text = run.map((letter) => letter.text).join('');
  const count: number[] = [0];
  const back: number[] = [0];
  for (let end = 1; end <= text.length; end++) {
    count[end] = Number.POSITIVE_INFINITY;
    for (let start = Math.max(0, end - LONGEST_PIECE); start < end; start++) {
      const pieceCount = (count[start] ?? Number.POSITIVE_INFINITY) + 1;
      if (pieceCount >= (count[end] ?? 0) || !known(text.slice(start, end))) continue;
      count[end] = pieceCount;
      back[end] = start;
    }
  }
  if (!Number.isFinite(count[text.length] ?? Number.NaN)) return null;
  const found: Written[] = [];
  for (let end = text.length; end > 0; end = back[end] ?? 0) {
    const [first, last] = [run[back[end] ?? 0], run[end - 1]];
    if (first && last) found.push({ ...first, text: text.slice(back[end] ?? 0, end), end: last.end });
  }
  found.reverse();
  return found.some((piece) => piece.text.length >= SHORTEST_RUN) ? found : null;
}
