import fc from 'fast-check';
import { type Handoff, OUTCOMES } from '../../dialogs/handoffs/handoff';
import type { Mailboxes } from '../../test/contracts/handoffs/mailboxes';
import { MemorySubject } from '../../test/contracts/handoffs/memory-subject';
import { RedisSubject } from '../../test/contracts/handoffs/redis-subject';
import { EVERYTHING, sequences, take } from '../../test/contracts/handoffs/sequences';
import { everyone, HOMES } from '../../test/contracts/handoffs/world';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import type { RedisClient } from '../redis';
import { keysOf } from './keys';
import { HandoffStore } from './store';
import { queueScore } from './stored';

describe('the queue in Redis and the queue of a rehearsal', () => {
  let server: TestRedis;
  let redis: RedisClient;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('work');
  });
  afterAll(() => server.stop());

  it('answer, tell and keep the same, whatever is asked of them in whatever order', async () => {
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(sequences, async (steps) => {
        await redis.flushdb();
        const [real, model] = [new RedisSubject(redis), new MemorySubject()];
        for (const step of steps) {
          const answer = await take(real, step);
          expect(answer).toEqual(await take(model, step));
          seen.add(answer === 'failed' ? answer : answer.outcome);
          expect(await real.waiting('riverside')).toEqual(await model.waiting('riverside'));
        }
        expect(inAnyOrder(real.mailboxes)).toEqual(inAnyOrder(model.mailboxes));
        const { handoffs, decisions } = model.queue;
        for (const { outcome } of Object.values(decisions)) seen.add(outcome);
        real.world.people = everyone;
        for (const one of handoffs) {
          expect(await new HandoffStore(redis).read(one.programme, one.id)).toEqual(one);
          for (const { id: owner } of everyone) {
            const guard = { handoffId: one.id, owner };
            expect(await real.holds(guard)).toBe(await model.holds(guard));
          }
        }
        for (const programme of HOMES) await expectIndexes(programme, handoffs);
      }),
      { numRuns: 20, examples: [[EVERYTHING]] },
    );
    // Whoever reads a timer that is over finds it over still, with nobody else at work.
    const met = OUTCOMES.filter((outcome) => outcome !== 'not-due');
    expect([...seen].sort()).toEqual([...met, 'failed', 'noted'].sort());
  });

  /** Every index says what the handoffs themselves say, and the audit has one line for each change of each of them. */
  async function expectIndexes(programme: string, all: readonly Handoff[]): Promise<void> {
    const keys = keysOf(programme);
    const handoffs = all.filter((one) => one.programme === programme);
    const opened = handoffs.filter(({ state }) => state === 'open');
    expect(await scores(keys.open)).toEqual(new Map(opened.map((one) => [one.id, queueScore(one)])));
    expect(await scores(keys.sla)).toEqual(new Map(opened.map(({ id, dueAt }) => [id, dueAt])));
    const timed = handoffs.filter(({ state }) => state !== 'resolved');
    expect(await scores(keys.timers)).toEqual(new Map(timed.map(({ id, timerAt }) => [id, timerAt])));
    expect(await redis.hlen(keys.untold)).toBe(0);
    const unalerted = opened.filter(({ offeredTo }) => offeredTo.length === 0).map(({ id }) => id);
    expect((await redis.smembers(keys.unalerted)).sort()).toEqual(unalerted.sort());
    for (const { id } of everyone) {
      const held = handoffs.filter(({ owner }) => owner === id).map((one) => one.id);
      expect([...(await scores(keys.by(id))).keys()].sort()).toEqual(held.sort());
      const own = handoffs.find(({ mentee, state }) => mentee === id && state !== 'resolved');
      expect(await redis.get(keys.of(id))).toBe(own?.id ?? null);
    }
    // Shifts are audited there too, and are changes of no handoff.
    const ofHandoffs = (await redis.xrange(keys.audit, '-', '+')).filter(([, fields]) => fields.includes('handoff'));
    expect(ofHandoffs.length).toBe(handoffs.reduce((sum, { version }) => sum + version, 0));
  }

  /** Several timers that are over at the same instant are told of in no particular order. */
  function inAnyOrder(mailboxes: Mailboxes): ReadonlyMap<string, readonly string[]> {
    return new Map([...mailboxes.all()].map(([to, heard]) => [to, heard.map((one) => JSON.stringify(one)).sort()]));
  }

  async function scores(key: string): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (const id of await redis.zrange(key, '0', '-1')) found.set(id, Number(await redis.zscore(key, id)));
    return found;
  }
});
