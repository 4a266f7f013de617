import type { Token } from '../safety/normalise';
import { listen } from '../safety/phrases/listen';
import type { Remark } from './remark-names';
import { LONGEST_REMARK, type RemarkBook } from './remarks';

/** What a message says apart from some remarks: which of them it makes, and the clauses that are left without their words. */
export interface Apart {
  readonly made: ReadonlySet<Remark>;
  readonly rest: readonly string[];
  /** How many there are in all. */
  readonly clauses: number;
}

/**
 * Takes remarks out of a message. Each clause (up to a comma, a full stop or a turning word) is listened to by itself besides the whole, so
 * that "i stopped drinking but had one last night" leaves "had one last night".
 * @param turns the words that begin another clause: "and", "but"
 */
export function apartFrom(
  text: string,
  remarks: ReadonlySet<Remark>,
  book: RemarkBook,
  turns: ReadonlySet<string>,
  names: readonly string[] = [],
): Apart {
  if (text.length > LONGEST_REMARK) return { made: new Set(), rest: [text], clauses: 1 };
  const clauses = clausesOf(text, book, turns);
  const made = new Set<Remark>();
  const covered: Place[] = [];
  for (const place of [{ start: 0, end: text.length }, ...clauses]) {
    const words = text.slice(place.start, place.end);
    const tokens = book.phrasebook.normalise(words);
    for (const { id, softened, span } of listen(book.phrasebook, tokens, undefined, book.wordsOf(names))) {
      const remark = book.patterns.get(id)?.remark;
      const [first, last] = [tokens[span.from], tokens[span.to - 1]];
      if (softened || remark === undefined || !remarks.has(remark) || !first || !last) continue;
      made.add(remark);
      covered.push({ start: place.start + first.start, end: place.start + last.end });
    }
  }
  const rest = clauses.map((clause) => without(text, clause, covered)).filter((words) => /[\p{L}\p{N}]/u.test(words));
  return { made, rest, clauses: clauses.length };
}

/** Part of a message, in UTF-16 units. */
interface Place {
  readonly start: number;
  readonly end: number;
}

function clausesOf(text: string, { phrasebook }: RemarkBook, turns: ReadonlySet<string>): Place[] {
  const clauses: Token[][] = [[]];
  for (const token of phrasebook.normalise(text)) {
    const isTurn = turns.has(token.forms[0] ?? '');
    if (isTurn || token.pause !== 'none') clauses.push([]);
    if (!isTurn) clauses.at(-1)?.push(token);
  }
  return clauses.flatMap((tokens) => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    return first && last ? [{ start: first.start, end: last.end }] : [];
  });
}

function without(text: string, clause: Place, covered: readonly Place[]): string {
  const letters = text.slice(clause.start, clause.end);
  let left = '';
  for (let at = 0; at < letters.length; at++) {
    const isTaken = covered.some(({ start, end }) => clause.start + at >= start && clause.start + at < end);
    left += isTaken ? ' ' : letters.charAt(at);
  }
  return left.replace(/\s+/g, ' ').trim();
}
