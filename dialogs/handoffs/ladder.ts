import type { HandoffReason } from '../events';
import type { Person, PersonId } from '../person';
import { type Pace, type Programme, type Rung, type Wait, worksOn } from '../programme';
import { addDays, instantAt, localTime, weekday } from '../time';
import type { Handoff } from './handoff';
import { onShift } from './shifts';

const MINUTE = 60_000;

export type InNeed = Pick<Person, 'id' | 'role' | 'mentor' | 'apart'>;

/** What only coordinators can put right, and nobody else is to know of: in no programme is it anybody else's. */
export const COORDINATORS_ALONE: ReadonlySet<HandoffReason> = new Set(['rematch', 'leaving']);

/** Everything that decides who is asked, besides the handoff itself. */
export interface Crew {
  /** Whoever needs a human; null when they are known no longer. */
  readonly mentee: InNeed | null;
  /** The people of the programme; those who are neither mentors nor coordinators of it are left out. */
  readonly people: readonly Person[];
  /** Who said that they are off shift. */
  readonly off: readonly PersonId[];
  readonly programme: Programme;
  /** The name of the programme whose queue it is; its settings may be those of another. */
  readonly home: string;
}

/** One rung with the people on it now. */
export interface Step {
  readonly rung: Rung;
  readonly ask: readonly PersonId[];
}

/** May this person take a handoff? */
export function isHelper(person: Pick<Person, 'role'>): boolean {
  return person.role === 'mentor' || person.role === 'coordinator';
}

/**
 * How a handoff for this reason goes; a reason that the programme does not name goes at its mildest pace. A mentor's call for
 * support is never that mild: settings older than it have it go as a concern.
 */
export function paceOf({ ladder }: Programme, reason: HandoffReason): Pace {
  const named = (wanted: HandoffReason) => ladder.find((one) => one.for.includes(wanted));
  const pace = named(reason) ?? (reason === 'support' ? named('concern') : undefined) ?? ladder.at(-1);
  if (pace === undefined) throw new RangeError('A programme has at least one pace.');
  return pace;
}

/**
 * Every rung for this reason, in order, with whoever is there and on shift now; a rung may be empty. For a mentor or a coordinator who
 * needs somebody the coordinators come first, since theirs is not a matter for the people they mentor beside.
 * @param now milliseconds since 1970, UTC
 */
export function ladderOf(crew: Crew, reason: HandoffReason, now: number): readonly Step[] {
  const pace = paceOf(crew.programme, reason);
  const rungs = rungsFor(reason, pace, crew.mentee);
  return rungs.map((rung) => {
    const even = pace['even-off-shift'].includes(rung);
    const there = helpersIn(crew).filter((one) => even || isThere(crew, one, now));
    return { rung, ask: there.filter((one) => isOn(rung, one, crew.mentee)).map(({ id }) => id) };
  });
}

function rungsFor(reason: HandoffReason, pace: Pace, mentee: InNeed | null): readonly Rung[] {
  if (COORDINATORS_ALONE.has(reason)) return ['coordinators'];
  return mentee !== null && isHelper(mentee) ? ['coordinators', 'backups', 'everyone'] : pace.ask;
}

/** The first rung above `above` on which somebody is who is not in `without`; null when there is none. */
export function nextRung(
  ladder: readonly Step[],
  above: number,
  without: readonly PersonId[],
): { readonly index: number; readonly ask: readonly PersonId[] } | null {
  for (let index = above + 1; index < ladder.length; index += 1) {
    const ask = (ladder[index]?.ask ?? []).filter((id) => !without.includes(id));
    if (ask.length > 0) return { index, ask };
  }
  return null;
}

/**
 * Who is asked again when the end of the ladder was reached: the coordinators; or everybody, where there are none or each of them has declined: one who
 * has stopped all alerts would be asked for ever, and read none of it.
 */
export function pagedAtTheEnd(
  ladder: readonly Step[],
  { mentee, declined }: Pick<Handoff, 'mentee' | 'declined'>,
): readonly PersonId[] {
  const coordinators = ladder.find(({ rung }) => rung === 'coordinators')?.ask ?? [];
  const isOneLeft = coordinators.some((id) => !declined.includes(id));
  const paged = isOneLeft ? coordinators : ladder.flatMap(({ ask }) => ask);
  return [...new Set(paged)].filter((id) => id !== mentee);
}

/**
 * Whoever asks for a human, with nobody of their own whom they do not want: what was asked with this counts, and what their record said
 * when they were heard may be older.
 */
export function asAsked<Asking extends InNeed>(
  by: Asking,
  apart: readonly PersonId[] = [],
): Asking | Omit<Asking, 'mentor'> {
  if (apart.length === 0) return by;
  const { mentor, ...alone } = by;
  const isWanted = mentor !== undefined && !apart.includes(mentor.id);
  return { ...alone, ...(isWanted ? { mentor } : {}), apart: [...new Set([...(by.apart ?? []), ...apart])] };
}

/** Mentors and coordinators of the programme, without whoever needs one, those who have left, and those who are not wanted. */
export function helpersIn({ people, mentee, home }: Crew): readonly Person[] {
  const there = people.filter((one) => isHelper(one) && one.left !== true && one.programme === home);
  return there.filter(({ id }) => id !== mentee?.id && mentee?.apart?.includes(id) !== true);
}

/** On shift by the rota, and has not said otherwise. */
export function isThere({ off }: Crew, person: Person, now: number): boolean {
  return isHere(off, person, now);
}

/** @param off who said that they are off shift, stopped alerts, or cannot be reached */
export function isHere(off: readonly PersonId[], person: Person, now: number): boolean {
  return !off.includes(person.id) && onShift(person, now);
}

/** @param from milliseconds since 1970, UTC; so is the result */
export function afterWaiting(programme: Programme, wait: Wait, from: number): number {
  if (wait !== 'next-working-morning') return from + wait.minutes * MINUTE;
  const { timezone: zone, 'working-from': time } = programme;
  const { date: today } = localTime(from, zone);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const date = addDays(today, ahead);
    const morning = instantAt(date, time, zone);
    if (morning > from && worksOn(programme, weekday(date))) return morning;
  }
  throw new RangeError('A programme works on one day of the week, or more.');
}

/**
 * How long until whoever is asked at the end of the ladder is asked again.
 * @param times how often they have been asked there before
 */
export function againAfter({ 'then-again-every': every }: Pace, times: number): Wait {
  if (!isList(every)) return every;
  return every[Math.min(Math.max(times, 0), every.length - 1)] ?? 'next-working-morning';
}

const isList = (every: Pace['then-again-every']): every is readonly Wait[] & typeof every => Array.isArray(every);

function isOn(rung: Rung, person: Person, mentee: InNeed | null): boolean {
  if (rung === 'own') return person.id === mentee?.mentor?.id;
  if (rung === 'coordinators') return person.role === 'coordinator';
  return person.role === 'mentor' && (rung === 'everyone' || person.duty?.backup === true);
}
