import { z } from 'zod';
import { HANDOFF_REASONS, type HandoffReason } from '../../dialogs/events';
import { type Decision, type Handoff, OUTCOMES } from '../../dialogs/handoffs/handoff';
import { mostPressing, priorityClass } from '../../dialogs/handoffs/priority';

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
const instant = z.string().regex(/^\d+$/).transform(Number);

const storedHandoff = z.object({
  mentee: z.string(),
  state: z.enum(['open', 'claimed', 'resolved']),
  reasons: json.pipe(z.array(z.enum(HANDOFF_REASONS)).min(1)),
  owner: orNone,
  offeredTo: json.pipe(z.array(z.string())),
  version: instant,
  openedAt: instant,
  dueAt: z.union([z.literal('').transform(() => null), instant]),
});

/** A handoff as the flat fields of its hash: what `readHandoff` reads back. */
export function handoffFields(handoff: Handoff): readonly string[] {
  const fields: Record<keyof z.input<typeof storedHandoff>, string> = {
    mentee: handoff.mentee,
    state: handoff.state,
    reasons: JSON.stringify(handoff.reasons),
    owner: handoff.owner ?? '',
    offeredTo: JSON.stringify(handoff.offeredTo),
    version: String(handoff.version),
    openedAt: String(handoff.openedAt),
    dueAt: handoff.dueAt === null ? '' : String(handoff.dueAt),
  };
  return Object.entries(fields).flat();
}

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
    reason: z.enum(HANDOFF_REASONS).nullable(),
    owner: z.string().nullable(),
    offered: z.array(z.string()),
    closed: z.array(z.string()),
    nobodyAlerted: z.boolean(),
  }),
);

/** @throws z.ZodError or SyntaxError when it is not one of ours */
export function readDecision(text: string): Decision {
  return storedDecision.parse(text);
}
