import fc from 'fast-check';
import { PRIORITIES, type Priority } from '../../dialogs/effects';
import { startTestStore, type TestStore } from '../../test/support/store';
import type { RedisClient } from '../redis';
import { DEPTH_MS } from './depths';
import { rateKey, SenderRate } from './sender-rate';

/** A second in which what was granted may still be used. */
const GRANT_MS = 1_000;

/** The rate as it ought to be, in one piece: what is paid up to, and what each process has been granted. */
class Model {
  #paid = 0;
  #held = 0;
  readonly #grants = new Map<number, { left: number; until: number }>();

  constructor(
    private readonly intervalMs: number,
    private readonly most: number,
  ) {}

  mayGo(process: number, priority: Priority, now: number): boolean {
    const grant = this.#grants.get(process);
    if (grant && grant.left > 0 && now < grant.until) {
      grant.left -= 1;
      return true;
    }
    if (this.#held > now) return false;
    const paid = Math.max(this.#paid, now);
    const room = Math.floor((now + DEPTH_MS[priority] - paid) / this.intervalMs + 0.001);
    if (room < 1) return false;
    const granted = Math.min(this.most, room);
    this.#paid = paid + granted * this.intervalMs;
    this.#grants.set(process, { left: granted - 1, until: now + GRANT_MS });
    return true;
  }

  hold(process: number, until: number): void {
    this.#grants.delete(process);
    this.#held = Math.max(this.#held, until);
  }
}

describe('the rate of a sender', () => {
  let store: TestStore;
  let redis: RedisClient;
  let senders = 0;
  beforeAll(async () => {
    store = await startTestStore();
    redis = store.open.connect('webhook');
  });
  afterAll(() => store.stop());

  function processes(count: number, perSecond: number) {
    const timers = { time: Date.UTC(2026, 0, 5, 9), now: () => timers.time };
    senders += 1;
    const sender = `s${senders}`;
    const rates = Array.from({ length: count }, () => new SenderRate({ redis, sender, perSecond, timers }));
    return { timers, sender, rates };
  }

  /** The most that any stretch of time may have in it. */
  const permitted = (spanMs: number, perSecond: number) =>
    Math.floor(((spanMs + GRANT_MS + DEPTH_MS.crisis) * perSecond) / 1_000);

  const step = fc.record({
    after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3_000 })),
    process: fc.nat(2),
    what: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...PRIORITIES) },
      { weight: 1, arbitrary: fc.constant('hold' as const) },
    ),
    times: fc.integer({ min: 1, max: 20 }),
  });

  test('is that of the model, whoever asks for what and when, and is never exceeded', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 3, 10, 40), fc.array(step, { maxLength: 25 }), async (perSecond, steps) => {
        const { timers, rates } = processes(3, perSecond);
        const model = new Model(1_000 / perSecond, Math.max(1, Math.floor(perSecond / 5)));
        const sent: number[] = [];
        for (const { after, process, what, times } of steps) {
          timers.time += after;
          const rate = rates[process];
          if (what === 'hold') {
            await rate?.hold(times * 50);
            model.hold(process, timers.time + times * 50);
            continue;
          }
          for (let time = 0; time < times; time += 1) {
            const heldMs = await rate?.ask(what);
            expect(heldMs === 0).toBe(model.mayGo(process, what, timers.time));
            if (heldMs === 0) sent.push(timers.time);
          }
        }
        for (const [first, from] of sent.entries()) {
          for (const [last, to] of sent.entries()) {
            if (last >= first) expect(last - first + 1).toBeLessThanOrEqual(permitted(to - from, perSecond));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test('has room for what is pressing however much the bot wants to start', async () => {
    const { rates } = processes(3, 10);
    for (const rate of rates) for (let n = 0; n < 100; n += 1) await rate.ask('started');
    const heldFor = async (priority: Priority) => Promise.all(rates.map((rate) => rate.ask(priority)));
    expect(await heldFor('started')).toEqual([expect.any(Number), expect.any(Number), expect.any(Number)]);
    expect(await heldFor('started')).not.toContain(0);
    for (const priority of ['reply', 'relay', 'crisis'] as const) expect(await heldFor(priority)).toEqual([0, 0, 0]);
  });

  test('lets those who wait come back one after the other', async () => {
    const { rates, timers } = processes(1, 10);
    const [rate] = rates;
    const ask = async () => (await rate?.ask('started')) ?? 0;
    const waits: number[] = [];
    for (let n = 0; n < 15; n += 1) waits.push(await ask());
    expect(waits).toEqual([...Array<number>(10).fill(0), 100, 200, 300, 400, 500]);
    timers.time += 100;
    expect(await ask()).toBe(0);
  });

  test('a question that reached Redis twice makes the sender slower, and never faster', async () => {
    const { sender, timers, rates } = processes(1, 10);
    for (let n = 0; n < 2; n += 1) await redis.senderGrant(rateKey(sender), timers.time, 100, DEPTH_MS.started, 2);
    const free: number[] = [];
    for (let n = 0; n < 20; n += 1) if ((await rates[0]?.ask('started')) === 0) free.push(n);
    expect(free).toHaveLength(10 - 4);
  });

  test('is asked for once for many messages, where there are many', async () => {
    const { rates } = processes(1, 500);
    const before = await scriptsRun();
    for (let n = 0; n < 100; n += 1) expect(await rates[0]?.ask('reply')).toBe(0);
    expect((await scriptsRun()) - before).toBe(1);
  });

  /** How many scripts Redis has run, by its own count. */
  async function scriptsRun(): Promise<number> {
    const told = await redis.info('commandstats');
    return [...told.matchAll(/^cmdstat_eval(?:sha)?:calls=(\d+)/gm)].reduce((sum, [, calls]) => sum + Number(calls), 0);
  }

  test('is forgotten by Redis soon after the last message', async () => {
    const { sender, rates } = processes(1, 10);
    await rates[0]?.ask('crisis');
    expect(await redis.pttl(rateKey(sender))).toBeGreaterThan(0);
    expect(await redis.pttl(rateKey(sender))).toBeLessThanOrEqual(DEPTH_MS.crisis + 1_000);
  });

  test('a stop that the provider asked for holds for everybody, and is not shortened by a second one', async () => {
    const { rates, timers } = processes(2, 10);
    await rates[0]?.hold(30_000);
    await rates[0]?.hold(1_000);
    expect(await rates[1]?.ask('crisis')).toBe(30_000);
    timers.time += 30_000;
    expect(await rates[1]?.ask('crisis')).toBe(0);
  });
});
