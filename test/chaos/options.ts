import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { FAULT_POINTS, type FaultPoint } from '../../services/mailroom';

/** What is taken out of the mailroom, to show that the run sees it. */
export const CONTROLS = ['no-fencing', 'no-dedupe'] as const;
export type Control = (typeof CONTROLS)[number];

export interface ChaosOptions {
  /** Decides what is done when: who writes, where the second copy goes, what is killed and where. */
  readonly seed: string;
  /** Who write; a mentor is added for every 25 of them. At most 900. */
  readonly people: number;
  /** Theirs together; each comes by webhook twice. */
  readonly messages: number;
  readonly processes: number;
  /** Of worker processes: kills and stops. */
  readonly faults: number;
  /** Of these, the share that are stops. */
  readonly stopped: number;
  /** Where processes are killed and stopped; null for anywhere. */
  readonly points: readonly (FaultPoint | null)[];
  readonly redisKills: number;
  /** How long a process that says nothing keeps what it has claimed. */
  readonly leaseMs: number;
  /** So long without any progress is stuck. */
  readonly patienceMs: number;
  readonly control: Control | null;
  /** On a Redis Cluster, whose masters are killed and replaced by their replicas. */
  readonly cluster: boolean;
}

export const FULL: Omit<ChaosOptions, 'seed'> = {
  people: 500,
  messages: 200_000,
  processes: 3,
  faults: 120,
  stopped: 0.5,
  points: [...FAULT_POINTS, null],
  redisKills: 22,
  leaseMs: 600,
  patienceMs: 60_000,
  control: null,
  cluster: false,
};

/** A control need not be long: it has only to be seen. */
const CONTROL: Partial<ChaosOptions> = { people: 100, messages: 10_000, faults: 30, redisKills: 1, patienceMs: 8_000 };
const CLUSTER: Partial<ChaosOptions> = { people: 200, messages: 20_000, faults: 24, redisKills: 6, leaseMs: 1_000 };

export const newSeed = () => randomBytes(4).toString('hex');

/** @throws Error with one line, for a person who typed something else */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: newSeed() },
      people: { type: 'string' },
      messages: { type: 'string' },
      processes: { type: 'string' },
      faults: { type: 'string' },
      'redis-kills': { type: 'string' },
      lease: { type: 'string' },
      control: { type: 'string' },
      cluster: { type: 'boolean', default: false },
    },
  });
  const control = CONTROLS.find((each) => each === values.control) ?? null;
  if (values.control !== undefined && control === null)
    throw new Error(`--control is "${values.control}": permitted are ${CONTROLS.join(', ')}.`);
  const base = { ...FULL, ...(values.cluster ? CLUSTER : {}), ...(control ? CONTROL : {}) };
  const options = {
    ...base,
    seed: values.seed,
    control,
    cluster: values.cluster,
    people: count('people', values.people, base.people, 1, 900),
    messages: count('messages', values.messages, base.messages, 1, 10_000_000),
    processes: count('processes', values.processes, base.processes, 1, 16),
    faults: count('faults', values.faults, base.faults, 0, 10_000),
    redisKills: count('redis-kills', values['redis-kills'], base.redisKills, 0, 1_000),
    leaseMs: count('lease', values.lease, base.leaseMs, 100, 60_000),
  };
  return options.control === 'no-fencing' ? { ...options, ...FENCING } : options;
}

/** Where only the fence stands between a process that slept and what another has written since. */
export const FENCING = { stopped: 1, points: ['claimed', 'opened', 'thought', 'committing'] } as const;

function count(name: string, given: string | undefined, otherwise: number, least: number, most: number): number {
  if (given === undefined) return otherwise;
  const number = Number(given);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new Error(`--${name} is "${given}": a whole number from ${least} to ${most} is permitted.`);
}
