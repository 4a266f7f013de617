import { wordCount } from '../word-count';
import { readMessage } from './reading/read';
import type { Token } from './reading/token';
import type { AnswerWords } from './words';

/** So many written words of greeting, yes and no are an answer. More of them can say something else together. */
const FEW_WORDS = 2;
/** One phrase of them is an answer up to so many. */
const LONGEST_PHRASE = 3;

/**
 * Whether a message is a bare answer, and nothing besides: "yes", "no thanks", "hello mate", "6", "8 o'clock in the morning". What such words
 * are like says nothing of whoever writes them.
 */
export function saysOnlyAnswer(text: string, words: AnswerWords): boolean {
  const { clauses } = readMessage(text, words.reading);
  const said = clauses.map(({ tokens }) => tokens).filter((tokens) => tokens.length > 0);
  if (said.length === 0) return false;
  if (said.every((tokens) => isMadeOf(tokens, (at) => momentEnd(tokens, at, words)))) return true;
  const written = wordCount(text);
  if (written <= LONGEST_PHRASE && said.every((tokens) => replyEnd(tokens, 0, words) === tokens.length)) return true;
  const endOf = (tokens: readonly Token[]) => (at: number) =>
    Math.max(momentEnd(tokens, at, words), replyEnd(tokens, at, words));
  return written <= FEW_WORDS && said.every((tokens) => isMadeOf(tokens, endOf(tokens)));
}

/** @param endOf where what begins at a token ends; that token itself where nothing does */
function isMadeOf(tokens: readonly Token[], endOf: (at: number) => number): boolean {
  let at = 0;
  while (at < tokens.length) {
    const end = endOf(at);
    if (end <= at) return false;
    at = end;
  }
  return true;
}

/** Where a number, a time or a day that begins here ends. */
function momentEnd(tokens: readonly Token[], at: number, { common, time, date }: AnswerWords): number {
  const token = tokens[at];
  if (token?.kind === 'figures' || common.numbers.words.has(token?.word ?? '')) return at + 1;
  const books = [time.parts, time.oclock, time.am, time.pm, time.noon, time.half, time.quarter, date.weekdays];
  return Math.max(at, ...books.map((book) => book.longest(tokens, at)?.end ?? at));
}

/** Where a plain yes or no, a greeting or thanks that begins here ends. */
function replyEnd(tokens: readonly Token[], at: number, { common, yesNo }: AnswerWords): number {
  const reply = yesNo.book.longest(tokens, at);
  const isPlain =
    reply !== null && reply.entry.label !== 'unsure' && (reply.entry.place === 'starts' || reply.entry.polite);
  return Math.max(isPlain ? reply.end : at, common.fillers.longest(tokens, at)?.end ?? at);
}
