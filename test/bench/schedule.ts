import { cleaningUp } from './clean-up';
import { type Bench, compare, type Effort, type Figure, median, rounded } from './figure';
import { type Informed, redisCpuMs } from './redis-cpu';
import { bullmqSchedule } from './schedule-bullmq';
import { ourSchedule } from './schedule-ours';

/** The hour in which all fall due is fired in so many parts, one side after the other. */
const PARTS = 3;

/** Many people who fall due in the same hour, on a server of their own. */
export interface Scheduled {
  /** Of Redis, for each of them. */
  readonly bytes: number;
  /** The same with every option left out that can be; where there are any. */
  readonly leanest?: number;
  readonly look: Informed;
  /** Fires those of this part of the hour. @returns how many */
  fire(part: number): Promise<number>;
  /** @throws when not everybody was fired exactly once */
  check(): Promise<void>;
}

export const schedule: Bench = {
  names: ['schedule.bytes', 'schedule.fire'],
  run: (effort) => fired(effort),
};

interface Sample {
  readonly perSecond: number;
  /** Of Redis, for one person. */
  readonly redisMs: number;
}

function fired({ quick, say }: Effort): Promise<Figure[]> {
  return cleaningUp(async (cleanUp) => {
    const many = quick ? 50_000 : 1_000_000;
    const sides = {
      ours: await ourSchedule(cleanUp, many, PARTS),
      bullmq: await bullmqSchedule(cleanUp, many, PARTS),
    };
    say(`schedule: ${many} people, ${sides.ours.bytes.toFixed(0)} and ${sides.bullmq.bytes.toFixed(0)} bytes each`);
    const samples: { ours: Sample[]; bullmq: Sample[] } = { ours: [], bullmq: [] };
    for (let part = 0; part < PARTS; part += 1) {
      for (const side of ['ours', 'bullmq'] as const) {
        const sample = await measure(sides[side], part);
        samples[side].push(sample);
        say(
          `schedule.fire: ${side} ${sample.perSecond.toFixed(0)} people/s, ${sample.redisMs.toFixed(4)} ms of Redis each`,
        );
      }
    }
    for (const side of Object.values(sides)) await side.check();
    const rates = (side: 'ours' | 'bullmq') => samples[side].map(({ perSecond }) => perSecond);
    const redisMs = (side: 'ours' | 'bullmq') => rounded(median(samples[side].map((sample) => sample.redisMs)));
    const [ours, theirs] = [sides.ours.bytes, sides.bullmq.bytes];
    const leanest = sides.bullmq.leanest ?? theirs;
    return [
      {
        name: 'schedule.bytes',
        unit: 'bytes/person',
        value: rounded(ours),
        peer: rounded(theirs),
        ratio: rounded(theirs / ours),
        peerLeanest: rounded(leanest),
        ratioLeanest: rounded(leanest / ours),
        people: many,
      },
      {
        name: 'schedule.fire',
        unit: 'people/s',
        ...compare(rates('ours'), rates('bullmq'), 'higher'),
        redisMs: redisMs('ours'),
        peerRedisMs: redisMs('bullmq'),
        people: many,
      },
    ];
  });
}

async function measure(side: Scheduled, part: number): Promise<Sample> {
  const redisBefore = await redisCpuMs(side.look);
  const began = performance.now();
  const people = await side.fire(part);
  const perSecond = (1_000 * people) / (performance.now() - began);
  return { perSecond, redisMs: ((await redisCpuMs(side.look)) - redisBefore) / people };
}
