import { type Clause, type Token, wordAt } from '../reading/token';
import type { AnswerOptions } from '../types';
import type { AnswerWords } from '../words';
import type { PartOfDay } from '../words/times';
import { type Clock, type Moment, momentAt } from './clock';

export interface DayTime {
  /** HH:MM, or minutes from now. */
  readonly at: string | { readonly minutes: number };
  readonly sure: boolean;
  /** No moment after now can be meant by another reading of the same words. */
  readonly half: 'open' | 'said';
}

/** What the clauses of a message say about the time of day. */
export interface DayTimes {
  readonly times: readonly DayTime[];
  /** Times were named, but none that the question allows. */
  readonly outside: boolean;
  /** Times were named only to be refused, or as a limit: "not 9", "before 10". */
  readonly refused: boolean;
  readonly open: boolean;
  /** Tokens of other matters. */
  readonly odd: number;
  readonly past: boolean;
}

type Window = Pick<AnswerOptions, 'earliest' | 'latest'>;

interface Heard {
  readonly moment: Moment;
  /** "after 6", "6 or 7", "sixish" */
  readonly loose: boolean;
}

/** @param taken tokens that already mean a date. */
export function dayTimesIn(
  clauses: readonly Clause[],
  words: AnswerWords,
  window: Window,
  taken: (clause: number, token: number) => boolean,
): DayTimes {
  let heard: Heard[] = [];
  let [odd, refused, open, past] = [0, false, false, false];
  clauses.forEach(({ tokens }, c) => {
    const read = readClause(tokens, heard.length > 0, words, (i) => taken(c, i));
    // "9, no, 10": what came before is taken back, if something comes after.
    if (read.corrected !== null && read.heard.length > read.corrected) {
      heard = read.heard.slice(read.corrected).map((h) => ({ ...h, loose: true }));
    } else heard.push(...read.heard);
    odd += read.odd;
    refused ||= read.refused;
    open ||= read.open;
    past ||= read.past;
  });
  const part = partNamed(heard);
  const resolved = telling(heard).map((h) => resolve(h, part, window));
  const times = resolved.filter((r) => r !== null);
  return { times, outside: resolved.length > times.length, refused, open, odd, past };
}

function partNamed(heard: readonly Heard[]): PartOfDay | undefined {
  return heard.flatMap((h) => (h.moment.kind === 'part' ? [h.moment.part] : []))[0];
}

/** Of several ways to say one time the most exact: a clock before a part of the day, and either before "later". */
function telling(heard: readonly Heard[]): readonly Heard[] {
  const exact = heard.filter((h) => h.moment.kind === 'clock' || (h.moment.kind === 'from-now' && !h.moment.vague));
  if (exact.length > 0) return exact;
  const parts = heard.flatMap((h) => (h.moment.kind === 'part' ? [{ ...h, part: h.moment.part }] : []));
  // "tonight after tea": the one that lies within all the others.
  const inner = parts.findLast(({ part }) =>
    parts.every((other) => isBetween(part.at, other.part.from, other.part.until)),
  );
  return inner !== undefined ? [inner] : parts.length > 0 ? parts : heard;
}

