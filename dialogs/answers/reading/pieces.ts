/** What a message is made of before any language comes into it. */
export interface Piece {
  readonly kind: 'word' | 'figures' | 'sign' | 'emoji' | 'stop';
  readonly text: string;
  /** No space before it. */
  readonly glued: boolean;
}

const EMOTICON = /[:;=]'?-?[()[\]/\\|dp*]+(?![\p{L}\p{N}])|<\/?3(?!\d)/u.source;
const FIGURES_WITH_SEPARATORS = /\d+(?:[.:]\d+|,\d{3}(?!\d))+/u.source;
const CHUNK = /[\p{L}\d&](?:[\p{L}\d]|'(?=\p{L}))*/u.source;
const PIECE = new RegExp(
  [
    `(?<emoticon>${EMOTICON})`,
    `(?<figures>${FIGURES_WITH_SEPARATORS})`,
    `(?<chunk>${CHUNK})`,
    '(?<emoji>\\p{Extended_Pictographic})',
    '(?<dash>[-\u2010-\u2015\u2212])',
    '(?<sign>[/\u2044%£$€+~#])',
    '(?<stop>[.,;:!?()\\n|"\u201c\u201d\u00ab\u00bb])',
  ].join('|'),
  'gu',
);

/**
 * Small letters, one kind of apostrophe, no accents, stacked marks, skin tones or invisible characters. Halves are
 * spelled out first: "3½" would otherwise become "31/2".
 */
export function plainText(text: string): string {
  return (
    text
      .replace(/(\d)\s*½/gu, '$1.5')
      .replace(/[’‘ʼ´`＇]/gu, "'")
      .normalize('NFKD')
      // A few signs unfold into a whole sentence; what is written in earnest does not.
      .slice(0, text.length * 3)
      .replace(/[\p{M}\p{Cf}\p{Emoji_Modifier}♀♂]/gu, '')
      .toLowerCase()
      .replace(/(?<!\p{L})(\p{L})\.(\p{L})(?!\p{L})\.?/gu, '$1$2')
  );
}

const PLAIN_WORDS = /^[a-z]+(?: [a-z]+)*$/u;

/** The words of a text of nothing but words, each with a space before the next; null for any other. */
export function plainWords(text: string): readonly string[] | null {
  return PLAIN_WORDS.test(text) ? text.split(' ') : null;
}

/** Cut a message into words, figures, signs, emoji and stops. `known` keeps a mix of letters and figures whole ("2moro"). */
export function cut(message: string, known: (chunk: string) => boolean): Piece[] {
  // Nearly everything in a language's lists, and many a message: there are thousands of them when a language is read.
  const plain = plainWords(message);
  if (plain !== null) return plain.map((text) => ({ kind: 'word', text, glued: false }));
  const text = plainText(message);
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(PIECE)) {
    const glued = match.index === end && match.index > 0;
    end = match.index + match[0].length;
    const { emoticon, figures, chunk, emoji, dash, sign, stop } = match.groups ?? {};
    if (emoticon !== undefined) pieces.push({ kind: 'emoji', text: emoticonFace(emoticon), glued });
    else if (emoji !== undefined) pieces.push({ kind: 'emoji', text: emoji, glued });
    else if (figures !== undefined) pieces.push({ kind: 'figures', text: figures.replaceAll(',', ''), glued });
    else if (sign !== undefined) pieces.push({ kind: 'sign', text: sign === '\u2044' ? '/' : sign, glued });
    else if (stop !== undefined) pieces.push({ kind: 'stop', text: stop, glued });
    else if (dash !== undefined) pieces.push(...dashAt(text, match.index, pieces.at(-1), glued));
    else if (chunk !== undefined) pieces.push(...chunkPieces(chunk, glued, known));
  }
  return pieces;
}

function chunkPieces(chunk: string, glued: boolean, known: (chunk: string) => boolean): Piece[] {
  if (!/\d/.test(chunk) || known(chunk))
    return [{ kind: /^\d+$/.test(chunk) ? 'figures' : 'word', text: chunk, glued }];
  return (chunk.match(/\d+|[^\d]+/gu) ?? []).map((text, i) => ({
    kind: /^\d/.test(text) ? 'figures' : 'word',
    text,
    glued: glued || i > 0,
  }));
}

/** "so-so" is two words; "2-3" and "2 - 3" a range; "-1" is less than nothing; any other dash is a stop. */
function dashAt(text: string, at: number, before: Piece | undefined, glued: boolean): Piece[] {
  const next = text.charAt(at + 1);
  const digitNext = /\d/.test(next) || (next === ' ' && /\d/.test(text.charAt(at + 2)));
  if (digitNext && (!glued || before?.kind !== 'word')) return [{ kind: 'sign', text: '-', glued }];
  if (glued && /[\p{L}\d]/u.test(next)) return [];
  return [{ kind: 'stop', text: '-', glued }];
}

function emoticonFace(emoticon: string): string {
  if (emoticon.startsWith('<')) return emoticon;
  return `${emoticon.startsWith(';') ? ';' : ':'}${emoticon.includes("'") ? "'" : ''}${emoticon.replace(/[:;='-]/gu, '').charAt(0)}`;
}
