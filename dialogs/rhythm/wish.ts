import type { AnswerWords } from '../answers';
import { dayTimesIn } from '../answers/moments/day-times';
import { allowedDate, daysIn } from '../answers/moments/days';
import type { DayTime } from '../answers/moments/resolve';
import { numeralAt } from '../answers/reading/numerals';
import type { Clause } from '../answers/reading/token';
import { type LocalTime, WAKING_HOURS } from '../time';
import { wordCount } from '../word-count';
import { pauseIn } from './breaks';
import { hoursAwayIn, type Limit, limitIn } from './limits';
import { type Mark, type Marks, marksIn, numbersOf, saying } from './marks';
import { comingDay } from './occasions';
import { hourAsked, type Once, onceIn } from './once';
import { namesDaysOfEveryWeek, oneDayIn } from './one-day';
import { piecesOf } from './pieces';
import { rangeIn } from './ranges';
import { LATEST } from './wall';
import type { RhythmWords, Said } from './words';

/** What a message wishes about when, how often and where its writer is texted. */
export type Wish =
  | ({ readonly kind: 'set' } & Setting)
  /** A wish without its content: what is it to be? */
  | { readonly kind: 'which'; readonly of: 'time' | 'days' | 'often' }
  /** Hours that are ruled out. */
  | ({ readonly kind: 'limit' } & Limit)
  | Once
  | { readonly kind: 'less' }
  | { readonly kind: 'more' }
  /**
   * Until a local day; `open` until they say so; `ask` when no end was named, `which` when its days make no sense. `from`: the local day
   * on which it begins, where that is to come. `loose`: no more than a day of the week was named. `once`: one day of the week is left
   * out, and it may be that each was meant; `texts` where they are named, `told` where the day was named before them.
   */
  | {
      readonly kind: 'pause';
      readonly until: string | 'open' | 'ask' | 'which';
      readonly from?: string;
      readonly loose?: boolean;
      readonly once?: 'texts' | 'day' | 'told';
    }
  /** `outright`: it can mean nothing else, whatever was asked; `pause`: a break is named in it. */
  | { readonly kind: 'resume'; readonly outright?: boolean; readonly pause?: boolean }
  /** They are somewhere else. No zone: a place that is not known, or has several. `only` because they are there for now. */
  | { readonly kind: 'moved'; readonly zone: string | null; readonly place: string; readonly staying: boolean }
  | { readonly kind: 'gentle'; readonly on: string; readonly yearly: boolean }
  | { readonly kind: 'how-it-is' }
  | { readonly kind: 'why' };

/** What was named; what was not stays as it is. */
export interface Setting {
  /** HH:MM in waking hours. */
  readonly times?: readonly string[];
  /** HH:MM in quiet hours, where nothing is sent. */
  readonly quiet?: string;
  readonly days?: readonly number[];
  readonly without?: readonly number[];
  readonly every?: number;
  readonly aDay?: number;
  readonly aWeek?: number;
}

export interface HeardWish {
  readonly wish: Wish;
  /** Nothing else stands in the message. */
  readonly whole: boolean;
  /** And it could mean nothing else. */
  readonly plain: boolean;
  /** Words that are of other matters: none when it is `whole`. */
  readonly odd: number;
  /** It says which days alone, or which not. */
  readonly chooses: boolean;
}

/** Longer messages tell something, whatever else they say. Words. */
const LONGEST = 30;

/** Read a wish about time, or null. Pure; the same words, text and moment give the same result. */
export function readWish(text: string, words: RhythmWords, answers: AnswerWords, now: LocalTime): HeardWish | null {
  if (wordCount(text) > LONGEST) return null;
  const read = marksIn(text, words, answers, now.date);
  // Most messages say nothing of the kind.
  if (read.marks.length === 0 && !read.dated) return null;
  const wish = wishIn(read, words, answers, now);
  if (wish === null) return null;
  const whole = read.odd === 0;
  const chooses = wish.kind === 'set' && (wish.without !== undefined || saying(read.marks, 'only') !== undefined);
  return { wish, whole, plain: whole && !isLoose(wish, read, words, answers, now.date), odd: read.odd, chooses };
}