function readClause(
  tokens: readonly Token[],
  heardBefore: boolean,
  words: AnswerWords,
  taken: (token: number) => boolean,
) {
  const { time, common } = words;
  const heard: Heard[] = [];
  let [odd, refused, open, past] = [0, false, false, false];
  let corrected: number | null = null;
  let [led, denied, loose, limit] = [true, false, false, false];
  for (let i = 0; i < tokens.length; ) {
    if (taken(i)) {
      i++;
      led = true;
      continue;
    }
    const moment = momentAt(tokens, i, words);
    const after = time.after.longest(tokens, i);
    const before = time.before.longest(tokens, i);
    const isOpen = time.open.longest(tokens, i);
    const aside =
      time.leadIns.longest(tokens, i) ?? time.asides.longest(tokens, i) ?? common.fillers.longest(tokens, i);
    const correction = common.corrections.longest(tokens, i);
    if (correction !== null && (heardBefore || heard.length > 0) && moment === null) {
      corrected = heard.length;
      led = true;
      i = correction.end;
    } else if (isOpen !== null && isOpen.end > Math.max(moment?.end ?? i, after?.end ?? i, before?.end ?? i)) {
      open = true;
      i = isOpen.end;
    } else if (moment !== null && (moment.kind !== 'clock' || !moment.bare || led)) {
      if (denied || limit) refused = true;
      else addHeard(heard, { moment, loose }, tokens, i, words);
      [denied, loose, limit, led] = [false, false, false, true];
      i = moment.end;
    } else if (time.refusals.longest(tokens, i) !== null) {
      refused = true;
      heard.length = 0;
      i = time.refusals.longest(tokens, i)?.end ?? i + 1;
    } else if (after !== null) {
      [loose, led] = [true, true];
      i = after.end;
    } else if (before !== null) {
      [limit, led] = [true, true];
      i = before.end;
    } else if (common.negators.longest(tokens, i) !== null) {
      denied = true;
      i = common.negators.longest(tokens, i)?.end ?? i + 1;
    } else {
      if (common.past.longest(tokens, i) !== null) past = true;
      if (aside === null && tokens[i]?.kind === 'word' && !time.or.longest(tokens, i)) {
        odd++;
        led = false;
        if (!common.seeThrough.has(wordAt(tokens, i))) denied = false;
      } else if (time.leadIns.longest(tokens, i) !== null) led = true;
      i = Math.max(i + 1, aside?.end ?? 0);
    }
  }
  return { heard, corrected, odd, refused: refused || denied, open, past };
}

/** Of "6 or 7" and "6-7pm" the first is kept, with the second's half of the day. */
function addHeard(heard: Heard[], next: Heard, tokens: readonly Token[], at: number, { time }: AnswerWords) {
  const last = heard.at(-1);
  const join = tokens[at - 1];
  const joined =
    join !== undefined && (join.word === '-' || join.word === '/' || time.or.longest(tokens, at - 1) !== null);
  if (!joined || last === undefined || last.moment.kind !== next.moment.kind) {
    heard.push(next);
    return;
  }
  const half =
    last.moment.kind === 'clock' && next.moment.kind === 'clock' && last.moment.half === 'open'
      ? next.moment.half
      : null;
  const moment: Moment = half === 'pm' || half === 'am' ? inHalf(last.moment, half) : last.moment;
  heard.splice(-1, 1, { moment, loose: true });
}

function inHalf(moment: Moment, half: 'am' | 'pm'): Moment {
  if (moment.kind !== 'clock') return moment;
  return { ...moment, half, hour: (moment.hour % 12) + (half === 'pm' ? 12 : 0) };
}

/** The time of day meant, or null when none that is meant lies inside the window. */
function resolve({ moment, loose }: Heard, part: PartOfDay | undefined, window: Window): DayTime | null {
  if (moment.kind === 'impossible') return null;
  if (moment.kind === 'from-now')
    return { at: { minutes: moment.minutes }, sure: !moment.vague && !loose, half: 'said' };
  if (moment.kind === 'part') {
    const at = within(moment.part, window);
    return at === null ? null : { at, sure: false, half: 'said' };
  }
  const readings = readingsOf(moment).filter((time) => part === undefined || isBetween(time, part.from, part.until));
  const allowed = readings.filter((time) => isBetween(time, window.earliest ?? '00:00', window.latest ?? '23:59'));
  const [only, ...others] = allowed;
  if (only === undefined) return null;
  return others.length === 0
    ? { at: only, sure: !loose, half: 'said' }
    : { at: likelier(allowed), sure: false, half: 'open' };
}

function readingsOf({ hour, minute, half }: Clock): readonly string[] {
  const time = (h: number) => `${String(h).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return half === 'open' ? [time(hour % 12), time((hour % 12) + 12)] : [time(hour)];
}

/** When nothing settles it: seven to eleven are of the morning, twelve is noon, and one to six are of the afternoon. */
function likelier(times: readonly string[]): string {
  return times.find((time) => time >= '07:00' && time < '19:00') ?? times[0] ?? '';
}

/** Both ends inclusive; a window may run over midnight. */
export function isBetween(time: string, from: string, until: string): boolean {
  return from <= until ? time >= from && time <= until : time >= from || time <= until;
}

/** The usual time of a part of the day, or the nearest to it that the window and the part share. */
function within(part: PartOfDay, { earliest = '00:00', latest = '23:59' }: Window): string | null {
  return (
    [part.at, latest, earliest].find((t) => isBetween(t, earliest, latest) && isBetween(t, part.from, part.until)) ??
    null
  );
}
