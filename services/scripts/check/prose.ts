/** A message cut into what the rules of house style count: words in quotes are one word, and so is a phone number. */

/** Sentences without their quotes' insides. A line break ends one too. */
export function sentencesOf(plain: string): string[] {
  return withoutQuotes(plain)
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

export function wordsOf(sentence: string): string[] {
  const numbered = sentence.replace(/\d+(?:[\s-]\d+)*/g, '1');
  return numbered.match(/[\p{L}\p{N}][\p{L}\p{N}'\u2019.-]*/gu) ?? [];
}

export function questionsIn(plain: string): number {
  return withoutQuotes(plain).match(/\?/g)?.length ?? 0;
}

function withoutQuotes(plain: string): string {
  return plain.replace(/"[^"]*"|\u201c[^\u201d]*\u201d/g, 'That');
}
