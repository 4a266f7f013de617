import { z } from 'zod';
import type { Person } from '../../dialogs/person';

/** What a worker is started with. */
export const RaceSettings = z.object({
  dataDir: z.string(),
  handoffs: z.number().int(),
  mentors: z.number().int(),
  /** Which share of the mentors is this worker's: those whose number leaves `share` when divided by `shares`. */
  share: z.number().int(),
  shares: z.number().int(),
  /** Person-facing time, milliseconds since 1970, UTC: it stands still. */
  now: z.number(),
});
export type RaceSettings = z.infer<typeof RaceSettings>;

export const PROGRAMME = 'race';
const base = { programme: PROGRAMME, locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };

export function mentor(n: number): Person {
  return { ...base, id: `mentor-${n}`, name: `Mentor ${n}`, role: 'mentor' };
}

/** Each has a mentor of their own, who alone is told of it at first. */
export function mentee(n: number, mentors: number): Person {
  const { id, name } = mentor(n % mentors);
  return { ...base, id: `mentee-${n}`, name: `Sam ${n}`, role: 'mentee', mentor: { id, name } };
}

export const handoffId = (n: number) => `h${n}`;

/** Hash: what a person was told, by its `once`. */
export const mailOf = (person: string) => `{race}:mail:${person}`;
/** String: how many batches of this mentor's claims are known to be answered. */
export const progressOf = (mentor: number) => `{race}:done:${mentor}`;

export function personOf(id: string, mentors: number): Person | null {
  const [, kind, number] = /^(mentor|mentee)-(\d+)$/.exec(id) ?? [];
  if (kind === undefined) return null;
  return kind === 'mentor' ? mentor(Number(number)) : mentee(Number(number), mentors);
}
