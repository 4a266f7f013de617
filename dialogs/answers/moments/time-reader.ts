import type { Found } from '../reading/phrases';
import { type Token, wordAt } from '../reading/token';
import type { AnswerWords } from '../words';
import { type Moment, momentAt } from './clock';

export interface HeardMoment {
  readonly moment: Moment;
  /** "after 6", "6 or 7": about that time. */
  readonly loose: boolean;
}

/** Reads the times of one clause from left to right, with what "not", "after" and "before" do to what follows. */
export class TimeReader {
  readonly #heard: HeardMoment[] = [];
  #odd = 0;
  #refused = false;
  #open = false;
  #past = false;
  /** How many were heard before the last correction. */
  #corrected: number | null = null;
  /** Nothing stands before that would make a bare number anything but a time. */
  #led = true;
  #denied = false;
  #loose = false;
  #limit = false;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly words: AnswerWords,
    private readonly heardBefore: boolean,
    private readonly taken: (token: number) => boolean,
  ) {}

  read() {
    for (let i = 0; i < this.tokens.length; ) i = this.#hearAt(i);
    return {
      heard: this.#heard,
      corrected: this.#corrected,
      odd: this.#odd,
      refused: this.#refused || this.#denied,
      open: this.#open,
      past: this.#past,
    };
  }

  /** Takes in what begins at a place, and returns where it ends. */
  #hearAt(at: number): number {
    const { time, common } = this.words;
    if (this.taken(at)) {
      this.#led = true;
      return at + 1;
    }
    const moment = momentAt(this.tokens, at, this.words);
    const after = time.after.longest(this.tokens, at);
    const before = time.before.longest(this.tokens, at);
    const open = time.open.longest(this.tokens, at);
    const correction = moment === null ? common.corrections.longest(this.tokens, at) : null;
    const negator = common.negators.longest(this.tokens, at);
    if (correction !== null && (this.heardBefore || this.#heard.length > 0)) return this.#takeBack(correction);
    if (open !== null && open.end > Math.max(...[moment, after, before].map((f) => f?.end ?? at))) {
      this.#open = true;
      return open.end;
    }
    if (moment !== null && (moment.kind !== 'clock' || !moment.bare || this.#led)) return this.#hearMoment(moment, at);
    const refusal = time.refusals.longest(this.tokens, at);
    if (refusal !== null) return this.#refuse(refusal);
    if (after !== null || before !== null) {
      this.#led = true;
      if (after !== null) this.#loose = true;
      else this.#limit = true;
      return after?.end ?? before?.end ?? at + 1;
    }
    if (negator !== null) this.#denied = true;
    return negator?.end ?? this.#hearOther(at);
  }

  #takeBack({ end }: Found<true>): number {
    this.#corrected = this.#heard.length;
    this.#led = true;
    return end;
  }

  /** "9 is too early" */
  #refuse({ end }: Found<true>): number {
    this.#refused = true;
    this.#heard.length = 0;
    return end;
  }

  #hearMoment(moment: Moment, at: number): number {
    if (this.#denied || this.#limit) this.#refused = true;
    else if (this.#joinsLast(moment, at)) this.#heard.splice(-1, 1, { moment: this.#span(moment), loose: true });
    else this.#heard.push({ moment, loose: this.#loose });
    [this.#denied, this.#loose, this.#limit, this.#led] = [false, false, false, true];
    return moment.end;
  }

  /** "6 or 7", "6-7pm" */
  #joinsLast(moment: Moment, at: number): boolean {
    const join = wordAt(this.tokens, at - 1);
    const joins = join === '-' || join === '/' || this.words.time.or.longest(this.tokens, at - 1) !== null;
    return joins && this.#heard.at(-1)?.moment.kind === moment.kind;
  }

  /** Of two joined times the first, with the second's half of the day. */
  #span(moment: Moment): Moment {
    const first = this.#heard.at(-1)?.moment ?? moment;
    if (first.kind !== 'clock' || moment.kind !== 'clock' || first.half !== 'open') return first;
    if (moment.half !== 'am' && moment.half !== 'pm') return first;
    return { ...first, half: moment.half, hour: (first.hour % 12) + (moment.half === 'pm' ? 12 : 0) };
  }

  #hearOther(at: number): number {
    const { time, common } = this.words;
    const leadIn = time.leadIns.longest(this.tokens, at);
    const aside = leadIn ?? time.asides.longest(this.tokens, at) ?? common.fillers.longest(this.tokens, at);
    if (common.past.longest(this.tokens, at) !== null) this.#past = true;
    if (leadIn !== null) this.#led = true;
    else if (aside === null && this.tokens[at]?.kind === 'word' && time.or.longest(this.tokens, at) === null) {
      this.#odd++;
      this.#led = false;
      if (!common.seeThrough.has(wordAt(this.tokens, at))) this.#denied = false;
    }
    return Math.max(at + 1, aside?.end ?? 0);
  }
}
