import { z } from 'zod';
import { HANDOFF_REASONS, type HandoffReason } from '../../dialogs/events';
import { type Decision, type Handoff, OUTCOMES } from '../../dialogs/handoffs/handoff';
import { mostPressing, priorityClass } from '../../dialogs/handoffs/priority';
import { RUNGS } from '../../dialogs/programme';

/** Wider than any instant until the year 2286, so that a class never overtakes a more pressing one by age. */
const CLASS_WIDTH = 10 ** 13;

/** Where an open handoff stands in the queue: lower goes first. */
export function queueScore({ reasons, openedAt }: Pick<Handoff, 'reasons' | 'openedAt'>): number {
  return priorityClass(mostPressing(reasons)) * CLASS_WIDTH + openedAt;
}

/** The scores that open handoffs of this reason have: from the first up to, not including, the second. */
export function scoresOf(reason: HandoffReason): readonly [number, number] {
  const from = priorityClass(reason) * CLASS_WIDTH;
  return [from, from + CLASS_WIDTH];
}

/** The instant at which a handoff with this score was opened, milliseconds since 1970, UTC. */
export function openedAtOf(score: number): number {
  return score % CLASS_WIDTH;
}

const json = z.string().transform((text): unknown => JSON.parse(text));
const orNone = z.string().transform((text) => (text === '' ? null : text));
const flag = z.enum(['1', '']).transform((text) => text === '1');
const instant = z.string().regex(/^\d+$/).transform(Number);

/** What an earlier version did not write. */
const flagOrNone = flag.transform((is) => is || undefined).optional();

const storedHandoff = z.object({
  mentee: z.string(),
  state: z.enum(['open', 'claimed', 'resolved']),
  reasons: json.pipe(z.array(z.enum(HANDOFF_REASONS)).min(1)),
  owner: orNone,
  offeredTo: json.pipe(z.array(z.string())),
  version: instant,
  openedAt: instant,
  dueAt: z.union([z.literal('').transform(() => null), instant]),
  // What follows an earlier version did not write; without a timer it is mended (ladder.ts).
  rung: z.coerce.number().int().min(-1).default(0),
  declined: json.pipe(z.array(z.string())).default([]),
  timerAt: z.union([z.literal('').transform(() => null), instant]).default(null),
  awaited: flag.default(false),
  asked: flag.default(false),
  truthTold: flag.default(false),
  lapsed: json.pipe(z.array(z.string())).default([]),
  phoneRead: flagOrNone,
  others: flagOrNone,
  stopped: flagOrNone,
});

/** A handoff as the flat fields of its hash: what `readHandoff` reads back. */
export function handoffFields(handoff: Handoff): readonly string[] {
  const fields: Record<keyof z.output<typeof storedHandoff>, string> = {
    mentee: handoff.mentee,
    state: handoff.state,
    reasons: JSON.stringify(handoff.reasons),
    owner: handoff.owner ?? '',
    offeredTo: JSON.stringify(handoff.offeredTo),
    version: String(handoff.version),
    openedAt: String(handoff.openedAt),
    dueAt: orEmpty(handoff.dueAt),
    rung: String(handoff.rung),
    declined: JSON.stringify(handoff.declined),
    timerAt: orEmpty(handoff.timerAt),
    awaited: handoff.awaited ? '1' : '',
    asked: handoff.asked ? '1' : '',
    truthTold: handoff.truthTold ? '1' : '',
    lapsed: JSON.stringify(handoff.lapsed),
    phoneRead: handoff.phoneRead ? '1' : '',
    others: handoff.others ? '1' : '',
    stopped: handoff.stopped ? '1' : '',
  };
  return Object.entries(fields).flat();
}

/** An instant or nothing, as a hash or an argument of a script holds it. */
export const orEmpty = (instant: number | null) => (instant === null ? '' : String(instant));

/**
 * @param fields what HGETALL answered; empty when there is no such handoff
 * @throws z.ZodError naming the field when the hash is not one of ours
 */
export function readHandoff(programme: string, id: string, fields: Readonly<Record<string, string>>): Handoff | null {
  if (Object.keys(fields).length === 0) return null;
  return { id, programme, ...storedHandoff.parse(fields) };
}

const storedDecision = json.pipe(
  z.object({
    outcome: z.enum(OUTCOMES),
    handoffId: z.string(),
    // An earlier version did not write these five.
    waitingSince: z.number().nullable().default(null),
    mentee: z.string().nullable().default(null),
    former: z.string().nullable().default(null),
    rung: z
      .enum([...RUNGS, 'the-end'])
      .nullable()
      .default(null),
    truth: z.string().nullable().default(null),
    reason: z.enum(HANDOFF_REASONS).nullable(),
    owner: z.string().nullable(),
    offered: z.array(z.string()),
    closed: z.array(z.string()),
    there: z.array(z.string()).default([]),
    nobodyAlerted: z.boolean(),
    phoneRead: z.boolean().optional(),
    others: z.boolean().optional(),
    stopped: z.boolean().optional(),
    gravest: z.enum(['urgent', 'concern']).optional(),
  }),
);

/** @throws z.ZodError or SyntaxError when it is not one of ours */
export function readDecision(text: string): Decision {
  return storedDecision.parse(text);
}
