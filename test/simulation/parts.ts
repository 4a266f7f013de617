import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import type { SimulationOptions } from './options';

/** Programmes know nothing of each other: so many people live in a service of their own, with its own Redis, beside the others. */
const PEOPLE_EACH = 250;
/** With more of them than cores all take longer together: 181 s in place of 158 for 1,000 people and 30 days on two. */
const AT_ONCE = availableParallelism();
/** Turns leave much behind that is soon forgotten: with more room for the young, less of it is carried on. */
const ROOM = '--max-semi-space-size=64';

/** The last line of a run, for programs. */
export type Told = Readonly<Record<string, unknown>>;

/** Runs that together are the one that was asked for; each can be run again by itself, with its own seed. */
export function partsOf(options: SimulationOptions): SimulationOptions[] {
  const { seed, mentees } = options;
  if (mentees <= PEOPLE_EACH) return [options];
  return Array.from({ length: Math.ceil(mentees / PEOPLE_EACH) }, (_, part) => ({
    ...options,
    seed: `${seed}.${part + 1}`,
    mentees: Math.min(PEOPLE_EACH, mentees - part * PEOPLE_EACH),
  }));
}

/** Each in a process of its own, as many at once as the machine has room for. @throws when one of them ended without its last line */
export async function runParts(parts: readonly SimulationOptions[], say: (line: string) => void): Promise<Told[]> {
  const told: Told[] = [];
  let next = 0;
  const running = new Set<ChildProcess>();
  const work = async () => {
    for (let part = next++; part < parts.length; part = next++) {
      const options = parts[part];
      if (options) told[part] = await runPart(options, say, running);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    // Where one could not go to its end the others need not either.
    for (const child of running) child.kill();
  }
  return told;
}

async function runPart(options: SimulationOptions, say: (line: string) => void, running: Set<ChildProcess>) {
  const child = spawn(process.execPath, [...process.execArgv, ROOM, ...commandOf(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  let last = '';
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (last !== '') lines.push(last);
    last = line;
  }
  running.delete(child);
  if (!last.startsWith('{')) throw new Error(`The part with the seed ${options.seed} did not come to its end.`);
  for (const line of lines) say(`${options.seed}: ${line}`);
  return JSON.parse(last) as Told;
}

function commandOf({ seed, mentees, days, faults, control, folder }: SimulationOptions): string[] {
  const given = ['--seed', seed, '--mentees', `${mentees}`, '--days', `${days}`, '--folder', folder];
  const more = control === null ? [] : ['--control', control];
  return [require.resolve('./run'), ...given, ...(faults ? ['--faults'] : []), ...more];
}
