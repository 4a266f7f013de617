import { countsSomething, numeralAt } from '../reading/numerals';
import type { Found } from '../reading/phrases';
import { type Token, wholeFigures, wordAt } from '../reading/token';
import type { AnswerWords } from '../words';
import type { PartOfDay } from '../words/times';

/** A time as it was written. */
export interface Clock {
  readonly kind: 'clock';
  /** 0–23; 1–12 when `half` is open. */
  readonly hour: number;
  readonly minute: number;
  /** `open`: morning or evening was not said. */
  readonly half: 'am' | 'pm' | 'said' | 'open';
  /** Only a bare number: in need of company ("at", "about") before it is a time. */
  readonly bare: boolean;
  readonly end: number;
}
export type Moment =
  | Clock
  | { readonly kind: 'part'; readonly part: PartOfDay; readonly end: number }
  | { readonly kind: 'from-now'; readonly minutes: number; readonly vague: boolean; readonly end: number }
  /** Figures that are no time of any day: 25:00, 9:75. */
  | { readonly kind: 'impossible'; readonly end: number };

/** The time that begins at `at`, in any of its forms. */
export function momentAt(tokens: readonly Token[], at: number, words: AnswerWords): Moment | null {
  const { time } = words;
  const noon = time.noon.longest(tokens, at);
  const midnight = time.midnight.longest(tokens, at);
  const fixed = { kind: 'clock', minute: 0, half: 'said', bare: false } as const;
  if (noon !== null) return { ...fixed, hour: 12, end: noon.end };
  if (midnight !== null) return { ...fixed, hour: 0, end: midnight.end };
  const soon = time.soon.longest(tokens, at);
  if (soon !== null) return { kind: 'from-now', minutes: soon.entry, vague: true, end: soon.end };
  const part = time.parts.longest(tokens, at);
  if (part !== null) return { kind: 'part', part: part.entry, end: part.end };
  return fromNowAt(tokens, at, words) ?? pastOrToAt(tokens, at, words) ?? hourAt(tokens, at, words);
}

/** Minutes: a month. Whoever says "in 9999999 hours" names no moment. */
const LONGEST_WAIT = 31 * 24 * 60;

/** "in 20 mins", "in half an hour", "2 hours from now" */
function fromNowAt(tokens: readonly Token[], at: number, { time, common }: AnswerWords): Moment | null {
  const into = time.in.longest(tokens, at);
  const start = into?.end ?? at;
  const span = time.spans.longest(tokens, start);
  if (span !== null) return spanAt(span, into !== null, time.fromNow.longest(tokens, span.end)?.end ?? null);
  const half = time.half.longest(tokens, start);
  const number = numeralAt(tokens, start, common);
  const amount = half !== null ? 0.5 : (number?.value ?? common.numbers.loose.longest(tokens, start)?.entry);
  const after = half?.end ?? number?.end ?? common.numbers.loose.longest(tokens, start)?.end ?? start;
  const hours = time.hours.longest(tokens, after);
  const minutes = time.minutes.longest(tokens, after);
  const unit = hours ?? minutes;
  if (amount === undefined || amount < 0 || unit === null) return null;
  const fromNow = time.fromNow.longest(tokens, unit.end);
  if (into === null && fromNow === null) return null;
  const length = Math.round(amount * (hours === null ? 1 : 60));
  if (length > LONGEST_WAIT) return { kind: 'impossible', end: unit.end };
  return { kind: 'from-now', minutes: length, vague: false, end: fromNow?.end ?? unit.end };
}

/** "in an hour and a half", "three quarters of an hour from now"; without "in" or "from now" it may be how long something took. */
function spanAt(span: Found<number>, into: boolean, fromNowEnd: number | null): Moment | null {
  if (!into && fromNowEnd === null) return null;
  return { kind: 'from-now', minutes: span.entry, vague: false, end: fromNowEnd ?? span.end };
}

/** "half 6", "half past six", "quarter to 8", "ten past nine", "20 to 7" */
function pastOrToAt(tokens: readonly Token[], at: number, words: AnswerWords): Moment | null {
  const { time, common } = words;
  const half = time.half.longest(tokens, at);
  const quarter = time.quarter.longest(tokens, at);
  const number = numeralAt(tokens, at, common);
  const minutes = half !== null ? 30 : quarter !== null ? 15 : number?.value;
  let i = half?.end ?? quarter?.end ?? number?.end ?? at;
  if (minutes === undefined || i === at || !Number.isInteger(minutes) || minutes < 1 || minutes > 30) return null;
  i = time.minutes.longest(tokens, i)?.end ?? i;
  const past = time.past.longest(tokens, i);
  const to = past === null ? time.to.longest(tokens, i) : null;
  // "6 to 7" is a span; "20 to 7" a time.
  if (to !== null && half === null && minutes % 5 !== 0) return null;
  if (past === null && to === null && half === null) return null;
  const hour = hourAt(tokens, past?.end ?? to?.end ?? i, words);
  if (hour?.kind !== 'clock' || hour.minute !== 0) return null;
  if (to === null) return { ...hour, minute: minutes, bare: false };
  const before = hour.half === 'open' ? (hour.hour === 1 ? 12 : hour.hour - 1) : (hour.hour + 23) % 24;
  return { ...hour, hour: before, minute: 60 - minutes, bare: false };
}

