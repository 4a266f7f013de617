/** A message cut into what the rules of house style count: words in quotes are one word, and so is a phone number. */
import { remembering } from '../../../dialogs/remember';

/** The same sentences come in many of the ways in which something can be said. */
const MOST_TEXTS = 10_000;

/** Sentences without their quotes' insides. A line break ends one too. */
export const sentencesOf = (plain: string) => sentences(plain);
/** What is kept is kept by the text alone, and not by its place among those of which `flatMap` asks. */
const sentences = remembering(MOST_TEXTS, (plain: string): readonly string[] =>
  withoutQuotes(plain)
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0),
);

export const wordsOf = (sentence: string) => words(sentence);
const words = remembering(MOST_TEXTS, (sentence: string): readonly string[] => {
  const numbered = sentence.replace(/\d+(?:[\s-]\d+)*/g, '1');
  return numbered.match(/[\p{L}\p{N}][\p{L}\p{N}'\u2019.-]*/gu) ?? [];
});

export function questionsIn(plain: string): number {
  return withoutQuotes(plain).match(/\?/g)?.length ?? 0;
}

function withoutQuotes(plain: string): string {
  return plain.replace(/"[^"]*"|\u201c[^\u201d]*\u201d/g, 'That');
}
