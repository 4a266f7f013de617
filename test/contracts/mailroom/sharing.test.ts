import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { MasterKey } from '../../../services/config';
import { realTimers } from '../../../services/mailroom';
import type { Sent } from '../../../services/mailroom/contract';
import { partitionKeys, partitionOf } from '../../../services/mailroom/partition';
import { type House, heard, noted, openHouse, Phone, type Process, SENT } from './house';
import { ManualTimers } from './manual-timers';

describe('several processes on one Redis share the work, and one that dies is missed by nobody', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test('two processes turn 2,000 messages of 50 people: every one once, and each person in order', async () => {
    const turned: [process: string, person: string, text: string][] = [];
    const sharing = (name: string) =>
      house.process({
        timers: realTimers,
        concurrency: 4,
        onTurn: ({ person, events }) =>
          turned.push(
            ...events.map((event): [string, string, string] => [
              name,
              person.id,
              event.kind === 'heard' ? event.text : '',
            ]),
          ),
      });
    const [north, south] = [sharing('north'), sharing('south')];
    const people = await Promise.all(Array.from({ length: 50 }, () => house.enrol()));
    await Promise.all([north.room.start(), south.room.start()]);
    for (let index = 0; index < 40; index += 1) {
      await Promise.all(
        people.map(({ person, address }, at) =>
          (at % 2 ? north : south).room.intake.accept(person.id, heard(`${index}`), `${index}`, address),
        ),
      );
    }
    await bothQuiet(north, south);
    const inOrder = Array.from({ length: 40 }, (_, index) => `${index}`);
    for (const { person } of people) {
      expect(turned.filter(([, id]) => id === person.id).map(([, , text]) => text)).toEqual(inOrder);
      const sent = [...north.phone.received, ...south.phone.received].filter(({ to }) => to === person.id);
      expect(new Set(sent.map(({ id }) => id)).size).toBe(40);
      expect(sent).toHaveLength(40);
      const said = (await north.room.story(person.id)).filter((line) => line.from === 'bot');
      expect(said.map(({ text }) => text)).toEqual(inOrder);
    }
    expect([...north.faults, ...south.faults]).toEqual([]);
    expect(new Set(turned.map(([name]) => name))).toEqual(new Set(['north', 'south']));
    await Promise.all([north.room.stop(), south.room.stop()]);
  });

  /** Neither has anything to do, and neither has left anything for the other. */
  async function bothQuiet(...processes: Process[]): Promise<void> {
    for (let before = -1; ; ) {
      for (const { room } of processes) await room.idle();
      const count = processes.reduce((sum, { phone }) => sum + phone.received.length, 0);
      if (count === before) return;
      before = count;
    }
  }

  test('a second server process shares the work of the first', async () => {
    const { DATA_DIR, MASTER_KEYS } = { DATA_DIR: house.redis.dataDir, MASTER_KEYS: exported(house.masterKey) };
    const second = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'second-process.ts')], {
      env: { ...process.env, DATA_DIR, MASTER_KEYS },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const running = once(second.stdout, 'data');
    const first = house.process({
      timers: realTimers,
      concurrency: 4,
      carriers: { sms: noted(house.look, 'first') },
    });
    await first.room.start();
    const people = await Promise.all(Array.from({ length: 50 }, () => house.enrol()));
    await running;
    const all = 500;
    const done = new Promise<void>((resolve) => {
      const ears = house.redis.open.connect('blocking');
      ears.on('message', (_channel, count) => Number(count) === all && resolve());
      void ears.subscribe(SENT);
    });
    for (let index = 0; index < all / people.length; index += 1) {
      await Promise.all(
        people.map(({ person, address }) =>
          first.room.intake.accept(person.id, heard(`${index}`), `${index}`, address),
        ),
      );
    }
    await done;
    second.kill('SIGTERM');
    await Promise.all([once(second, 'exit'), first.room.stop()]);
    const sent = (await house.look.lrange(SENT, 0, -1)).map((line): string[] => JSON.parse(line));
    expect(new Set(sent.map(([by]) => by))).toEqual(new Set(['first', 'second']));
    expect(new Set(sent.map(([, , id]) => id)).size).toBe(all);
    for (const { person } of people) {
      const texts = sent.filter(([, to]) => to === person.id).map(([, , , text]) => text);
      expect(texts).toEqual(Array.from({ length: all / people.length }, (_, index) => `${index}`));
      expect(
        (await first.room.story(person.id)).filter((line) => line.from === 'bot' && line.delivery === 'sent'),
      ).toHaveLength(10);
    }
  });

  const exported = ({ version, key }: MasterKey) => `${version}:${key.export().toString('base64')}`;

  test('what a dead process had claimed is turned by another when its lease ends', async () => {
    const { person, address } = await house.enrol();
    const dead = house.process();
    await dead.room.intake.accept(person.id, heard('anybody there'), '1', address);
    const { ready, leases, fence, tries } = partitionKeys(partitionOf(person.id));
    const now = house.timers.now();
    const connection = house.look;
    await connection.zrem(ready, person.id);
    await connection.zadd(leases, now + 10_000, person.id);
    await connection.hset(fence, person.id, 1);
    await connection.hset(tries, person.id, 1);
    const living = house.process();
    await living.room.start();
    await house.timers.passUntil(living.phone.got(1));
    expect(house.timers.now()).toBeGreaterThanOrEqual(now + 10_000);
    await living.room.idle();
    await living.room.stop();
  });

  test('messages of a process that died before sending them go out by another, in order, once', async () => {
    const { person, address } = await house.enrol();
    const frozen = new ManualTimers(house.timers.now(), () => house.look.ping());
    const phone = new Phone(() => new Promise<Sent>(() => {}));
    const dying = house.process({ timers: frozen, phone });
    await dying.room.start();
    await dying.room.intake.accept(person.id, heard('one'), '1', address);
    await phone.got(1);
    await dying.room.intake.accept(person.id, heard('two'), '2', address);
    await dying.room.intake.accept(person.id, heard('three'), '3', address);
    await house.look.ping();
    dying.die();
    const living = house.process();
    await living.room.start();
    await living.room.idle();
    expect(living.phone.texts).toEqual([]);
    await house.timers.passUntil(living.phone.got(3));
    await living.room.idle();
    // "one" was in the dead one's hands: whether it went out nobody can know, so it goes with the same id.
    expect(living.phone.texts).toEqual(['one', 'two', 'three']);
    expect(living.phone.received[0]?.id).toBe(phone.received[0]?.id);
    await living.room.stop();
  });

  test('a process that dies between sending and taking note sends one message twice, under one id, and no other', async () => {
    const { person, address } = await house.enrol();
    const frozen = new ManualTimers(house.timers.now(), () => house.look.ping());
    const phone: Phone = new Phone(({ text }) => {
      if (text === 'two') dying.die();
      return { sent: true };
    });
    const dying = house.process({ timers: frozen, phone });
    await dying.room.start();
    await dying.room.intake.accept(person.id, heard('one'), '1', address);
    await dying.room.idle();
    await dying.room.intake.accept(person.id, heard('two'), '2', address);
    await phone.got(2);
    const living = house.process();
    await living.room.start();
    await living.room.idle();
    await house.timers.passUntil(living.phone.got(1));
    await living.room.idle();
    expect([phone.texts, living.phone.texts]).toEqual([['one', 'two'], ['two']]);
    expect(living.phone.received[0]?.id).toBe(phone.received[1]?.id);
    await living.room.stop();
  });

  test('a process that was stopped for a while does not send what another has sent in the meantime', async () => {
    const { person, address } = await house.enrol();
    const frozen = new ManualTimers(house.timers.now(), () => house.look.ping());
    let finish: (sent: Sent) => void = () => {};
    const phone = new Phone(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const sleeper = house.process({ timers: frozen, phone });
    await sleeper.room.start();
    for (const text of ['one', 'two', 'three']) await sleeper.room.intake.accept(person.id, heard(text), text, address);
    await phone.got(1);
    const living = house.process();
    await living.room.start();
    await living.room.idle();
    await house.timers.passUntil(living.phone.got(3));
    await living.room.idle();
    frozen.pass(10_001);
    finish({ sent: true });
    await sleeper.room.idle();
    expect(phone.texts).toEqual(['one']);
    expect(living.phone.texts).toEqual(['one', 'two', 'three']);
    await Promise.all([sleeper.room.stop(), living.room.stop()]);
  });

  test('nor does it try again what failed here and was sent there', async () => {
    const { person, address } = await house.enrol();
    const frozen = new ManualTimers(house.timers.now(), () => house.look.ping());
    let finish: (sent: Sent) => void = () => {};
    const phone = new Phone(
      () =>
        new Promise((resolve) => {
          finish = resolve;
        }),
    );
    const sleeper = house.process({ timers: frozen, phone });
    await sleeper.room.start();
    await sleeper.room.intake.accept(person.id, heard('one'), '1', address);
    await phone.got(1);
    const living = house.process();
    await living.room.start();
    await living.room.intake.accept(person.id, heard('two'), '2', address);
    await living.room.idle();
    await house.timers.passUntil(living.phone.got(2));
    await living.room.idle();
    frozen.pass(10_001);
    finish({ sent: false, because: 'timed-out', again: true });
    await frozen.passUntil(sleeper.room.idle());
    expect([phone.texts, living.phone.texts]).toEqual([['one'], ['one', 'two']]);
    await Promise.all([sleeper.room.stop(), living.room.stop()]);
  });

  test('a message is refused at once while Redis is down, and nothing that was accepted before is lost', async () => {
    const { person, address } = await house.enrol();
    const { room, phone } = house.process({ timers: realTimers });
    await room.start();
    await room.intake.accept(person.id, heard('before'), '1', address);
    await room.idle();
    const noticed = once(house.look, 'close');
    await house.redis.kill();
    await noticed;
    const asked = Date.now();
    await expect(room.intake.accept(person.id, heard('meanwhile'), '2', address)).rejects.toThrow();
    expect(Date.now() - asked).toBeLessThan(500);
    await house.look.ping();
    await acceptedAtLast(() => room.intake.accept(person.id, heard('meanwhile'), '2', address));
    await phone.got(2);
    await room.idle();
    expect(phone.texts).toEqual(['before', 'meanwhile']);
    await room.stop();
  });

  /** As a provider does: again until it is taken. */
  async function acceptedAtLast(accept: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await accept();
        return;
      } catch {
        await house.look.ping();
      }
    }
  }
});
