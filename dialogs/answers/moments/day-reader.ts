import { type Token, wordAt } from '../reading/token';
import type { AnswerWords } from '../words';
import { dayAt } from './dates';
import type { Day } from './day';

/** `loose`: one of several, or said after another was taken back. */
export type NamedDay = Day & { readonly loose: boolean };

/** Reads the days of one clause from left to right. */
export class DayReader {
  readonly #days: NamedDay[] = [];
  readonly #taken = new Set<number>();
  #refused = false;
  #open = false;
  #past = false;
  #odd = 0;
  /** How many were named before the last correction. */
  #corrected: number | null = null;
  #denied = false;
  /** Nothing but "or" and the like since the last day. */
  #joined = false;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly words: AnswerWords,
    private readonly today: string,
    private readonly namedBefore: boolean,
  ) {}

  read() {
    for (let i = 0; i < this.tokens.length; ) i = this.#hearAt(i);
    return {
      days: this.#days,
      taken: this.#taken,
      corrected: this.#corrected,
      refused: this.#refused || this.#denied,
      open: this.#open,
      past: this.#past,
      odd: this.#odd,
    };
  }

  /** Takes in what begins at a place, and returns where it ends. */
  #hearAt(at: number): number {
    const { common, date } = this.words;
    const day = dayAt(this.tokens, at, this.today, this.words);
    const negator = common.negators.longest(this.tokens, at);
    const correction = common.corrections.longest(this.tokens, at);
    const open = date.open.longest(this.tokens, at);
    if (open !== null && open.end > Math.max(day?.end ?? at, negator?.end ?? at)) {
      this.#open = true;
      return open.end;
    }
    if (day !== null) return this.#hearDay(day, at);
    if (correction !== null && (this.namedBefore || this.#days.length > 0)) {
      this.#corrected = this.#days.length;
      this.#joined = false;
      return correction.end;
    }
    if (negator !== null) this.#denied = true;
    return negator?.end ?? this.#hearOther(at);
  }

  #hearDay(day: Day, at: number): number {
    const { time } = this.words;
    // "tonight" names a day and a part of it.
    const timed = time.parts.longest(this.tokens, at) ?? time.soon.longest(this.tokens, at);
    for (let i = at; i < day.end && timed?.end !== day.end; i++) this.#taken.add(i);
    const last = this.#days.at(-1);
    if (this.#denied) this.#refused = true;
    else if (this.#joined && last !== undefined) this.#days.splice(-1, 1, earlier(last, day));
    else this.#days.push({ ...day, loose: false });
    this.#denied = false;
    this.#joined = true;
    return day.end;
  }

  #hearOther(at: number): number {
    const { common } = this.words;
    if (common.past.longest(this.tokens, at) !== null) this.#past = true;
    const end = this.#frameEnd(at);
    if (end > at) return end;
    this.#odd++;
    this.#joined = false;
    if (!common.seeThrough.has(wordAt(this.tokens, at))) this.#denied = false;
    return at + 1;
  }

  /** Where a phrase ends that may stand round a day and says nothing by itself. */
  #frameEnd(at: number): number {
    const { common, time } = this.words;
    if (this.tokens[at]?.kind !== 'word') return at + 1;
    const books = [time.leadIns, time.asides, common.fillers, time.or];
    for (const book of books) {
      const found = book.longest(this.tokens, at);
      if (found !== null) return found.end;
    }
    return at;
  }
}

/** Of "monday or tuesday" the earlier one. */
function earlier(a: Day, b: Day): NamedDay {
  const [first, second] = [a.dates[0], b.dates[0]];
  const chosen = first === undefined || (second !== undefined && second < first) ? b : a;
  return { ...chosen, loose: true };
}
