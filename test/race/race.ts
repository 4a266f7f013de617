import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../services/config';
import { keysOf } from '../../services/handoffs/keys';
import { RedisHandoffs } from '../../services/handoffs/queue';
import type { RedisClient } from '../../services/redis';
import { readProgrammes } from '../../services/scripts/programmes';
import { startTestRedis } from '../support/redis';
import { handoffId, mailOf, mentee, mentor, PROGRAMME, personOf, type RaceSettings } from './cast';
import { type Counted, count } from './count';

export interface RaceOptions {
  readonly handoffs: number;
  readonly mentors: number;
  readonly processes: number;
  /** How many processes are killed on the way, and started again. */
  readonly kills: number;
}

/** Every so many handoffs one has waited too long already, so that the clock climbs while mentors claim. */
const OVERDUE_EVERY = 20;
const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 5, 12);

export interface RaceResult extends Counted {
  readonly handoffs: number;
  readonly kills: number;
}

/** Mentors in several processes want the same handoffs at once, while processes are killed with SIGKILL. */
export async function runRace({ handoffs, mentors, processes, kills }: RaceOptions): Promise<RaceResult> {
  const server = await startTestRedis();
  try {
    const redis = server.open.connect('work');
    await openAll(redis, handoffs, mentors);
    const settings = { dataDir: server.dataDir, handoffs, mentors, shares: processes, now: NOW };
    const done = await race(redis, settings, kills);
    return { handoffs, kills: done, ...(await count(redis, handoffs, mentors)) };
  } finally {
    await server.stop();
  }
}

async function openAll(redis: RedisClient, handoffs: number, mentors: number): Promise<void> {
  let now = NOW;
  const queue = new RedisHandoffs({
    redis,
    clock: { now: () => now },
    intake: {
      accept: async (to, happening, name) => {
        await redis.hsetnx(mailOf(to), name, JSON.stringify(happening));
        return 'accepted';
      },
    },
    helpers: {
      find: async (id) => personOf(id, mentors),
      staff: async () => Array.from({ length: mentors }, (_, n) => mentor(n)),
      programme: readProgrammes(PROJECT_ROOT),
      setShifts: async () => {
        throw new Error('Nobody sets their shifts in a race.');
      },
    },
  });
  for (const overdue of [true, false]) {
    now = overdue ? NOW - 2 * MINUTE : NOW;
    const some = Array.from({ length: handoffs }, (_, n) => n).filter((n) => (n % OVERDUE_EVERY === 0) === overdue);
    for (let from = 0; from < some.length; from += 500) {
      await Promise.all(some.slice(from, from + 500).map(openOne));
    }
  }

  function openOne(n: number) {
    const request = { kind: 'handoff', do: 'open', handoffId: handoffId(n), reason: 'urgent', words: null } as const;
    return queue.perform(request, mentee(n, mentors), `open-${n}`);
  }
}

/** @returns how many were killed before they were done */
async function race(redis: RedisClient, settings: Omit<RaceSettings, 'share'>, kills: number): Promise<number> {
  const workers = Array.from({ length: settings.shares }, (_, share) => start({ ...settings, share }));
  const running = workers.map((worker, share) => untilDone(worker, share));
  let killed = 0;
  const killing = killEvenly();
  await Promise.all(running);
  await killing;
  return killed;

  /** Whoever was killed is started again; whoever failed fails the run. */
  async function untilDone(worker: ChildProcess, share: number): Promise<void> {
    for (let current = worker; ; current = workers[share] = start({ ...settings, share })) {
      const [code, signal] = await once(current, 'exit');
      if (code === 0) return;
      if (signal !== 'SIGKILL') throw new Error(`A process of the race ended with ${String(code ?? signal)}.`);
    }
  }

  /** Spread over the claims, by what the audit says of them: no clock is asked. */
  async function killEvenly(): Promise<void> {
    const { audit } = keysOf(PROGRAMME);
    let over = false;
    void Promise.allSettled(running).then(() => {
      over = true;
    });
    const first = settings.handoffs;
    for (let n = 0; n < kills; n += 1) {
      const wanted = first + Math.floor((settings.handoffs * (n + 1)) / (kills + 1));
      while (!over && (await redis.xlen(audit)) < wanted);
      const victim = workers[n % workers.length];
      if (over || victim === undefined || victim.exitCode !== null) continue;
      if (victim.kill('SIGKILL')) killed += 1;
    }
  }
}

function start(settings: RaceSettings): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return fork(join(__dirname, 'worker.ts'), [JSON.stringify(settings)], {
    cwd: PROJECT_ROOT,
    execArgv: ['--import', 'tsx'],
    env: { PATH, HOME },
    stdio: ['ignore', 'ignore', 2, 'ipc'],
  });
}
