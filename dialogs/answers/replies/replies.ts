import type { Message } from '../reading/token';
import type { AnswerWords } from '../words';
import type { ReplyWords } from '../words/replies';
import { ReplyReader, type Said } from './reply-reader';

export interface Replies<L extends string> {
  /** In order. After a correction ("no wait, yes") only what follows it. */
  readonly said: readonly Said<L>[];
  /** Something was taken back. */
  readonly corrected: boolean;
  /** Tokens of other matters. */
  readonly odd: number;
}

/** Every reply in a message: at the head of a clause, alone in it, or anywhere, as its entry asks. */
export function repliesIn<L extends string>(message: Message, own: ReplyWords<L>, words: AnswerWords): Replies<L> {
  const said: Said<L>[] = [];
  let odd = 0;
  let from = 0;
  message.clauses.forEach((clause, index) => {
    const read = new ReplyReader(clause.tokens, index, said.length > 0, own, words).read();
    // "had a wobble, but OK now" answers nothing that was asked before the "but".
    const isAside = !own.answersAfterBut && clause.after === 'but' && said.length === 0 && odd > 0;
    if (read.corrected !== null) from = said.length + read.corrected;
    said.push(...(isAside ? read.said.filter((s) => s.place !== 'whole' && !s.polite) : read.said));
    odd += read.odd;
  });
  // "yes actually" takes back nothing, as long as nothing follows.
  const corrected = from > 0 && from < said.length;
  return { said: corrected ? said.slice(from) : said, corrected, odd };
}

/** The label of the faces, when there is nothing else to go by: null for none, or for several that differ. */
export function faceLabel<L extends string>(message: Message, own: ReplyWords<L>): L | 'mixed' | null {
  const labels = new Set(message.emoji.flatMap((one) => own.emoji.get(one) ?? []));
  const [only, ...others] = labels;
  return others.length > 0 ? 'mixed' : (only ?? null);
}
