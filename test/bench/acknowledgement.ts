import { setTimeout as delay } from 'node:timers/promises';
import { cleaningUp } from './clean-up';
import { smsDoor } from './doors';
import { type Bench, median, percentile, rounded } from './figure';
import type { Door } from './load';
import { ownEnvironment, ownRedis, smsEnvironment, startOurs } from './ours';
import { startProvider } from './provider';
import { talkOn } from './talk';

const A_SECOND = 300;
const PEOPLE = 900;

/**
 * How long the SMS provider waits for our 200 at a steady 300 messages a second, all of which are turned and answered
 * meanwhile. Open loop: each latency counts from the instant at which its message was due to be sent, so that a stall is
 * felt by all who would have written during it.
 */
export const acknowledgement: Bench = {
  names: ['ack.p50', 'ack.p99'],
  run: (effort) =>
    cleaningUp(async (cleanUp) => {
      const { repetitions, seconds } = effort.quick ? { repetitions: 1, seconds: 5 } : { repetitions: 3, seconds: 20 };
      const provider = await startProvider();
      cleanUp.add(() => provider.close());
      const redis = await ownRedis(cleanUp);
      const env = { ...ownEnvironment(redis), ...smsEnvironment(provider) };
      const bot = await startOurs(cleanUp, env, { channel: 'sms', people: PEOPLE });
      const door = smsDoor(bot.url);
      cleanUp.add(() => door.close());
      const stream = new Stream(door);
      await stream.run(5);
      const p50: number[] = [];
      const p99: number[] = [];
      for (let repetition = 0; repetition < repetitions; repetition += 1) {
        const latencies = await stream.run(seconds);
        p50.push(percentile(latencies, 50));
        p99.push(percentile(latencies, 99));
        effort.say(
          `ack: p50 ${p50.at(-1)?.toFixed(2)} ms, p99 ${p99.at(-1)?.toFixed(2)} ms, most ${Math.max(...latencies).toFixed(1)} ms`,
        );
      }
      const more = { unit: 'ms', perSecond: A_SECOND, seconds, repetitions };
      return [
        { name: 'ack.p50', value: rounded(median(p50)), ...more },
        { name: 'ack.p99', value: rounded(median(p99)), ...more },
      ];
    }),
};

/** Everybody says the next line of the talk when it is their turn, answered or not. */
class Stream {
  #sent = 0;
  readonly #talk = talkOn('sms');

  constructor(private readonly door: Door) {}

  /** @returns the latency of each acknowledgement, in ms. */
  async run(seconds: number): Promise<number[]> {
    const latencies: Promise<number>[] = [];
    const began = performance.now();
    for (let due = 0; due < seconds * A_SECOND; ) {
      const now = performance.now();
      while (due < seconds * A_SECOND && began + (due * 1000) / A_SECOND <= now) {
        latencies.push(this.#send(began + (due * 1000) / A_SECOND));
        due += 1;
      }
      await delay(1);
    }
    return Promise.all(latencies);
  }

  async #send(intended: number): Promise<number> {
    const [person, n] = [this.#sent % PEOPLE, Math.floor(this.#sent / PEOPLE)];
    this.#sent += 1;
    const status = await this.door.post(person, n, this.#talk(n).text);
    if (status !== 200) throw new Error(`A message was answered ${status}.`);
    return performance.now() - intended;
  }
}
