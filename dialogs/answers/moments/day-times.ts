import type { Clause } from '../reading/token';
import type { AnswerWords } from '../words';
import { type DayTime, isBetween, resolve, type Window } from './resolve';
import { type HeardMoment, TimeReader } from './time-reader';

/** What the clauses of a message say about the time of day. */
export interface DayTimes {
  readonly times: readonly DayTime[];
  /** Times were named, but none that the question allows. */
  readonly outside: boolean;
  /** Times were named only to be refused, or as a limit: "not 9", "before 10". */
  readonly refused: boolean;
  /** "any time", "I don't mind" */
  readonly open: boolean;
  /** Tokens of other matters. */
  readonly odd: number;
  /** It tells of something that was. */
  readonly past: boolean;
}

/** @param taken which tokens already mean a day. */
export function dayTimesIn(
  clauses: readonly Clause[],
  words: AnswerWords,
  window: Window,
  taken: (clause: number, token: number) => boolean,
): DayTimes {
  let heard: readonly HeardMoment[] = [];
  const about = { odd: 0, refused: false, open: false, past: false };
  clauses.forEach(({ tokens }, c) => {
    const read = new TimeReader(tokens, words, heard.length > 0, (token) => taken(c, token)).read();
    // "9, no, 10": what came before is taken back, if something comes after.
    const corrected = read.corrected !== null && read.heard.length > read.corrected;
    heard = corrected
      ? read.heard.slice(read.corrected ?? 0).map((h) => ({ ...h, loose: true }))
      : [...heard, ...read.heard];
    about.odd += read.odd;
    about.refused ||= read.refused;
    about.open ||= read.open;
    about.past ||= read.past;
  });
  const part = heard.flatMap((h) => (h.moment.kind === 'part' ? [h.moment.part] : []))[0];
  const resolved = telling(heard).map((h) => resolve(h.moment, h.loose, part, window));
  const times = resolved.filter((time) => time !== null);
  return { times, outside: resolved.length > times.length, ...about };
}

/** Of several ways to say one time the most exact: a clock before a part of the day, and either before "later". */
function telling(heard: readonly HeardMoment[]): readonly HeardMoment[] {
  const exact = heard.filter(({ moment }) => moment.kind !== 'part' && !(moment.kind === 'from-now' && moment.vague));
  if (exact.length > 0) return exact;
  const parts = heard.flatMap((h) => (h.moment.kind === 'part' ? [{ ...h, part: h.moment.part }] : []));
  // "tonight after tea": the one that lies within all the others.
  const inner = parts.findLast(({ part }) =>
    parts.every((other) => isBetween(part.at, other.part.from, other.part.until)),
  );
  if (inner !== undefined) return [inner];
  return parts.length > 0 ? parts : heard;
}
