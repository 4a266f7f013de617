import { HANDOFF_REASONS, type HandoffReason } from '../dialogs/events';
import type { Waiting } from '../dialogs/handoffs/handoff';
import { priorityClass } from '../dialogs/handoffs/priority';
import { localTime } from '../dialogs/time';
import type { Alerts, Waits, WaitsByReason } from '../services/handoffs/measures';

/** One who waits for a human. */
export interface WhoWaits {
  /** As much of the name as the programme lets be read, a first name at most. */
  readonly name: string;
  readonly reason: HandoffReason;
  /** Milliseconds since 1970, UTC. */
  readonly since: number;
  /** How many have an alert of it that they have not answered. */
  readonly asked: number;
}

/** Everything that the table shows. What anybody wrote is not in it. */
export interface HandoffFigures {
  readonly programme: string;
  /** Milliseconds since 1970, UTC; shown by the clock of the programme. */
  readonly now: number;
  readonly timezone: string;
  readonly days: number;
  readonly waiting: Waiting;
  /** Everybody who waits now; in any order. */
  readonly who: readonly WhoWaits[];
  /** How many mentors and coordinators are on shift now, and have not said OFF. */
  readonly onShift: number;
  readonly waits: WaitsByReason;
  /** Everybody who may be alerted; in any order. */
  readonly helpers: readonly { readonly name: string; readonly role: string; readonly alerts: Alerts }[];
  /** How many alerts a mentor is shown in a day at most. */
  readonly mostAlertsADay: number;
}

/** Shown even when there is nothing to show of them: that nobody waits in danger is what one looks for first. */
const ALWAYS: readonly HandoffReason[] = ['urgent', 'concern', 'asked'];
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The whole page, ending with a line break. */
export function handoffTable(figures: HandoffFigures): string {
  const { date, time } = localTime(figures.now, figures.timezone);
  const { overdue, nobodyAlerted } = figures.waiting;
  return [
    `Handoffs of ${figures.programme}, ${date} ${time} (${figures.timezone}); waits of the last ${days(figures.days)}`,
    '',
    ...waitsTable(figures),
    'Taken: how long until somebody took it. Spoken to: how long until the first words of a human were on their way.',
    `Waiting for longer than they should: ${overdue}. Nobody could be alerted: ${nobodyAlerted}.`,
    ...(nobodyAlerted > 0 ? [`SOMEBODY WAITS AND NOBODY WAS TOLD: ${whyNobody(figures)}`] : []),
    ...whoTable(figures),
    '',
    ...alertsTable(figures),
    '',
  ].join('\n');
}

function whyNobody({ helpers, onShift }: HandoffFigures): string {
  if (helpers.length === 0) return 'no mentor and no coordinator is enrolled.';
  if (onShift === 0) return 'nobody is on shift who could be.';
  const many = onShift === 1 ? 'one is on shift, who' : `${onShift} are on shift, who`;
  return `${many} cannot be asked for this (they passed, or have as many as one may have), or the service is not running.`;
}

/** The most pressing first, then whoever has waited longest. */
function whoTable({ who, now, timezone }: HandoffFigures): string[] {
  if (who.length === 0) return [];
  const rows = who
    .toSorted((a, b) => priorityClass(a.reason) - priorityClass(b.reason) || a.since - b.since)
    .map(({ name, reason, since, asked }) => {
      const { date, time } = localTime(since, timezone);
      return [
        printable(name),
        reason,
        `${date} ${time}`,
        lasted(now - since),
        asked === 0 ? 'nobody yet' : String(asked),
      ];
    });
  return ['', ...aligned([['waiting now', 'for', 'since', 'so long', 'asked'], ...rows], 3)];
}

function waitsTable({ waiting, waits, now }: HandoffFigures): string[] {
  const shown = HANDOFF_REASONS.filter((reason) => {
    const { claim, word } = waits[reason];
    return ALWAYS.includes(reason) || waiting.byReason[reason].open + claim.count + word.count > 0;
  }).toSorted((a, b) => priorityClass(a) - priorityClass(b));
  const rows = shown.map((reason) => {
    const { open, oldestAt } = waiting.byReason[reason];
    const { claim, word } = waits[reason];
    return [reason, String(open), oldestAt === null ? '-' : lasted(now - oldestAt), ...cells(claim), ...cells(word)];
  });
  const head = ['', 'waiting', 'longest', 'taken', 'median', 'p95', 'spoken to', 'median', 'p95'];
  return aligned([head, ...rows]);
}

const cells = ({ count, median, p95 }: Waits) => [
  String(count),
  median === null ? '-' : lasted(median),
  p95 === null ? '-' : lasted(p95),
];

/** From A to Z: no ranking of anybody. */
function alertsTable({ helpers, days: count, mostAlertsADay }: HandoffFigures): string[] {
  const rows = helpers
    .map(({ name, role, alerts }) => ({ name: printable(name), role, alerts }))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ name, role, alerts: { today, mostInADay, inAll } }) => [
      name,
      role,
      ...[today, mostInADay, inAll].map(String),
    ]);
  const head = ['alerts shown to', '', 'today', 'most in a day', `in ${days(count)}`];
  const limit = `A mentor is shown at most ${mostAlertsADay} a day, so that nobody is worn out. It says nothing about their work.`;
  return rows.length === 0 ? ['There are no mentors yet.'] : [...aligned([head, ...rows], 2), limit];
}

const days = (count: number) => (count === 1 ? 'day' : `${count} days`);

/** @param left so many of the first columns are aligned to the left; the others hold figures */
function aligned(rows: readonly (readonly string[])[], left = 1): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** A wait as somebody would say it, in two units at most: 45 s, 4 min, 1 h 05 min, 2 d 3 h. */
export function lasted(ms: number): string {
  if (ms < MINUTE) return `${Math.max(0, Math.floor(ms / SECOND))} s`;
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ${String(Math.floor((ms % HOUR) / MINUTE)).padStart(2, '0')} min`;
  return `${Math.floor(ms / DAY)} d ${Math.floor((ms % DAY) / HOUR)} h`;
}

/** A name comes from a list that somebody typed: nothing in it may command a terminal. */
const printable = (name: string) => name.replace(/\p{C}/gu, '');
