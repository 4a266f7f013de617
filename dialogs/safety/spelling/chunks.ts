/** What stood between two words. A pattern may cross a comma, never the end of a sentence. */
export type Pause = 'none' | 'clause' | 'sentence';

/** Letters and digits that were written together, with whatever marks stood among them: `don't`, `k!ll`, `10:30`. */
export interface Chunk {
  readonly text: string;
  /** Index into the folded text. */
  readonly start: number;
  /** What stood before it. */
  readonly pause: Pause;
  /** Between quotation marks. */
  readonly quoted: boolean;
}

const LETTER = /[\p{L}\p{N}]/u;
/** Marks that may stand inside a word, when a letter or digit follows. */
const INSIDE = new Set("'*@$!|.-_+");
/** Marks that may begin a disguised word, when a letter follows. */
const LEADING = new Set('@$');
/** Marks that hold the parts of a number together. */
const IN_NUMBERS = new Set('.,:/');
const SPACES = new Set(' \t\r\f\v\u00a0');

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || isDigit(code);
  return LETTER.test(text.charAt(at));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The chunks of a folded text, in order. Linear time. */
export function readChunks(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  const lastQuote = text.split('"').length % 2 === 0 ? text.lastIndexOf('"') : -1;
  let pause: Pause = 'sentence';
  let quoted = false;
  let at = 0;
  while (at < text.length) {
    if (isLetter(text, at) || (LEADING.has(text.charAt(at)) && isLetter(text, at + 1) && !afterLetter(text, at))) {
      const end = endOfChunk(text, at);
      chunks.push({ text: text.slice(at, end), start: at, pause, quoted });
      pause = 'none';
      at = end;
      continue;
    }
    // An opening mark without its closing one quotes nothing.
    if (text.charAt(at) === '"' && at !== lastQuote) quoted = !quoted;
    pause = longer(pause, pauseAt(text, at));
    at += 1;
  }
  return chunks;
}

function afterLetter(text: string, at: number): boolean {
  return at > 0 && isLetter(text, at - 1);
}

function endOfChunk(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    if (isLetter(text, at)) continue;
    const mark = text.charAt(at);
    if (mark === '*' && !isDigit(text.charCodeAt(at - 1))) continue;
    if (!isLetter(text, at + 1)) break;
    const numeric = isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
    if (!(numeric ? IN_NUMBERS : INSIDE).has(mark)) break;
  }
  return at;
}

function longer(a: Pause, b: Pause): Pause {
  if (a === 'sentence' || b === 'sentence') return 'sentence';
  return a === 'clause' || b === 'clause' ? 'clause' : 'none';
}

/** A full stop ends a sentence only before a space: "i want to... die" and "i.want" go on. So does a single line break. */
function pauseAt(text: string, at: number): Pause {
  const mark = text.charAt(at);
  if (SPACES.has(mark)) return 'none';
  if (mark === '!' || mark === '?') return 'sentence';
  const next = text.charAt(at + 1);
  if (mark === '\n') return next === '\n' ? 'sentence' : 'clause';
  if (mark === '.') {
    const alone = text.charAt(at - 1) !== '.' && next !== '.';
    return alone && (next === '' || next === '\n' || SPACES.has(next)) ? 'sentence' : 'clause';
  }
  return ',;:-()"'.includes(mark) ? 'clause' : 'none';
}
