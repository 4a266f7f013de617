import { setTimeout as delay } from 'node:timers/promises';
import { addBystanders } from './bystanders';
import { type CleanUp, cleaningUp } from './clean-up';
import { type Bench, compare, type Effort } from './figure';
import { openHouse, realCore, talkIn } from './house';
import type { ClosedLoop } from './load';
import { enrolEverybody } from './people';
import { type Informed, redisCpuMs } from './redis-cpu';
import { talkOn, WELCOMED_AFTER } from './talk';

const FEW = 1_000;
const ACTIVE = 200;
const IN_FLIGHT = 32;

interface Sample {
  /** Of this process and of Redis together, for one turn. */
  readonly cpuMs: number;
  /** For one turn, while so many are under way at once. */
  readonly wallMs: number;
}

/**
 * What a turn costs when few people are stored and when a million are: the mailroom with the real core, in this
 * process, on two Redis servers. The same people talk on both; the others only lie there.
 */
export const scale: Bench = {
  names: ['turn.scale'],
  run: (effort) =>
    cleaningUp(async (cleanUp) => {
      const many = effort.quick ? 100_000 : 1_000_000;
      const { repetitions, seconds } = effort.quick ? { repetitions: 3, seconds: 2 } : { repetitions: 9, seconds: 4 };
      const towns = { few: await town(cleanUp, FEW, effort), many: await town(cleanUp, many, effort) };
      for (const { loop } of Object.values(towns)) await measure(loop, [], 5);
      const samples: { few: Sample[]; many: Sample[] } = { few: [], many: [] };
      for (let repetition = 0; repetition < repetitions; repetition += 1) {
        for (const side of ['many', 'few'] as const) {
          const sample = await measure(towns[side].loop, [towns[side].look], seconds);
          samples[side].push(sample);
          effort.say(`turn.scale: ${side} ${sample.cpuMs.toFixed(3)} ms CPU, ${sample.wallMs.toFixed(3)} ms a turn`);
        }
      }
      const against = (what: (sample: Sample) => number) =>
        compare(samples.many.map(what), samples.few.map(what), 'higher');
      const cpu = against(({ cpuMs }) => cpuMs);
      const wall = against(({ wallMs }) => wallMs);
      return [
        {
          name: 'turn.scale',
          value: cpu.ratio,
          unit: 'times',
          ofTime: wall.ratio,
          cpuFew: cpu.peer,
          cpuMany: cpu.value,
          few: FEW,
          many,
          repetitions,
        },
      ];
    }),
};

/** A mailroom with so many people stored, a few of whom talk. */
async function town(cleanUp: CleanUp, stored: number, effort: Effort): Promise<{ loop: ClosedLoop; look: Informed }> {
  const house = await openHouse(cleanUp, realCore());
  const look = house.redis.open.connect('work');
  const enrolled = await enrolEverybody(house.people, { people: ACTIVE, timezone: house.timezone, channel: 'sms' });
  const loop = talkIn(house, enrolled, talkOn('sms'), IN_FLIGHT);
  await loop.everybody(WELCOMED_AFTER);
  await house.room.idle();
  const began = performance.now();
  // Only while they are written: it is what is measured that must be on disk.
  await look.config('SET', 'appendfsync', 'no');
  await look.config('SET', 'auto-aof-rewrite-percentage', '0');
  await addBystanders(look, enrolled[0]?.id ?? '', stored - ACTIVE);
  await look.config('SET', 'appendfsync', 'always');
  const memory = /^used_memory_human:(\S+)/m.exec(await look.info('memory'))?.[1];
  effort.say(`turn.scale: ${stored} people stored in ${((performance.now() - began) / 1000).toFixed(0)} s: ${memory}`);
  return { loop, look };
}

async function measure(loop: ClosedLoop, looks: readonly Informed[], seconds: number): Promise<Sample> {
  const running = loop.run();
  const counted = async () => {
    await delay(300);
    const before = await reading(loop, looks);
    await delay(seconds * 1000);
    const after = await reading(loop, looks);
    loop.stop();
    const turns = after.turns - before.turns;
    return { cpuMs: (after.cpuMs - before.cpuMs) / turns, wallMs: (after.at - before.at) / turns };
  };
  const [sample] = await Promise.all([counted(), running]);
  return sample;
}

async function reading(loop: ClosedLoop, looks: readonly Informed[]) {
  const redis = await Promise.all(looks.map((look) => redisCpuMs(look)));
  const { user, system } = process.cpuUsage();
  const cpuMs = (user + system) / 1000 + redis.reduce((sum, ms) => sum + ms, 0);
  return { cpuMs, turns: loop.turns, at: performance.now() };
}