/** Words that speak of other things as well: "too much", "friday", "tonight at 6". They are wishes only where one was recognised. */
function isLoose(wish: Wish, { marks, clauses }: Marks, words: RhythmWords, answers: AnswerWords, today: string) {
  if (wish.kind === 'less') return !saying(marks, 'less');
  if (wish.kind === 'pause') return wish.loose === true || (wish.until === 'ask' && wish.from === undefined);
  if (wish.kind !== 'set') return false;
  if (wish.every !== undefined || wish.aDay !== undefined || wish.aWeek !== undefined) return false;
  if (wish.without !== undefined || saying(marks, 'only')) return false;
  // "wed 10am", "9 oclock" may be when anything is.
  if (wish.days !== undefined)
    return wish.times !== undefined || !marks.some((mark) => namesDaysOfEveryWeek(mark, words));
  return daysIn(clauses, today, answers).days.length > 0 || clauses.some(namesAnHour(answers));
}

/** "at 6", "half seven"; and no "evenings". */
function namesAnHour({ common }: AnswerWords) {
  return ({ tokens }: Clause) =>
    tokens.some(({ kind }, at) => kind === 'figures' || numeralAt(tokens, at, common) !== null);
}

function wishIn(read: Marks, words: RhythmWords, answers: AnswerWords, now: LocalTime): Wish | null {
  const { marks } = read;
  if (saying(marks, 'why')) return { kind: 'why' };
  if (saying(marks, 'asks')) return { kind: 'how-it-is' };
  return (
    gentleIn(read, answers, now.date) ??
    movedIn(read) ??
    onceIn(read, words, answers, now) ??
    limitWished(read, words, answers, now.date) ??
    oneDayIn(read, words, now.date) ??
    pauseIn(read, words, answers, now.date) ??
    settingIn(read, words, answers, now) ??
    vagueIn(marks)
  );
}

/** "the 14th is my brother's anniversary, go easy" */
function gentleIn({ marks, clauses }: Marks, answers: AnswerWords, today: string): Wish | null {
  if (!saying(marks, 'gentle')) return null;
  const yearly = saying(marks, 'yearly') !== undefined;
  const occasion = marks.flatMap(({ says }) => says.flatMap((s) => (s.kind === 'occasion' ? [s.occasion] : [])))[0];
  const named = occasion === undefined ? null : comingDay(occasion.on, today);
  if (named !== null) return { kind: 'gentle', on: named, yearly: occasion?.on[0]?.length === 'MM-DD'.length };
  const [day] = daysIn(clauses, today, answers).days;
  const on = day === undefined ? null : allowedDate(day, today, YEAR_AHEAD);
  return on === null ? null : { kind: 'gentle', on, yearly };
}

const YEAR_AHEAD = 366;

/** "nothing before noon" */
function limitWished(read: Marks, words: RhythmWords, answers: AnswerWords, today: string): Wish | null {
  const isOfDays = rangeIn(read, words, answers, today) !== null;
  const limit = limitIn(read, answers) ?? (isOfDays ? null : hoursAwayIn(read, words, answers));
  return limit === null ? null : { kind: 'limit', ...limit };
}

/** "we moved to Glasgow", "im in spain now" */
function movedIn({ marks }: Marks): Wish | null {
  for (const { says } of marks) {
    for (const said of says) if (said.kind === 'place') return { ...said, kind: 'moved' };
  }
  return saying(marks, 'wrong-zone') ? { kind: 'moved', zone: null, place: '', staying: false } : null;
}

/** "evenings", "not weekends", "every other day at 6", "mornings and nights" */
function settingIn(read: Marks, words: RhythmWords, answers: AnswerWords, now: LocalTime): Wish | null {
  const { marks } = read;
  const [every] = numbersOf(marks, 'every');
  const [aDay] = numbersOf(marks, 'a-day');
  const [aWeek] = numbersOf(marks, 'a-week');
  const { days, without } = daysOf(read);
  const timed = timesOf(read, words, answers, now, aDay !== undefined && aDay > 1);
  const named = Object.entries({ every, aDay, aWeek, days, without, ...timed }).filter(
    ([, value]) => value !== undefined,
  );
  if (named.length === 0) return timed === null ? { kind: 'which', of: 'time' } : null;
  // "stop texting me every day"
  if (every === 1 && without === undefined && (saying(marks, 'leave-out') || saying(marks, 'pause')))
    return { kind: 'which', of: 'often' };
  return { kind: 'set', ...Object.fromEntries(named) };
}

