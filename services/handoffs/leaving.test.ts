import type { HandoffRequest } from '../../dialogs/effects';
import type { Person } from '../../dialogs/person';
import { Mailboxes } from '../../test/contracts/handoffs/mailboxes';
import { RedisSubject } from '../../test/contracts/handoffs/redis-subject';
import { ali, claim, dave, joy, newWorld, open, pass, priya, rosa, sam } from '../../test/contracts/handoffs/world';
import { startTestRedis, type TestRedis } from '../../test/support/redis';
import type { RedisClient } from '../redis';
import { LEAVING_POINTS } from './fault-points';
import { keysOf } from './keys';
import { HandoffStore } from './store';

const LEAVE: HandoffRequest = { kind: 'handoff', do: 'leave', next: null };
const kim: Person = { ...sam, id: 'p-kim', name: 'Kim' };
const lee: Person = { ...sam, id: 'p-lee', name: 'Lee' };

class Died extends Error {}

describe('a mentor who leaves', () => {
  let server: TestRedis;
  let redis: RedisClient;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = server.open.connect('work');
  });
  afterAll(() => server.stop());
  beforeEach(() => redis.flushdb());

  it('gives back what they hold and what waits for them, and those whose mentor they were are told', async () => {
    const { process, world, mailboxes } = await daveAtWork();
    await process().perform(LEAVE, dave, 'leave');
    await expectNothingOfDaves(world.people);
    expect(kindsOf(mailboxes, sam)).toEqual(['handoff-claimed', 'handoff-released', 'mentor-gone']);
    expect(kindsOf(mailboxes, kim)).toContain('mentor-gone');
    expect(kindsOf(mailboxes, lee)).toEqual(['mentor-gone']);
    // Priya is not his; what she waits for is only asked of others.
    expect(kindsOf(mailboxes, priya)).not.toContain('mentor-gone');
  });

  // Each place is died at whenever it is come to: the first time, the second, and so on, until one goes through.
  it.each(LEAVING_POINTS)(
    'and dies with the process that does it at "%s", each time that comes, leaves all the same',
    async (point) => {
      const { process, world, mailboxes } = await daveAtWork();
      let deaths = 0;
      for (let survives = 0; survives < 40; survives += 1) {
        let met = 0;
        const dying = process((at) => {
          if (at === point && met++ === survives) throw new Died();
        });
        const done = await dying.perform(LEAVE, dave, 'leave').then(
          () => true,
          () => false,
        );
        if (done) break;
        deaths += 1;
      }
      expect(deaths).toBeGreaterThan(0);
      await expectNothingOfDaves(world.people);
      for (const { id } of [sam, kim, lee]) {
        expect(mailboxes.of(id).filter(({ kind }) => kind === 'mentor-gone')).toHaveLength(1);
      }
      expect(mailboxes.of(sam.id).filter(({ kind }) => kind === 'handoff-released')).toHaveLength(1);
    },
  );

  it('is performed once more by another process after the first died, and tells whoever was not told yet', async () => {
    const { process, world, mailboxes } = await daveAtWork();
    mailboxes.outOfReach = (id) => id === sam.id || id === kim.id;
    await expect(process().perform(LEAVE, dave, 'leave')).rejects.toThrow();
    expect(kindsOf(mailboxes, sam)).toEqual(['handoff-claimed']);
    mailboxes.outOfReach = () => false;
    await process().perform(LEAVE, dave, 'leave');
    await expectNothingOfDaves(world.people);
    expect(kindsOf(mailboxes, sam)).toEqual(['handoff-claimed', 'handoff-released', 'mentor-gone']);
    expect(kindsOf(mailboxes, kim)).toContain('mentor-gone');
  });

  it('is offered nothing more, is passed nothing, and takes nothing', async () => {
    const { process, mailboxes } = await daveAtWork();
    await process().perform(LEAVE, dave, 'leave');
    const before = mailboxes.of(dave.id).filter(({ kind }) => kind === 'handoff-offered').length;
    await process().perform(open('h9', 'urgent'), lee, 'r9');
    await process().perform(claim('h9', lee), rosa, 'c9');
    expect(await process().perform(pass('h9', lee, 'Dave'), rosa, 'p9')).toMatchObject({ outcome: 'nobody-known' });
    expect(await process().perform(claim('h3', priya), { ...dave, left: true }, 'c3')).toMatchObject({
      outcome: 'gone',
    });
    expect(mailboxes.of(dave.id).filter(({ kind }) => kind === 'handoff-offered')).toHaveLength(before);
  });

  it.each([0, 1, 2, 3])(
    'and is matched in that very moment (%#): whichever comes first, the mentee does not stay with them',
    async (turns) => {
      const { process, mailboxes } = await daveAtWork();
      const leaves = process().perform(LEAVE, dave, 'leave');
      for (let n = 0; n < turns; n += 1) await redis.ping();
      const matched = { kind: 'handoff', do: 'set-mentor', mentor: { id: dave.id, name: 'Dave' }, apart: [] } as const;
      await Promise.all([leaves, process().perform(matched, priya, 'match')]);
      expect(kindsOf(mailboxes, priya).filter((kind) => kind === 'mentor-gone')).not.toHaveLength(0);
    },
  );

  it('comes back, and is asked again', async () => {
    const { process, mailboxes, world } = await daveAtWork();
    await process().perform(LEAVE, dave, 'leave');
    await process().perform({ kind: 'handoff', do: 'come-back' }, dave, 'back');
    expect(world.people.find(({ id }) => id === dave.id)?.left).toBeUndefined();
    const before = mailboxes.of(dave.id).filter(({ kind }) => kind === 'handoff-offered').length;
    await process().perform(open('h9'), lee, 'r9');
    expect(mailboxes.of(dave.id).filter(({ kind }) => kind === 'handoff-offered')).toHaveLength(before + 1);
  });

  /** Dave holds Sam's request, is asked for Kim's and Priya's, and is Lee's mentor as well. */
  async function daveAtWork() {
    const world = newWorld();
    world.people = [sam, kim, lee, priya, dave, rosa, ali, joy];
    const mailboxes = new Mailboxes();
    const process = (at?: ConstructorParameters<typeof RedisSubject>[4]) =>
      new RedisSubject(server.open.connect('work'), world, mailboxes, undefined, at);
    const first = process();
    await first.perform(open('h1'), sam, 'r1');
    await first.perform(claim('h1', sam), dave, 'c1');
    await first.perform(open('h2'), kim, 'r2');
    await first.perform(open('h3'), priya, 'r3');
    return { process, world, mailboxes };
  }

  async function expectNothingOfDaves(people: readonly Person[]) {
    const store = new HandoffStore(redis);
    expect(await store.heldBy('riverside', dave.id)).toEqual([]);
    for (const one of await store.opened('riverside')) expect(one.offeredTo).not.toContain(dave.id);
    expect(people.find(({ id }) => id === dave.id)?.left).toBe(true);
    expect(await redis.hlen(keysOf('riverside').untold)).toBe(0);
    for (const id of ['h1', 'h2', 'h3']) {
      const handoff = await store.read('riverside', id);
      expect(handoff?.state).toBe('open');
      expect(handoff?.offeredTo.length).toBeGreaterThan(0);
    }
  }

  function kindsOf(mailboxes: Mailboxes, { id }: Person): readonly string[] {
    return mailboxes.of(id).map(({ kind }) => kind);
  }
});
