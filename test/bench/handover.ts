import { BullmqHouse } from './bullmq';
import { type CleanUp, cleaningUp } from './clean-up';
import { type Bench, compare, type Effort, type Figure, median, rounded } from './figure';
import { openHouse, talkIn } from './house';
import { ClosedLoop, type Door } from './load';
import { ownRedis } from './ours';
import { enrolEverybody, MOST_NUMBERS, numberOf } from './people';
import { type Informed, redisCpuMs } from './redis-cpu';

/** Hand-overs under way at once, on either side. */
const IN_FLIGHT = 256;
const PEOPLE = MOST_NUMBERS;

/** A hundred characters in, the same out. */
const TEXT = 'good news, i got the flat, my brother is helping me move in on monday, and the dog can come with me!';
const LINE = { text: TEXT, replies: 1 };

interface Contender {
  readonly loop: ClosedLoop;
  /** Resolves when what follows a hand-over is done as well. */
  settled(): Promise<void>;
  readonly look: Informed;
}

interface Sample {
  readonly perSecond: number;
  /** Of this process, for one message. */
  readonly cpuMs: number;
  /** Of Redis, for one message. */
  readonly redisMs: number;
}

/**
 * From a message that is accepted to the message that leaves: mailbox, turn, outbox, carrier. The core and the carrier do
 * nothing. BullMQ hands it on through two queues, in this same process, on a server with the same settings.
 */
export const handover: Bench = {
  names: ['mailroom.handover', 'mailroom.handover.16'],
  run: async (effort) => [
    ...(await compared('mailroom.handover', IN_FLIGHT, effort)),
    ...(await compared('mailroom.handover.16', 16, effort)),
  ],
};

/** @param concurrency turns, or jobs of one queue, worked on at once: on either side */
function compared(name: string, concurrency: number, { quick, say }: Effort): Promise<Figure[]> {
  return cleaningUp(async (cleanUp) => {
    const { repetitions, lines } = quick ? { repetitions: 3, lines: 3 } : { repetitions: 9, lines: 12 };
    const contenders = { ours: await mailroom(cleanUp, concurrency), bullmq: await bullmq(cleanUp, concurrency) };
    const samples: { ours: Sample[]; bullmq: Sample[] } = { ours: [], bullmq: [] };
    for (let repetition = -2; repetition < repetitions; repetition += 1) {
      for (const side of ['ours', 'bullmq'] as const) {
        const sample = await measure(contenders[side], lines);
        // The first two are for the engine to warm up.
        if (repetition >= 0) samples[side].push(sample);
        const { perSecond, cpuMs, redisMs } = sample;
        say(
          `handover: ${side} ${concurrency} at once ${perSecond.toFixed(0)} messages/s, ${cpuMs.toFixed(3)} ms + ${redisMs.toFixed(3)} ms of Redis each`,
        );
      }
    }
    const all = (side: 'ours' | 'bullmq', what: (sample: Sample) => number) => samples[side].map(what);
    const middle = (side: 'ours' | 'bullmq', what: (sample: Sample) => number) => rounded(median(all(side, what)));
    const rate = ({ perSecond }: Sample) => perSecond;
    return [
      {
        name,
        unit: 'messages/s',
        ...compare(all('ours', rate), all('bullmq', rate), 'higher'),
        cpuMs: middle('ours', ({ cpuMs }) => cpuMs),
        redisMs: middle('ours', ({ redisMs }) => redisMs),
        peerCpuMs: middle('bullmq', ({ cpuMs }) => cpuMs),
        peerRedisMs: middle('bullmq', ({ redisMs }) => redisMs),
        inFlight: IN_FLIGHT,
        concurrency,
      },
    ];
  });
}

async function mailroom(cleanUp: CleanUp, concurrency: number): Promise<Contender> {
  const house = await openHouse(
    cleanUp,
    ({ events }) => ({
      state: { heard: events.length },
      effects: [{ kind: 'say', cue: 'bench.echo', args: {}, text: TEXT, priority: 'reply' }],
      wakeAt: null,
    }),
    concurrency,
  );
  const { people, timezone, room, redis } = house;
  const enrolled = await enrolEverybody(people, { people: PEOPLE, timezone, channel: 'sms' });
  return {
    loop: talkIn(house, enrolled, () => LINE, IN_FLIGHT),
    settled: () => room.idle(),
    look: redis.open.connect('work'),
  };
}

async function bullmq(cleanUp: CleanUp, concurrency: number): Promise<Contender> {
  const redis = await ownRedis(cleanUp);
  const house = await BullmqHouse.open(redis, concurrency);
  cleanUp.add(() => house.close());
  const door: Door = {
    post: async (person, _n, text) => {
      await house.add({ to: numberOf(person), text });
      return 200;
    },
    personAt: (to) => Number(to.slice(-3)),
  };
  const loop = new ClosedLoop({ door, people: PEOPLE, inFlight: IN_FLIGHT, line: () => LINE });
  house.deliverTo(({ to }) => loop.arrived(to));
  return { loop, settled: () => house.settled(), look: redis.open.connect('work') };
}

/** Everybody says so many lines. */
async function measure({ loop, settled, look }: Contender, lines: number): Promise<Sample> {
  const redisBefore = await redisCpuMs(look);
  const before = process.cpuUsage();
  const began = performance.now();
  await loop.everybody(lines);
  await settled();
  const { user, system } = process.cpuUsage(before);
  const count = lines * PEOPLE;
  return {
    perSecond: (1000 * count) / (performance.now() - began),
    cpuMs: (user + system) / 1000 / count,
    redisMs: ((await redisCpuMs(look)) - redisBefore) / count,
  };
}
