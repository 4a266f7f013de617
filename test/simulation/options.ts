import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';

/** What is taken out of the service, to show that the run sees it. */
export const CONTROLS = [
  'no-dedupe',
  'no-zones',
  'no-send-guard',
  'no-opt-out',
  'no-look-at-humans',
  'no-timers',
  'no-order',
  'no-handoff',
  'no-ledger',
  'no-retries',
  'no-walls',
] as const;
export type Control = (typeof CONTROLS)[number];

export interface SimulationOptions {
  /** Decides everything: who lives how, who says what when, what breaks where. */
  readonly seed: string;
  readonly mentees: number;
  readonly days: number;
  readonly faults: boolean;
  readonly control: Control | null;
  /** Where `.chat` files of what went wrong are put. */
  readonly folder: string;
}

export const newSeed = () => randomBytes(4).toString('hex');

/** @throws Error with one line, for a person who typed something else */
export function readOptions(args: readonly string[]): SimulationOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: newSeed() },
      mentees: { type: 'string' },
      days: { type: 'string' },
      faults: { type: 'boolean', default: false },
      control: { type: 'string' },
      folder: { type: 'string', default: 'data/simulation' },
    },
  });
  const control = CONTROLS.find((each) => each === values.control) ?? null;
  if (values.control !== undefined && control === null)
    throw new Error(`--control is "${values.control}": permitted are ${CONTROLS.join(', ')}.`);
  const { seed, folder } = values;
  return {
    seed,
    folder,
    control,
    faults: values.faults || control !== null,
    mentees: count('mentees', values.mentees, control ? 150 : 100, 5_000),
    days: count('days', values.days, 14, 400),
  };
}

function count(name: string, given: string | undefined, otherwise: number, most: number): number {
  if (given === undefined) return otherwise;
  const number = Number(given);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`--${name} is "${given}": a whole number from 1 to ${most} is permitted.`);
}
