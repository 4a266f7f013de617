/** One process of the race: it sweeps, and its mentors want every handoff there is, ten at a time. It may be killed anywhere. */

import { PROJECT_ROOT } from '../../services/config';
import { RedisHandoffs } from '../../services/handoffs/queue';
import { createSweep } from '../../services/handoffs/sweep';
import type { Intake } from '../../services/mailroom/contract';
import { openRedis } from '../../services/redis';
import { readProgrammes } from '../../services/scripts/programmes';
import { RUNTIME_DIR } from '../support/redis';
import { handoffId, mailOf, mentee, mentor, PROGRAMME, personOf, progressOf, RaceSettings } from './cast';

const BATCH = 10;

async function main(): Promise<void> {
  const { dataDir, handoffs, mentors, share, shares, now } = RaceSettings.parse(JSON.parse(process.argv[2] ?? ''));
  const quiet = { serverBin: undefined, runtimeDir: RUNTIME_DIR, say: () => {} };
  const open = await openRedis({ ...quiet, url: undefined, dataDir });
  const redis = open.connect('work');
  const clock = { now: () => now };
  const staff = Array.from({ length: mentors }, (_, n) => mentor(n));
  const intake: Intake = {
    accept: async (to, happening, once) =>
      (await redis.hsetnx(mailOf(to), once, JSON.stringify(happening))) === 1 ? 'accepted' : 'duplicate',
  };
  const helpers = {
    find: async (id: string) => personOf(id, mentors),
    staff: async () => staff,
    programme: readProgrammes(PROJECT_ROOT),
    setShifts: async () => {
      throw new Error('Nobody sets their shifts in a race.');
    },
  };
  const queue = new RedisHandoffs({ redis, clock, intake, helpers });
  const holders = async () => staff.map(({ id }) => id);
  const sweep = createSweep({ redis, queue, programmes: [PROGRAMME], holders, clock });
  while ((await sweep.sweepNow()) > 0);
  await Promise.all(staff.map((_, n) => (n % shares === share ? wantAll(n) : undefined)));
  while ((await sweep.sweepNow()) > 0);
  await open.close();

  /** From where a process that died had come to: what it asked last is asked again. */
  async function wantAll(m: number): Promise<void> {
    for (let batch = Number((await redis.get(progressOf(m))) ?? 0); batch * BATCH < handoffs; batch += 1) {
      const some = Array.from({ length: Math.min(BATCH, handoffs - batch * BATCH) }, (_, k) => batch * BATCH + k);
      await Promise.all(some.map((n) => want(n, m)));
      await redis.set(progressOf(m), batch + 1);
    }
  }

  async function want(n: number, m: number): Promise<void> {
    const { id, name } = mentee(n, mentors);
    const request = { kind: 'handoff', do: 'claim', handoffId: handoffId(n), mentee: { id, name } } as const;
    await queue.perform(request, mentor(m), `claim-${n}-${m}`);
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