/** "9", "9am", "18:30", "7 30", "1900", "seven thirty", "nineteen hundred" */
function hourAt(tokens: readonly Token[], at: number, words: AnswerWords): Moment | null {
  const { time, common } = words;
  const token = tokens[at];
  if (token === undefined || SIGNS_BEFORE.has(wordAt(tokens, at - 1))) return null;
  const written = inFigures(token) ?? inWords(tokens, at, words);
  if (written === null) return null;
  let { hour, minute } = written;
  let end = at + written.length;
  const isBare = written.bare;
  if (minute === null) {
    const hundred = time.hundred.longest(tokens, end);
    const spoken = hundred === null ? minutesAt(tokens, end, words) : { minute: 0, end: hundred.end };
    if (spoken !== null) ({ minute, end } = spoken);
  }
  const oclock = time.oclock.longest(tokens, end);
  const after = minute === null ? afterTheHour(tokens, end, words) : null;
  if (after !== null) {
    minute = (after.minutes + 60) % 60;
    if (after.minutes < 0) hour = hour === 1 ? 12 : (hour + 23) % 24;
  }
  end = after?.end ?? oclock?.end ?? end;
  const am = time.am.longest(tokens, end);
  const pm = time.pm.longest(tokens, end);
  end = am?.end ?? pm?.end ?? end;
  end = common.numbers.roughly.longest(tokens, end)?.end ?? end;
  const marked = am !== null || pm !== null || oclock !== null;
  const bare = isBare && minute === null && !marked;
  const counts = time.parts.longest(tokens, end) === null && countsSomething(tokens, end, common);
  const isScore = SIGNS_AFTER.has(wordAt(tokens, end)) || common.numbers.outOf.longest(tokens, end) !== null;
  const isPart = !Number.isInteger(numeralAt(tokens, at, common)?.value ?? 0) && written.minute === null;
  if (isScore || (bare && (counts || isPart || (hour === 0 && token.word.length < 2)))) return null;
  minute ??= 0;
  if (hour === 24 && minute === 0) hour = 0;
  else if (hour > 23 || minute > 59) return bare || written.length > 1 ? null : { kind: 'impossible', end };
  const twentyFour = hour === 0 || hour > 12 || written.leadingZero;
  const half = twentyFour ? 'said' : am !== null ? 'am' : pm !== null ? 'pm' : 'open';
  return {
    kind: 'clock',
    hour: half === 'am' && hour === 12 ? 0 : half === 'pm' && hour < 12 ? hour + 12 : hour,
    minute,
    half,
    bare,
    end,
  };
}

const SIGNS_BEFORE: ReadonlySet<string> = new Set(['£', '$', '€', '#', '-', '+', '/']);
const SIGNS_AFTER: ReadonlySet<string> = new Set(['/', '%']);

interface Written {
  readonly hour: number;
  readonly minute: number | null;
  readonly length: number;
  readonly leadingZero: boolean;
  readonly bare: boolean;
}

function inFigures(token: Token): Written | null {
  const parts = /^(\d{1,2})[.:](\d{2})(?::\d{2})?$/u.exec(token.word);
  const plain = wholeFigures(token);
  const leadingZero = token.word.startsWith('0');
  if (parts !== null) return { hour: Number(parts[1]), minute: Number(parts[2]), length: 1, leadingZero, bare: false };
  if (plain === null || token.word.length > 4) return null;
  if (token.word.length < 3) return { hour: plain, minute: null, length: 1, leadingZero, bare: true };
  return { hour: Math.floor(plain / 100), minute: plain % 100, length: 1, leadingZero, bare: false };
}

function inWords(tokens: readonly Token[], at: number, { common, time }: AnswerWords): Written | null {
  const first = common.numbers.words.get(wordAt(tokens, at));
  if (first === undefined) return null;
  const tens = first >= 20 ? common.numbers.words.get(wordAt(tokens, at + 1)) : undefined;
  const hour = tens !== undefined && tens > 0 && tens < 10 ? first + tens : first;
  const length = hour === first ? 1 : 2;
  const marked = (time.hundred.longest(tokens, at + length) ?? time.thenMinutes.longest(tokens, at + length)) !== null;
  return hour > 12 && !marked ? null : { hour, minute: null, length, leadingZero: false, bare: true };
}

/** Where minutes stand behind the word for "hour": "18 h 30", "six heures et demie", "sept heures moins quart". */
function afterTheHour(tokens: readonly Token[], at: number, words: AnswerWords) {
  const { time } = words;
  const said = time.thenMinutes.longest(tokens, at);
  const counted = time.pastTheHour.longest(tokens, said?.end ?? at);
  if (counted !== null) return { minutes: counted.entry, end: counted.end };
  const spoken = said === null ? null : minutesAt(tokens, said.end, words);
  return spoken === null
    ? null
    : { minutes: spoken.minute, end: time.minutes.longest(tokens, spoken.end)?.end ?? spoken.end };
}

/** Minutes said or written after an hour: "7 30", "six fifteen", "six oh five". */
function minutesAt(tokens: readonly Token[], at: number, { common, time }: AnswerWords) {
  const token = tokens[at];
  if (token?.kind === 'figures') {
    return /^[0-5]\d$/u.test(token.word) ? { minute: Number(token.word), end: at + 1 } : null;
  }
  const oh = time.oh.longest(tokens, at);
  if (oh !== null) {
    const unit = common.numbers.words.get(wordAt(tokens, oh.end));
    return unit !== undefined && unit < 10 ? { minute: unit, end: oh.end + 1 } : null;
  }
  const first = common.numbers.words.get(wordAt(tokens, at));
  if (first === undefined || first < 10 || first > 59) return null;
  const spoken = numeralAt(tokens, at, common);
  return spoken !== null && spoken.value < 60 && Number.isInteger(spoken.value)
    ? { minute: spoken.value, end: spoken.end }
    : null;
}
