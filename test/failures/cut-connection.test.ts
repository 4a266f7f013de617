import type { Core, TurnSeen } from '../../services/mailroom/contract';
import type { OpenRedis } from '../../services/redis';
import { type House, heard, Phone, type Process, say } from '../contracts/mailroom/house';
import { type Cut, type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy';
import { type BareRedis, startBareRedis } from '../support/redis';
import { houseAt, openAt } from './bare-house';
import { daveAndSam, queueOf, storedState } from './whole-service';

/** A look of the sweep: it changes nothing, and there is no end of them. */
const isLook = (command: Buffer) => /\r\n3\r\n\$\d+\r\n\{p\d+\}:ready\r\n/.test(command.toString('latin1'));

/** Remembers what happened to each; what Sam says is said back, passed on to his mentor, and a human is called. */
const remembering: Core = ({ person, state, events }) => {
  const kinds = events.map(({ kind }) => kind);
  const words = events.flatMap((event) => (event.kind === 'heard' ? [event.text] : []));
  return {
    state: [...(Array.isArray(state) ? state : []), ...kinds],
    effects: words.flatMap((text) => [
      say(text),
      {
        kind: 'post',
        to: person.mentor?.id ?? '',
        event: { kind: 'mentee-spoke', handoffId: 'h', mentee: { id: person.id, name: person.name }, text },
      },
      { kind: 'handoff', do: 'open', handoffId: `h-${person.id}`, reason: 'asked', words: null },
    ]),
    wakeAt: null,
  };
};

describe('a connection that breaks in the middle of a command', () => {
  let server: BareRedis;
  let proxy: CuttingProxy;
  let house: House;
  let cut: OpenRedis;
  let process: Process;
  let queue: ReturnType<typeof queueOf>;
  const phone = new Phone();
  let turned: (seen: TurnSeen) => void = () => {};

  beforeAll(async () => {
    server = await startBareRedis('--appendonly', 'yes', '--appendfsync', 'always');
    proxy = await startCuttingProxy(server.port, (command) => !isLook(command));
    house = await houseAt(server.url);
    cut = await openAt(proxy.url);
    queue = queueOf(cut.connect('work'), house.people, house, () => process.room);
    process = house.process({
      redis: cut,
      core: remembering,
      handoffs: queue,
      carriers: { sms: phone, simulator: phone },
      onTurn: (seen) => turned(seen),
    });
    await process.room.start();
  });
  afterAll(async () => {
    await house.close();
    await cut.close();
    await proxy.close();
    await server.stop();
  });

  /** The whole way of one message, with a cut on it. @returns the messages sent more than once */
  async function wholeWay(nth: number, where: Cut): Promise<number> {
    const { dave, sam, address } = await daveAndSam(house, `${where}-${nth}`);
    const heardBoth = new Promise<void>((resolve) => {
      const missing = new Set(['handoff-offered', 'mentee-spoke']);
      turned = ({ person, events }) => {
        for (const { kind } of events) if (person.id === dave.id) missing.delete(kind);
        if (missing.size === 0) resolve();
      };
    });
    proxy.cutAt(nth, where);
    for (let taken = false; !taken; ) {
      try {
        await process.room.intake.accept(sam.id, heard('hello'), 'SM1', address);
        taken = true;
      } catch {
        await house.look.ping();
      }
    }
    // When it was the answer to `accept` that was lost, the sweep finds the message.
    await house.timers.passUntil(heardBoth);
    await house.timers.passUntil(process.room.idle());

    expect(await storedState(house, sam.id)).toEqual(['heard']);
    const daves = await storedState(house, dave.id);
    expect(Array.isArray(daves) && daves.toSorted()).toEqual(['handoff-offered', 'mentee-spoke']);
    expect((await queue.waiting(sam.programme)).open).toBe(1);
    expect(await house.look.xlen(`{ho:${sam.programme}}:audit`)).toBe(1);
    expect((await process.room.story(sam.id)).at(-1)).toMatchObject({ text: 'hello', delivery: 'sent' });
    const sent = phone.received.filter(({ to }) => to === sam.id);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
    return sent.length - 1;
  }

  test.each<Cut>(['reply', 'request'])(
    'wherever the %s is cut off, everything has happened once in the end',
    async (where) => {
      await wholeWay(Number.POSITIVE_INFINITY, where);
      let sentAgain = 0;
      let nth = 1;
      for (;;) {
        sentAgain += await wholeWay(nth, where);
        if (proxy.cutCommand === null) break;
        nth += 1;
      }
      expect(nth).toBeGreaterThan(10);
      expect(sentAgain).toBe(0);
      expect(process.faults.filter((fault) => fault.where === 'burial')).toEqual([]);
    },
  );
});
