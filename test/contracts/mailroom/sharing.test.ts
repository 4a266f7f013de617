import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { MasterKey } from '../../../services/config';
import { realTimers } from '../../../services/mailroom';
import { type House, heard, noted, openHouse, type Process, SENT } from './house';

describe('several processes on one store share the work', () => {
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
      // Which of two processes tells first of what it did says nothing of what came first: the log does.
      const theirs = turned.filter(([, id]) => id === person.id);
      expect(theirs.map(([, , text]) => text).toSorted()).toEqual(inOrder.toSorted());
      const sent = [...north.phone.received, ...south.phone.received].filter(({ to }) => to === person.id);
      expect(new Set(sent.map(({ id }) => id)).size).toBe(40);
      expect(sent).toHaveLength(40);
      const story = await north.room.story(person.id);
      for (const from of ['person', 'bot']) {
        expect(story.filter((line) => line.from === from).map(({ text }) => text)).toEqual(inOrder);
      }
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
    const environment = { ...house.redis.environment, MASTER_KEYS: exported(house.masterKey) };
    const second = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'second-process.ts')], {
      env: { ...process.env, ...environment },
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
    const ears = house.redis.open.connect('blocking');
    await ears.subscribe(SENT);
    const done = new Promise<void>((resolve) => {
      ears.on('message', (_channel, count) => Number(count) === all && resolve());
    });
    for (let index = 0; index < all / people.length; index += 1) {
      await Promise.all(
        people.map(({ person, address }) =>
          first.room.intake.accept(person.id, heard(`${index}`), `${index}`, address),
        ),
      );
    }
    await done;
    ears.disconnect();
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
});