/** Days that are named to be chosen, and those that are named to be left out. */
function daysOf(read: Marks): { days?: readonly number[]; without?: readonly number[] } {
  const { marks, clauses } = read;
  const chosen = new Set<number>();
  const left = new Set<number>();
  let leaving = leavesOutBehind(read);
  let daily: number | null = null;
  for (const { says, clause } of marks) {
    if (says.some((said) => said.kind === 'every' && said.many === 1)) daily = clause;
    // "Every day but sunday"
    const isBut = daily !== null && clause > daily && clauses[clause]?.after === 'but';
    if (isBut || says.some(({ kind }) => kind === 'leave-out')) leaving = true;
    else if (says.some(({ kind }) => kind === 'only' || kind === 'every')) leaving = false;
    for (const said of says) if (said.kind === 'days') for (const day of said.days) (leaving ? left : chosen).add(day);
  }
  return {
    ...(chosen.size > 0 ? { days: [...chosen].sort() } : {}),
    ...(left.size > 0 ? { without: [...left].sort() } : {}),
  };
}

/** "Sundays dont text me", "los domingos no me mandes nada": what is said behind the days is of them. */
function leavesOutBehind({ marks, clauses }: Marks): boolean {
  const has = ({ says }: Mark, kind: Said['kind']) => says.some((said) => said.kind === kind);
  const last = marks.findLastIndex((mark) => has(mark, 'days'));
  if (last === -1 || marks.slice(0, last).some((mark) => has(mark, 'leave-out') || has(mark, 'only'))) return false;
  const behind = marks[last + 1];
  if (behind === undefined || behind.clause !== marks[last]?.clause || !has(behind, 'leave-out')) return false;
  return has(behind, 'pause') || behind.end === clauses[behind.clause]?.tokens.length;
}

/** The times that are named; two of them only where both are meant, and otherwise null: which is it? */
function timesOf(
  read: Marks,
  words: RhythmWords,
  answers: AnswerWords,
  now: LocalTime,
  twice: boolean,
): Pick<Setting, 'times' | 'quiet'> | null {
  const within = { earliest: WAKING_HOURS.from, latest: LATEST };
  const named = piecesOf(read, words, answers).map((clause) => {
    const { isTaken } = daysIn([clause], now.date, answers);
    return { clause, isTaken, allowed: dayTimesIn([clause], answers, within, isTaken) };
  });
  const clock = ({ at }: DayTime) => (typeof at === 'string' ? [at === LATEST ? LAST_OFFERED : at] : []);
  const times = [...new Set(named.flatMap(({ allowed }) => allowed.times.flatMap(clock)))].sort();
  const asked = times.length > 1 && read.odd > 0 ? hourAsked(read, words, answers, now.date) : null;
  if (asked !== null) return { times: [asked] };
  if (times.length > 0) return times.length === 1 || twice || saying(read.marks, 'both') ? { times } : null;
  // Only where a time stands at all is it read again, for what lies in quiet hours.
  const [quiet] = named
    .filter(({ allowed }) => allowed.outside || allowed.times.length > 0)
    .flatMap(({ clause, isTaken }) => dayTimesIn([clause], answers, {}, isTaken).times.flatMap(clock));
  return quiet === undefined ? {} : { quiet };
}

/** What "at night" comes to: half an hour before quiet hours, which is easier said than a minute before them. */
export const LAST_OFFERED = '19:30';

function vagueIn(marks: readonly Mark[]): Wish | null {
  if (saying(marks, 'less') || saying(marks, 'too-much')) return { kind: 'less' };
  if (saying(marks, 'more')) return { kind: 'more' };
  if (saying(marks, 'other-days')) return { kind: 'which', of: 'days' };
  return saying(marks, 'other-time') ? { kind: 'which', of: 'time' } : null;
}
