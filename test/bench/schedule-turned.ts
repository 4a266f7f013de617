import { createScheduler } from '../../services/schedule';
import { cleaningUp } from './clean-up';
import { type Bench, compare, type Effort, type Figure } from './figure';
import { openHouse } from './house';
import { enrolToWake } from './people';
import { bullmqRound } from './schedule-bullmq';

const DAY = 24 * 3_600_000;
const CONCURRENCY = 256;

/**
 * Fired, and dealt with: ours take a turn, which commits a state and when they are woken next; a job's worker adds the next job. Neither
 * says anything.
 */
export const scheduleTurned: Bench = {
  names: ['schedule.turned'],
  run: async (effort) => [await turned(effort)],
};

function turned({ quick, say }: Effort): Promise<Figure> {
  return cleaningUp(async (cleanUp) => {
    const { people, repetitions } = quick ? { people: 1_000, repetitions: 3 } : { people: 10_000, repetitions: 7 };
    const house = await openHouse(
      cleanUp,
      ({ now }) => ({ state: { wakened: now }, effects: [], wakeAt: now + DAY }),
      CONCURRENCY,
    );
    await enrolToWake(house, people);
    // Whoever is woken a day from now falls due in each repetition.
    const clock = { now: () => Date.now() + DAY + DAY / 2 };
    const scheduler = createScheduler({ redis: house.redis.open.connect('work'), clock });
    const peer = await bullmqRound(cleanUp, people);
    const sides = {
      ours: async () => {
        const fired = await scheduler.fireNow();
        await house.room.idle();
        return fired;
      },
      bullmq: () => peer(people),
    };
    const samples: { ours: number[]; bullmq: number[] } = { ours: [], bullmq: [] };
    for (let repetition = -1; repetition < repetitions; repetition += 1) {
      for (const side of ['ours', 'bullmq'] as const) {
        const began = performance.now();
        const count = await sides[side]();
        if (count < people) throw new Error(`${side}: ${count} of ${people} were woken.`);
        const perSecond = (1_000 * count) / (performance.now() - began);
        // The first is for the engine to warm up.
        if (repetition >= 0) samples[side].push(perSecond);
        say(`schedule.turned: ${side} ${perSecond.toFixed(0)} people/s`);
      }
    }
    const figure = { ...compare(samples.ours, samples.bullmq, 'higher'), people, concurrency: CONCURRENCY };
    return { name: 'schedule.turned', unit: 'people/s', ...figure };
  });
}
