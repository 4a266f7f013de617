import { numeralAt } from '../reading/numerals';
import type { Found } from '../reading/phrases';
import { type Clause, type Token, wordAt } from '../reading/token';
import type { Mood } from '../types';
import type { AnswerWords } from '../words';
import type { MoodEntry, MoodMark } from '../words/mood';
import { deniesNext, isAttribute, strengthensNext, turnedLevel, UNTURNED } from './levels';
import { Timing } from './timing';

/** A mood said in words. */
export interface Mention {
  readonly mood: Mood;
  /** A bodily state or a comparison, which counts only when nothing else is said. */
  readonly light: boolean;
  /** Of another day. */
  readonly past: boolean;
  /** Said to be so now. */
  readonly now: boolean;
  /** Said outright of the person: "I'm ok", "feeling ok", and not a bare "ok". */
  readonly own: boolean;
  /** Its clause says nothing else, and its spelling was not guessed. */
  readonly sure: boolean;
}

export interface ClauseMoods {
  readonly mentions: readonly Mention[];
  /** Something in it may be meant either way. */
  readonly doubtful: boolean;
  /** Tokens that are neither moods nor frames of one. */
  readonly odd: number;
}

/** Every mood that one clause says of the person. */
export function moodsIn(clause: Clause, words: AnswerWords): ClauseMoods {
  return new ClauseReader(clause.tokens, words).read();
}

type Heard = Pick<Mention, 'mood' | 'light' | 'own' | 'sure'>;

/** Reads from left to right, with what a negator, a strengthener or another subject does to what follows. */
class ClauseReader {
  readonly #heard: Heard[] = [];
  readonly #timing = new Timing<Heard>();
  #turned = UNTURNED;
  /** Whom or what the words are about: the person, somebody else, or a thing. */
  #subject: 'own' | 'other' | 'thing' = 'own';
  #wished = false;
  #doubtful = false;
  #odd = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly words: AnswerWords,
  ) {}

  read(): ClauseMoods {
    for (let i = 0; i < this.tokens.length; ) i = this.#hearAt(i);
    const times = this.#timing.times();
    const mentions = this.#heard.map((heard) => ({
      ...heard,
      past: times.get(heard) === 'past',
      now: times.get(heard) === 'now',
      sure: heard.sure && this.#odd === 0,
    }));
    return { mentions, doubtful: this.#doubtful, odd: this.#odd };
  }

  /** Takes in the longest phrase at a place, and returns where it ends. */
  #hearAt(at: number): number {
    const { mood, common } = this.words;
    const found = mood.book.longest(this.tokens, at, common.within);
    const negator = common.negators.longest(this.tokens, at)?.end ?? at;
    const filler = common.fillers.longest(this.tokens, at)?.end ?? at;
    const end = Math.max(found?.end ?? at, negator, filler);
    if (found !== null && found.end === end) this.#hearEntry(found, at);
    else if (common.closeNegators.has(wordAt(this.tokens, at))) {
      this.#turned = { denied: deniesNext(this.tokens, at + 1, this.words), push: 0 };
    } else if (negator > at && negator === end) this.#turned = { ...this.#turned, denied: !this.#turned.denied };
    else if (filler === at && !this.#seesThrough(at)) this.#hearOdd(at);
    // "so I feel low": the "so" measures nothing.
    else if (!this.#turned.denied) this.#turned = UNTURNED;
    return Math.max(end, at + 1);
  }

  #seesThrough(at: number): boolean {
    const { mood, common } = this.words;
    return common.seeThrough.has(wordAt(this.tokens, at)) || mood.frames.longest(this.tokens, at) !== null;
  }

  #hearEntry({ entry, end }: Found<MoodEntry>, at: number) {
    if (entry.kind !== 'level') return this.#hearMark(entry.kind);
    if (entry.strengthens && strengthensNext(this.tokens, end, this.words)) return this.#hearMark('strong');
    // "a solid 3": it describes the figure.
    const ofFigure = numeralAt(this.tokens, end, this.words.common) !== null;
    if (!ofFigure) this.#hearLevel(entry, at, end);
    this.#turned = UNTURNED;
  }

  #hearLevel(entry: MoodEntry & { kind: 'level' }, at: number, end: number) {
    if (this.#subject !== 'own' || this.#wished || isAttribute(this.tokens, at, end, this.words)) {
      this.#odd++;
      return;
    }
    const { denied, push } = this.#turned;
    const flatly = denied && this.words.mood.afterDenial.longest(this.tokens, end) !== null;
    const turned = { denied, push: flatly ? 1 : entry.light && !denied ? 0 : push } as const;
    const heard = {
      mood: turnedLevel(entry.level, turned),
      light: entry.light && !denied,
      own: this.words.mood.predicates.has(wordAt(this.tokens, at - 1)),
      sure: this.tokens.slice(at, end).every((t) => t.sure),
    };
    this.#heard.push(heard);
    this.#timing.say(heard);
  }

  #hearMark(kind: MoodMark) {
    const { denied, push } = this.#turned;
    if (kind === 'strong') this.#turned = { denied, push: denied ? push : 1 };
    else if (kind === 'soft') this.#turned = { denied, push: denied ? push : -1 };
    else if (kind === 'doubtful') this.#doubtful = true;
    else if (kind === 'wished') this.#wished = true;
    else if (kind === 'own' || kind === 'other') this.#subject = kind;
    else {
      // "not tonight, I'm shattered" without its comma: the "not" goes with the time.
      this.#turned = UNTURNED;
      if (kind !== 'none') this.#timing.mark(kind);
    }
  }

  #hearOdd(at: number) {
    const { mood, common } = this.words;
    // A negator does not reach past a word of another matter: "didn't sleep, feel bad".
    this.#turned = UNTURNED;
    this.#odd++;
    // "sun's out, can't complain" without its comma: a new thing is said.
    if (this.#subject === 'thing') this.#subject = 'own';
    const word = wordAt(this.tokens, at);
    const isSubject = mood.copulas.has(wordAt(this.tokens, at + 1)) && !common.little.has(word);
    if (isSubject) this.#subject = mood.ownThings.has(word) ? 'own' : 'thing';
  }
}
