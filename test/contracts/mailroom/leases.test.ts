import { type Claimed, readClaim } from '../../../services/mailroom/claimed';
import type { Intake, TurnSeen } from '../../../services/mailroom/contract';
import type { Fault } from '../../../services/mailroom/faults';
import { Hints } from '../../../services/mailroom/hints';
import { partitionKeys, partitionOf, personKeys } from '../../../services/mailroom/partition';
import { withTransitions } from '../../../services/mailroom/scripts';
import { TurnTaker } from '../../../services/mailroom/turn';
import { newNonce } from '../../../services/mailroom/worker';
import type { RedisClient } from '../../../services/redis';
import { MasterKeyProblem, type Vault } from '../../../services/vault';
import { echo, type House, heard, openHouse, say } from './house';

describe('a mailbox belongs to one worker at a time, and a worker that was stopped writes nothing over another', () => {
  let house: House;
  let redis: RedisClient;
  const seen: TurnSeen[] = [];
  const faults: Fault[] = [];
  let turns: TurnTaker;
  let intake: Intake;
  let waitMs: number;

  // Each in a house of its own: what one test leaves leased would be claimed in the next.
  beforeEach(async () => {
    house = await openHouse();
    intake = house.process().room.intake;
    redis = withTransitions(house.redis.open.connect('work'));
    turns = takerWith(house.vault);
    waitMs = 0;
    seen.length = 0;
    faults.length = 0;
  });
  afterEach(() => house.close());

  const takerWith = (vault: Vault) =>
    new TurnTaker({
      ...house,
      vault,
      redis,
      hints: new Hints(house.redis.open.connect('blocking')),
      core: echo,
      patience: () => waitMs,
      delivery: { until: () => null, handOn: () => {} },
      at: () => {},
      lastWords: () => say('sorry'),
      onTurn: (turn) => seen.push(turn),
      onFault: (fault) => faults.push(fault),
    });

  async function claim(partition: number): Promise<Claimed | null> {
    const { tag, ready, leases, fence, tries } = partitionKeys(partition);
    const now = house.timers.now();
    const reply = await redis.mailroomClaimBuffer(tag, ready, leases, fence, tries, now, now + 10_000, 32, newNonce());
    return readClaim(partition, reply).claimed;
  }

  async function waitingMail(text = 'hello') {
    const { person, address } = await house.enrol();
    await intake.accept(person.id, heard(text), 'SM1', address);
    return { person, partition: partitionOf(person.id), keys: personKeys(person.id) };
  }

  async function claimed(partition: number): Promise<Claimed> {
    const got = await claim(partition);
    if (!got) throw new Error('Nothing was ready.');
    return got;
  }

  test('of many who claim at once one gets the mailbox', async () => {
    const { partition, person } = await waitingMail();
    const got = await Promise.all(Array.from({ length: 20 }, () => claim(partition)));
    expect(got.filter((one) => one !== null).map((one) => one?.person)).toEqual([person.id]);
  });

  test('a message that comes during a turn waits for the next one, and is not claimed by another worker', async () => {
    const { partition, person } = await waitingMail('first');
    const first = await claimed(partition);
    await intake.accept(person.id, heard('second'), 'SM2');
    expect(await claim(partition)).toBeNull();
    await turns.take(first);
    const second = await claimed(partition);
    expect(second.entries).toHaveLength(1);
    expect(Number.parseInt(second.fence, 10)).toBe(Number.parseInt(first.fence, 10) + 1);
    await turns.take(second);
    expect(seen.flatMap(({ events }) => events).map((event) => event.kind === 'heard' && event.text)).toEqual([
      'first',
      'second',
    ]);
  });

  test('a worker that slept through its lease cannot commit once another has claimed the mailbox', async () => {
    const { partition, person, keys } = await waitingMail();
    const sleeper = await claimed(partition);
    house.timers.pass(10_001);
    const other = await claimed(partition);
    expect(Number.parseInt(other.fence, 10)).toBe(Number.parseInt(sleeper.fence, 10) + 1);
    await turns.take(sleeper);
    expect(seen).toEqual([]);
    expect(faults).toEqual([{ where: 'turn', because: 'stale', person: person.id }]);
    expect(await house.look.exists(keys.state, keys.log)).toBe(0);
    await turns.take(other);
    await turns.take(sleeper);
    expect(seen).toHaveLength(1);
    expect(await house.look.llen(keys.log)).toBe(1);
  });

  test('a worker that slept through its lease may still commit when nobody else has claimed the mailbox', async () => {
    const { partition, keys } = await waitingMail();
    const sleeper = await claimed(partition);
    house.timers.pass(60_000);
    await turns.take(sleeper);
    expect(seen).toHaveLength(1);
    expect(await house.look.exists(keys.mailbox)).toBe(0);
    expect(await claim(partition)).toBeNull();
  });

  test('a commit that is sent again after a lost answer is counted once', async () => {
    const { partition, keys } = await waitingMail();
    const { outbox } = partitionKeys(partition);
    const one = await claimed(partition);
    const before = await house.look.xlen(outbox);
    await turns.take(one);
    await turns.take(one);
    expect(faults).toEqual([]);
    expect(await house.look.llen(keys.log)).toBe(1);
    expect(await house.look.xlen(outbox)).toBe(before + 1);
  });

  test('a mailbox that is put off counts no try, and is ready when its time has come', async () => {
    const { partition } = await waitingMail();
    waitMs = 1_500;
    for (let times = 0; times < 10; times += 1) {
      await turns.take(await claimed(partition));
      expect(await claim(partition)).toBeNull();
      house.timers.pass(1_499);
      expect(await claim(partition)).toBeNull();
      house.timers.pass(1);
    }
    waitMs = 0;
    await turns.take(await claimed(partition));
    expect(seen).toHaveLength(1);
    expect(faults).toEqual([]);
  });

  test('a process that lacks the master key buries nothing and does not spin, and one that has it goes on', async () => {
    const { partition, person } = await waitingMail('first');
    await intake.accept(person.id, heard('second'), 'SM2');
    const unwrap = () => {
      throw new MasterKeyProblem('The key of version 2 is not here.');
    };
    const without = takerWith({ ...house.vault, unwrap });
    for (let times = 0; times < 10; times += 1) {
      await without.take(await claimed(partition));
      expect(await claim(partition)).toBeNull();
      house.timers.pass(1_000);
    }
    expect(new Set(faults.map(({ because }) => because))).toEqual(new Set(['no-master-key']));
    await turns.take(await claimed(partition));
    expect(seen.flatMap(({ events }) => events)).toHaveLength(2);
  });

  test('what comes while a mailbox is put off, or is just about to be, is heard at once', async () => {
    const { partition, person } = await waitingMail('first');
    waitMs = 1_500;
    const first = await claimed(partition);
    await intake.accept(person.id, heard('second'), 'SM2');
    await turns.take(first);
    const both = await claimed(partition);
    expect(both.entries).toHaveLength(2);
    await turns.take(both);
    expect(await claim(partition)).toBeNull();
    await intake.accept(person.id, heard('third'), 'SM3');
    expect((await claimed(partition)).entries).toHaveLength(3);
  });

  test('a mailbox that was leased with its event, to somebody who never heard of it, is given back', async () => {
    const { person } = await house.enrol();
    const partition = partitionOf(person.id);
    const { tag, ready, leases, fence, tries } = partitionKeys(partition);
    const { mailbox, address } = personKeys(person.id);
    const now = house.timers.now();
    const marks = [1, 2, 3, 4, 5].map((hour) => `${tag}:dd:${hour}`);
    const args = [person.id, 'mark', 'd1', now, '', '', 60, now + 10_000, 'abcd'];
    await redis.mailroomAcceptBuffer(tag, mailbox, ready, leases, fence, tries, address, ...marks, ...args);
    expect(await claim(partition)).toBeNull();
    const abandon = (nonce: string) =>
      redis.mailroomAbandonBuffer(ready, leases, fence, tries, person.id, nonce, house.timers.now());
    expect(await abandon('zzzz')).toBe(0);
    expect(await abandon('abcd')).toBe(1);
    const again = await claimed(partition);
    expect(again.tries).toBe(1);
    expect(await abandon('abcd')).toBe(0);
    await turns.take(again);
    expect(seen).toHaveLength(1);
  });

  test('a release by a worker that was overtaken changes nothing', async () => {
    const { partition, person, keys } = await waitingMail();
    const { ready, leases, fence, tries } = partitionKeys(partition);
    const sleeper = await claimed(partition);
    house.timers.pass(10_001);
    await claimed(partition);
    const late = [person.id, sleeper.fence, 0, 0, ''];
    expect(await redis.mailroomReleaseBuffer(keys.mailbox, ready, leases, fence, tries, ...late)).toBe(0);
    expect(await claim(partition)).toBeNull();
  });

  test('the mailbox that has been ready longest comes first', async () => {
    const { tag, ready } = partitionKeys(7);
    const neighbours = Array.from({ length: 5_000 }, (_, index) => `person-${index}`).filter(
      (id) => partitionOf(id) === 7,
    );
    const [first = '', second = '', third = ''] = neighbours;
    const now = house.timers.now();
    for (const [id, since] of [
      [second, now - 10],
      [third, now],
      [first, now - 20],
    ] as const) {
      await house.look.rpush(`${tag}:in:${id}`, 'd1');
      await house.look.zadd(ready, since, id);
    }
    expect([await claim(7), await claim(7), await claim(7), await claim(7)].map((one) => one?.person)).toEqual([
      first,
      second,
      third,
      undefined,
    ]);
  });
});
