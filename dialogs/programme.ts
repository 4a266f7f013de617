import { z } from 'zod';
import { HANDOFF_REASONS, type HandoffReason } from './events';
import { NAMES_SHOWN } from './names';

/**
 * Who is asked on one rung of the ladder: their own mentor, those who back mentors up, every mentor, every coordinator.
 * Only those on shift, unless the pace says otherwise.
 */
export const RUNGS = ['own', 'backups', 'everyone', 'coordinators'] as const;
export type Rung = (typeof RUNGS)[number];

/** So many minutes, or until the next morning on which the programme works. */
export type Wait = { readonly minutes: number } | 'next-working-morning';

const HOW_LONG = 'permitted are a time like 15 min, and next-working-morning';
const wait = z
  .string(HOW_LONG)
  .regex(/^(?:[1-9]\d{0,3} min|next-working-morning)$/, HOW_LONG)
  .transform((text): Wait => (text === 'next-working-morning' ? text : { minutes: Number.parseInt(text, 10) }));
/** One after the other; the last of them from then on. */
const waits = z.union([wait, z.array(wait).min(1)]);
const rungs = z.array(z.enum(RUNGS));

const limit = z.number().int().min(1).max(1000);

const pace = z.strictObject({
  /** Which reasons go at this pace. A reason that stands nowhere goes at the last one. */
  for: z.array(z.enum(HANDOFF_REASONS)),
  ask: rungs.min(1),
  'each-waits': wait,
  /** At the end of the ladder the coordinators are asked again this often, until somebody acts: always the same, or sparser and sparser. */
  'then-again-every': waits,
  /** How long whoever has taken it may leave the mentee waiting for a word. */
  'silent-for': wait,
  'even-off-shift': rungs,
  /** Whether the mentee is told when everybody was asked and nobody has come. */
  'tell-the-mentee': z.boolean(),
});
export type Pace = z.infer<typeof pace>;

/** Whom nobody leaves until the morning. */
const NEVER_UNTIL_MORNING: readonly HandoffReason[] = ['urgent', 'concern'];
const tonight = pace.superRefine((one, context) => {
  const reason = NEVER_UNTIL_MORNING.find((name) => one.for.includes(name));
  if (reason === undefined) return;
  const who = reason === 'urgent' ? 'who may be in danger' : 'who may not be safe';
  const what = `somebody ${who} would wait until the next working morning; permitted for "${reason}" are times like 2 min`;
  const untilMorning = (key: 'each-waits' | 'silent-for' | 'then-again-every') =>
    [one[key]].flat().includes('next-working-morning');
  if (untilMorning('each-waits')) context.addIssue({ code: 'custom', path: ['each-waits'], message: what });
  if (untilMorning('silent-for')) context.addIssue({ code: 'custom', path: ['silent-for'], message: what });
  if (reason === 'urgent' && untilMorning('then-again-every'))
    context.addIssue({ code: 'custom', path: ['then-again-every'], message: what });
});

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** programmes/<programme>.yaml: how one organisation's service works. */
export const programmeFile = z.strictObject({
  programme: z.string(),
  timezone: z.string().refine(isZone, 'it is no zone that is known; permitted are names like Europe/London'),
  /** A line of the programme's own, as it stands in a message; null where there is none but the region's. */
  'last-resort': z.string().max(60).nullable(),
  'working-days': z.array(z.enum(DAYS)).min(1),
  'working-from': z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'permitted are times like "09:00", from "00:00" to "23:59", in quotes'),
  /** What one mentor is asked for at most. Coordinators have no limit: somebody must be left. */
  limits: z
    .strictObject({
      /** Those whom they have and those who wait for their answer, together. */
      'most-open-at-once': limit,
      /** On one day of their own calendar. */
      'most-alerts-a-day': limit,
      /** Whose mentor one person is, at most. */
      'most-mentees': limit.default(8),
    })
    .default({ 'most-open-at-once': 5, 'most-alerts-a-day': 12, 'most-mentees': 8 }),
  /** Between somebody's wish that everything about them be deleted and the day on which it is: until then they may take it back. */
  'delete-after-days': z.number().int().min(0).max(30).default(3),
  /** How much of a name the other side reads. Numbers are never read. */
  names: z
    .strictObject({ 'mentors-see': z.enum(NAMES_SHOWN), 'mentees-see': z.enum(NAMES_SHOWN) })
    .default({ 'mentors-see': 'in-full', 'mentees-see': 'in-full' }),
  ladder: z.array(tonight).min(1),
});
export type Programme = z.infer<typeof programmeFile>;

/** @param weekday 1 Monday … 7 Sunday */
export function worksOn({ 'working-days': days }: Programme, weekday: number): boolean {
  const name = DAYS[weekday - 1];
  return name !== undefined && days.includes(name);
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
