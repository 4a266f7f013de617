import type { HandoffRequest } from '../../dialogs/effects';
import type { Person } from '../../dialogs/person';
import { PROJECT_ROOT } from '../../services/config';
import { RedisHandoffs } from '../../services/handoffs/queue';
import { readProgrammes } from '../../services/scripts/programmes';
import { cleaningUp } from './clean-up';
import { type Bench, type Effort, type Figure, median, rounded } from './figure';
import { type House, openHouse } from './house';
import { redisDataBytes } from './redis-cpu';
import { SETTING } from './talk';

/** Text-message trials found that one check-in in five leads to a call for somebody. */
const MENTEES = 10_000;
const CALLS_A_DAY = MENTEES / 5;
const MENTORS = 20;
const IN_FLIGHT = 32;

/** Handoffs from their opening to their end, with everybody told in their mailboxes; nobody says anything. */
export const handoffs: Bench = {
  names: ['handoffs.through'],
  run: async (effort) => [await through(effort)],
};

function through({ quick, say }: Effort): Promise<Figure> {
  return cleaningUp(async (cleanUp) => {
    const { each, repetitions } = quick ? { each: 100, repetitions: 3 } : { each: 1_000, repetitions: 5 };
    const house = await openHouse(cleanUp, () => ({ state: {}, effects: [], wakeAt: null }));
    const { mentors, mentees } = await everybody(house);
    const people = new Map([...mentors, ...mentees].map((person) => [person.id, person]));
    const redis = house.redis.open.connect('work');
    const queue = new RedisHandoffs({
      redis,
      clock: { now: Date.now },
      intake: house.room.posts,
      helpers: {
        find: async (id) => people.get(id) ?? null,
        staff: async () => mentors,
        programme: readProgrammes(PROJECT_ROOT),
        setShifts: (...rota) => house.people.setShifts(...rota),
      },
    });
    const rates: number[] = [];
    let bytes = 0;
    for (let repetition = -1; repetition < repetitions; repetition += 1) {
      const before = await redisDataBytes(redis);
      const began = performance.now();
      await concurrently(each, (n) => oneOf(queue, mentors, mentees, `${repetition}-${n}`, n));
      await house.room.idle();
      const perSecond = (1_000 * each) / (performance.now() - began);
      // The first is for the engine to warm up.
      if (repetition >= 0) rates.push(perSecond);
      bytes = ((await redisDataBytes(redis)) - before) / each;
      say(`handoffs: ${perSecond.toFixed(0)} a second`);
    }
    return {
      name: 'handoffs.through',
      value: rounded(median(rates)),
      unit: 'handoffs/s',
      secondsForADay: rounded(CALLS_A_DAY / median(rates)),
      callsADay: CALLS_A_DAY,
      bytes: rounded(bytes),
      repetitions,
    };
  });
}

/** Opened, taken by their own mentor, spoken to, resolved. */
async function oneOf(
  queue: RedisHandoffs,
  mentors: readonly Person[],
  mentees: readonly Person[],
  name: string,
  n: number,
): Promise<void> {
  const [mentor, mentee] = [mentors[n % mentors.length], mentees[n % mentees.length]];
  if (mentor === undefined || mentee === undefined) throw new Error('There is nobody.');
  const about = { kind: 'handoff', handoffId: name, mentee } as const;
  const steps: readonly [HandoffRequest, Person, string][] = [
    [{ ...about, do: 'open', reason: 'asked', words: null }, mentee, 'opened'],
    [{ ...about, do: 'claim' }, mentor, 'claimed'],
    [{ ...about, do: 'answered' }, mentee, 'answered'],
    [{ ...about, do: 'resolve' }, mentor, 'resolved'],
  ];
  for (const [request, by, expected] of steps) {
    const { outcome } = await queue.perform(request, by, `${name}-${request.do}`);
    if (outcome !== expected) throw new Error(`A handoff was ${outcome} instead of ${expected}.`);
  }
}

async function everybody({ people, timezone }: House) {
  const setting = { ...SETTING, timezone, name: 'Sam' };
  const at = (handle: string) => ({ via: 'simulator', channel: 'simulator', handle }) as const;
  const mentors = await Promise.all(
    Array.from({ length: MENTORS }, (_, n) => people.enrol({ ...setting, role: 'mentor', address: at(`mentor-${n}`) })),
  );
  const mentees = await Promise.all(
    Array.from({ length: 1_000 }, (_, n) => {
      const { id, name } = mentors[n % MENTORS] ?? { id: '', name: '' };
      return people.enrol({ ...setting, role: 'mentee', mentor: { id, name }, address: at(`mentee-${n}`) });
    }),
  );
  return { mentors, mentees };
}

/** So many at once, each beginning when one before it has ended. */
async function concurrently(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const hand = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, hand));
}
