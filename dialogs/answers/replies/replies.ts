import { deniesNext } from '../mood/levels';
import type { Found } from '../reading/phrases';
import { type Clause, type Message, type Token, wordAt } from '../reading/token';
import type { AnswerWords } from '../words';
import type { Reply, ReplyWords } from '../words/replies';

/** One reply that a message holds, in the place where it counts. */
export interface Said<L extends string> extends Reply<L> {
  /** Under a "not": "not yes". */
  readonly denied: boolean;
  /** Index of its clause. */
  readonly clause: number;
  /** A single word, and how many tokens of its clause come after it. */
  readonly words: number;
  readonly at: number;
  readonly end: number;
  readonly sure: boolean;
}

export interface Replies<L extends string> {
  readonly said: readonly Said<L>[];
  /** Tokens of other matters. */
  readonly odd: number;
  /** The first reply after the last correction: "no wait, yes". */
  readonly corrected: number | null;
}

/** Every reply in a message: at the head of a clause, alone in it, or anywhere, as its entry asks. */
export function repliesIn<L extends string>(message: Message, own: ReplyWords<L>, words: AnswerWords): Replies<L> {
  const said: Said<L>[] = [];
  let odd = 0;
  let corrected: number | null = null;
  message.clauses.forEach((clause, index) => {
    const whole = readClause(clause, index, said.length > 0, own, words);
    // "had a wobble, but OK now" answers nothing that was asked before the "but".
    const aside = !own.answersAfterBut && clause.after === 'but' && said.length === 0 && odd > 0;
    const read = aside ? { ...whole, said: whole.said.filter((s) => s.place !== 'whole' && !s.polite) } : whole;
    if (read.correctedAt !== null) corrected = said.length + read.correctedAt;
    said.push(...read.said);
    odd += read.odd;
  });
  return { said, odd, corrected };
}

interface ClauseReplies<L extends string> {
  readonly said: readonly Said<L>[];
  readonly odd: number;
  /** How many replies stand before a correction in this clause. */
  readonly correctedAt: number | null;
}

function readClause<L extends string>(
  { tokens }: Clause,
  clause: number,
  answeredBefore: boolean,
  own: ReplyWords<L>,
  words: AnswerWords,
): ClauseReplies<L> {
  const { common } = words;
  const said: Said<L>[] = [];
  let [odd, denied, heading] = [0, false, true];
  let correctedAt: number | null = null;
  for (let i = 0; i < tokens.length; ) {
    const reply = own.book.longest(tokens, i, common.within);
    const correction = common.corrections.longest(tokens, i);
    const aside = Math.max(common.fillers.longest(tokens, i)?.end ?? i, own.asides.longest(tokens, i)?.end ?? i);
    const negator = common.negators.longest(tokens, i)?.end ?? i;
    const fits =
      reply !== null &&
      (heading || reply.entry.place === 'anywhere') &&
      !isDeterminer(tokens, i, reply.end, own, words) &&
      !isBegun(tokens, i, reply, words);
    // A bare "no" is a reply: "yes, no" contradicts itself, "yes, no sorry, no" does not.
    const takesBack = correction !== null && correction.end >= (fits ? Math.max(reply.end, i + 2) : i);
    if (takesBack && (answeredBefore || said.length > 0)) {
      correctedAt = said.length;
      if (!fits) {
        i = correction.end;
        continue;
      }
    }
    if (fits && reply.end >= Math.max(aside, negator)) {
      const sure = tokens.slice(i, reply.end).every((t) => t.sure);
      said.push({ ...reply.entry, denied, clause, words: reply.end - i, at: i, end: reply.end, sure });
      denied = false;
      i = reply.end;
    } else if (aside > i && aside >= negator) {
      i = aside;
    } else if (negator > i) {
      denied = true;
      i = negator;
    } else {
      odd++;
      heading = false;
      if (!common.seeThrough.has(wordAt(tokens, i)) && !own.seeThrough.has(wordAt(tokens, i))) denied = false;
      i++;
    }
  }
  // What had to stand alone does not.
  return {
    said: odd > 0 || denied ? said.filter((s) => s.place !== 'whole') : said,
    odd: odd + (denied ? 1 : 0),
    correctedAt,
  };
}

/** "no one", "no money": the word belongs to what follows. "no I'm fine", "no, money" and "nah money" are a no. */
function isDeterminer<L extends string>(
  tokens: readonly Token[],
  at: number,
  end: number,
  own: ReplyWords<L>,
  words: AnswerWords,
): boolean {
  const { common } = words;
  if (end - at > 1) return false;
  if (common.closeNegators.has(wordAt(tokens, at)) && deniesNext(tokens, end, words)) return true;
  if (!own.determiners.has(tokens[at]?.written ?? '')) return false;
  const next = tokens[end];
  return (
    next !== undefined &&
    !common.little.has(next.word) &&
    common.fillers.longest(tokens, end) === null &&
    common.negators.longest(tokens, end) === null &&
    common.corrections.longest(tokens, end) === null &&
    own.asides.longest(tokens, end) === null &&
    own.book.longest(tokens, end) === null
  );
}

/**
 * Words that could answer by themselves, but belong to what follows: "I do | not want to", "not really | good",
 * "absolutely | awful", "been | better". A yes or no to a question is followed by something else than a mood.
 */
function isBegun<L extends string>(
  tokens: readonly Token[],
  at: number,
  { entry, end }: Found<Reply<L>>,
  { common, mood }: AnswerWords,
): boolean {
  const moodAt = (i: number) => mood.book.longest(tokens, i, common.within);
  const following = moodAt(end)?.entry.kind;
  const spanning = [at, end - 1].some((i) => {
    const found = moodAt(i);
    return found?.entry.kind === 'level' && found.end > end;
  });
  if (entry.place === 'whole')
    return spanning || following === 'level' || common.negators.longest(tokens, end) !== null;
  const measures = ['strong', 'soft'].includes(moodAt(at)?.entry.kind ?? '');
  return (measures && following === 'level') || (entry.place === 'anywhere' && spanning);
}

/** The label of the faces, when there is nothing else to go by: null for none, or for several that differ. */
export function faceLabel<L extends string>(message: Message, own: ReplyWords<L>): L | 'mixed' | null {
  const labels = new Set(message.emoji.flatMap((one) => own.emoji.get(one) ?? []));
  const [only, ...others] = labels;
  return others.length > 0 ? 'mixed' : (only ?? null);
}
