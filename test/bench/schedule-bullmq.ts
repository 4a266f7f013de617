import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JobsOptions, Queue, Worker } from 'bullmq';
import type { RedisClient } from '../../services/redis';
import { serverPlace } from '../../services/redis/server-place';
import type { TestRedis } from '../support/redis';
import { JOB } from './bullmq';
import type { CleanUp } from './clean-up';
import { ownRedis } from './ours';
import { redisDataBytes } from './redis-cpu';
import type { Scheduled } from './schedule';

const HOUR = 3_600_000;
const AT_ONCE = 2_000;
const LEAN = 20_000;
/** As for the hand-over: what suits its speed. */
const CONCURRENCY = 256;

/** How its delayed jobs are scored: an instant in ms, and room behind it. */
const SCORES_A_MS = 0x1000;
const HOUR_PASSES = readFileSync(join(__dirname, 'hour-passes.lua'), 'utf8');

interface Due {
  readonly person: string;
}

/** Of those who are due so many are fired in each part: all of a million would take it as long as everything else here together. */
const MOST_A_PART = 50_000;

/** The options are those of the hand-over, and no id of ours, so that it deduplicates nothing. */
const job = (delay: number, more: JobsOptions = {}) => ({
  name: 'due',
  data: { person: randomBytes(9).toString('base64url') },
  opts: { ...JOB, delay, ...more },
});
/** Added two hours ago by its own account, so that it is due at once. */
const dueNow = () => job(HOUR, { timestamp: Date.now() - 2 * HOUR });

/** The same people as delayed jobs, which fall due evenly over an hour. */
export async function bullmqSchedule(cleanUp: CleanUp, many: number, parts: number): Promise<Scheduled> {
  const redis = await ownRedis(cleanUp);
  const look = redis.open.connect('work');
  const before = await redisDataBytes(look);
  const leanest = await leanestBytes(cleanUp);
  const { queue, worker, processed } = await workshop(cleanUp, redis, async () => {});
  for (let from = 0; from < many; from += AT_ONCE) {
    const jobs = Array.from({ length: Math.min(AT_ONCE, many - from) }, (_, n) =>
      job(1 + Math.floor(((from + n) / many) * HOUR)),
    );
    await queue.addBulk(jobs);
  }
  const delayed = await queue.getDelayedCount();
  if (delayed !== many) throw new Error(`${delayed} of ${many} jobs are delayed.`);
  const bytes = ((await redisDataBytes(look)) - before) / many;
  await hourPasses(look, queue.toKey('delayed'), many);
  return {
    bytes,
    leanest,
    look,
    async fire(part) {
      const from = processed.count;
      const reached = processed.until(Math.min(many, from + Math.min(Math.floor(many / parts), MOST_A_PART)));
      if (part === 0) void worker.run();
      else worker.resume();
      await reached;
      await worker.pause();
      return processed.count - from;
    },
    async check() {
      const left = await queue.getJobCountByTypes('delayed', 'waiting', 'active', 'prioritized');
      if (left + processed.count !== many)
        throw new Error(`${processed.count} of ${many} were processed, ${left} are left.`);
    },
  };
}

/** A worker whose every job, when it is done, adds the next one, due at once: as a turn says when the person is woken next. */
export async function bullmqRound(cleanUp: CleanUp, people: number): Promise<(jobs: number) => Promise<number>> {
  const redis = await ownRedis(cleanUp);
  const { queue, worker, processed } = await workshop(cleanUp, redis, async () => {
    const { name, data, opts } = dueNow();
    await queue.add(name, data, opts);
  });
  await queue.addBulk(Array.from({ length: people }, dueNow));
  let running = false;
  return async (jobs) => {
    const from = processed.count;
    const reached = processed.until(from + jobs);
    if (running) worker.resume();
    else void worker.run();
    running = true;
    await reached;
    await worker.pause();
    return processed.count - from;
  };
}

/** What a job takes that has no option but its delay: who removes it when it is done is set on the worker. */
async function leanestBytes(cleanUp: CleanUp): Promise<number> {
  const redis = await ownRedis(cleanUp);
  const look = redis.open.connect('work');
  const { queue } = await workshop(cleanUp, redis, async () => {});
  const before = await redisDataBytes(look);
  const lean = () => ({ ...job(HOUR), opts: { delay: HOUR } });
  for (let n = 0; n < LEAN; n += AT_ONCE) await queue.addBulk(Array.from({ length: AT_ONCE }, lean));
  return ((await redisDataBytes(look)) - before) / LEAN;
}

/** Its clock cannot be moved; its jobs can. */
async function hourPasses(look: RedisClient, delayed: string, many: number): Promise<void> {
  let moved = 0;
  for (let from = 0; from < many; from += 10 * AT_ONCE) {
    const last = from + 10 * AT_ONCE - 1;
    moved += Number(await look.eval(HOUR_PASSES, 1, delayed, from, last, 2 * HOUR * SCORES_A_MS));
  }
  if (moved !== many) throw new Error(`${moved} of ${many} jobs were moved.`);
}

async function workshop(cleanUp: CleanUp, redis: TestRedis, work: () => Promise<void>) {
  const { socket } = await serverPlace(redis.dataDir);
  const connection = { path: socket, maxRetriesPerRequest: null };
  const queue = new Queue<Due>('due', { connection });
  const processed = new Count();
  const each = async () => {
    await work();
    processed.add();
  };
  const worker = new Worker<Due>('due', each, { connection, concurrency: CONCURRENCY, autorun: false });
  cleanUp.add(async () => {
    await worker.close();
    await queue.close();
  });
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
  return { queue, worker, processed };
}

/** How many are done, and who waits for how many. */
class Count {
  count = 0;
  #target = Number.POSITIVE_INFINITY;
  #reached: () => void = () => {};

  add(): void {
    this.count += 1;
    if (this.count >= this.#target) this.#reached();
  }

  until(target: number): Promise<void> {
    this.#target = target;
    return new Promise((resolve) => {
      this.#reached = resolve;
      if (this.count >= target) resolve();
    });
  }
}
