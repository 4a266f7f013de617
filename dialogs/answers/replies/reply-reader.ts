import type { Found } from '../reading/phrases';
import { type Token, wordAt } from '../reading/token';
import type { AnswerWords } from '../words';
import type { Reply, ReplyWords } from '../words/replies';
import { isBegun, isDeterminer } from './place';

/** One reply that a message holds, in a place where it counts. */
export interface Said<L extends string> extends Reply<L> {
  /** Under a "not": "not yes". */
  readonly denied: boolean;
  /** Index of its clause, and of its tokens in it. */
  readonly clause: number;
  readonly at: number;
  readonly end: number;
  /** It ends as if it went on: "have not", "did not manage to". */
  readonly unfinished: boolean;
  /** No word of it was guessed. */
  readonly sure: boolean;
}

export interface ClauseReplies<L extends string> {
  readonly said: readonly Said<L>[];
  /** Tokens of other matters. */
  readonly odd: number;
  /** How many replies stand before the last correction. */
  readonly corrected: number | null;
}

/** Reads the replies of one clause from left to right. */
export class ReplyReader<L extends string> {
  readonly #said: Said<L>[] = [];
  #odd = 0;
  #denied = false;
  /** Nothing but replies and asides stands before. */
  #heading = true;
  /** How many replies stand before the last correction. */
  #corrected: number | null = null;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly clause: number,
    private readonly answeredBefore: boolean,
    private readonly own: ReplyWords<L>,
    private readonly words: AnswerWords,
    private readonly wholeToo = true,
  ) {}

  read(): ClauseReplies<L> {
    for (let i = 0; i < this.tokens.length; ) i = this.#hearAt(i);
    const alone = this.#odd === 0 && !this.#denied;
    const isMisread = !alone && this.#said.some((s) => s.place === 'whole');
    // What had to stand alone does not: "i went | through with it" is read again without it.
    if (isMisread) return this.#again().read();
    return {
      said: this.#said,
      odd: this.#odd + (this.#denied ? 1 : 0),
      corrected: this.#corrected,
    };
  }

  #again(): ReplyReader<L> {
    return new ReplyReader(this.tokens, this.clause, this.answeredBefore, this.own, this.words, false);
  }

  /** Takes in what begins at a place, and returns where it ends. */
  #hearAt(at: number): number {
    const { common } = this.words;
    const reply = this.#replyAt(at);
    const correction = common.corrections.longest(this.tokens, at);
    const aside = Math.max(...[common.fillers, this.own.asides].map((b) => b.longest(this.tokens, at)?.end ?? at));
    const negator = common.negators.longest(this.tokens, at)?.end ?? at;
    // A bare "no" is a reply: "yes, no" contradicts itself, "yes, no sorry, no" does not.
    const takesBack =
      correction !== null && correction.end >= Math.max(at + (reply === null ? 1 : 2), reply?.end ?? at);
    if (takesBack && (this.answeredBefore || this.#said.length > 0)) {
      this.#corrected = this.#said.length;
      if (reply === null) return correction.end;
    }
    if (reply !== null && reply.end >= Math.max(aside, negator)) return this.#hearReply(reply, at);
    if (aside > at && aside >= negator) return aside;
    if (this.tokens[at]?.kind === 'sign') return at + 1;
    if (negator > at) this.#denied = true;
    return negator > at ? negator : this.#hearOdd(at);
  }

  /** A reply in a place where it counts. */
  #replyAt(at: number): Found<Reply<L>> | null {
    const reply = this.own.book.longest(this.tokens, at, this.words.common.within);
    if (reply === null || !(this.#heading || reply.entry.place === 'anywhere')) return null;
    if (reply.entry.place === 'whole' && !this.wholeToo) return null;
    const isOther =
      isDeterminer(this.tokens, at, reply.end, this.own, this.words) || isBegun(this.tokens, at, reply, this.words);
    return isOther ? null : reply;
  }

  #hearReply({ entry, end }: Found<Reply<L>>, at: number): number {
    const sure = this.tokens.slice(at, end).every((t) => t.sure);
    const isNegator = this.words.common.negators.longest(this.tokens, end - 1) !== null;
    const unfinished = isNegator || this.own.seeThrough.has(wordAt(this.tokens, end - 1));
    this.#said.push({ ...entry, denied: this.#denied, clause: this.clause, at, end, unfinished, sure });
    this.#denied = false;
    return end;
  }

  #hearOdd(at: number): number {
    this.#odd++;
    this.#heading = false;
    const word = wordAt(this.tokens, at);
    if (!this.words.common.seeThrough.has(word) && !this.own.seeThrough.has(word)) this.#denied = false;
    return at + 1;
  }
}
