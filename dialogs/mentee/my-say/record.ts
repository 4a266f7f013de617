import { z } from 'zod';
import type { CueArgs } from '../../effects';
import type { Forgettable } from './shape';

/** A line of somebody's ledger, opened. */
export interface LedgerLine {
  /** Of the turn that wrote it, with its number in that turn. */
  readonly name: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly what: string;
  readonly detail: CueArgs;
}

/** As a line lies in the ledger: instant, what, detail. */
export const ledgerBody = z.tuple([z.number(), z.string(), z.record(z.string(), z.union([z.string(), z.number()]))]);

/** A note that a mentor has written. */
interface Note {
  readonly at: number;
  readonly by: string;
  readonly words: string;
}

/** What a ledger comes to, for telling them: what their state does not know. */
export interface RecordTold {
  /** Since when there is something; null for an empty ledger. */
  readonly since: number | null;
  /** How many lines. */
  readonly lines: number;
  /** The last ones, the oldest first. */
  readonly notes: readonly Note[];
  /** How many notes there are in all. */
  readonly noteCount: number;
  /** On how many days they said how they were, and how many slips they told of. */
  readonly moods: number;
  readonly slips: number;
}

const NOTES_TOLD = 3;

export function recordTold(lines: readonly LedgerLine[]): RecordTold {
  const notes = lines.filter(({ what }) => what === 'mentor-note');
  const count = (...kinds: string[]) => lines.filter(({ what }) => kinds.includes(what)).length;
  return {
    since: lines[0]?.at ?? null,
    lines: lines.length,
    notes: notes
      .slice(-NOTES_TOLD)
      .map(({ at, detail }) => ({ at, by: String(detail['by']), words: String(detail['words']) })),
    noteCount: notes.length,
    moods: count('check-in', 'low-day'),
    slips: count('slip-up'),
  };
}

/** What may be let go of. Lines that show what was agreed, who was called and who has seen it stay. */
const KINDS: Readonly<Record<Exclude<Forgettable, 'last'>, readonly string[]>> = {
  goal: [
    'goal-set',
    'goal-dropped',
    'goal-reached',
    'goal-reworded',
    'step-set',
    'step-done',
    'step-partly',
    'step-dropped',
    'nudge-set',
  ],
  proud: ['proud-moment'],
  helped: ['what-helped'],
  mood: ['check-in', 'low-day'],
  slip: ['slip-up'],
  talk: [],
};

const ANY_KIND: ReadonlySet<string> = new Set([...Object.values(KINDS).flat(), 'gentle-day']);

/**
 * Whether a line goes with what is to be forgotten.
 * @param turn the turn in which it was told: always for `last`, and for one slip of several
 */
export function goesWith({ name, what }: LedgerLine, forgotten: Forgettable, turn: string | null): boolean {
  const isOfTurn = turn !== null && name.startsWith(`${turn}.`);
  if (forgotten === 'last') return isOfTurn && ANY_KIND.has(what);
  return KINDS[forgotten].includes(what) && (turn === null || isOfTurn);
}
