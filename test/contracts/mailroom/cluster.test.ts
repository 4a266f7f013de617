import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createMailroom } from '../../../services/mailroom';
import type { Core } from '../../../services/mailroom/contract';
import { createPeople } from '../../../services/people';
import { findServer } from '../../../services/redis/find-server';
import { serverEnvironment } from '../../../services/redis/server-program';
import { createScheduler } from '../../../services/schedule';
import { openVault } from '../../../services/vault';
import { RUNTIME_DIR } from '../../support/redis';
import { heard, masterKey, newAddress, Phone, STRANGERS, say } from './house';

/** A cluster refuses every script that touches keys of two slots, which one server alone would let pass. */
describe('the mailroom on a Redis Cluster', () => {
  let dir: string;
  let server: ChildProcess;
  let port: number;
  const connections: Redis[] = [];

  const connect = () => {
    const redis = new Redis({ port, maxRetriesPerRequest: null, retryStrategy: () => 50 });
    redis.on('error', () => {});
    connections.push(redis);
    return redis;
  };

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'small-steps-cluster-'));
    port = await freePort();
    const { path, libraryPath } = await findServer({ serverBin: undefined, runtimeDir: RUNTIME_DIR, say: () => {} });
    const settings = {
      port,
      'cluster-port': await freePort(),
      'cluster-enabled': 'yes',
      bind: '127.0.0.1',
      dir,
      save: '',
    };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    server = spawn(path, args, { stdio: 'ignore', env: serverEnvironment(libraryPath) });
    const redis = connect();
    await redis.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    // A new node takes two seconds before it calls itself fit. WAIT blocks over there, so that nothing sleeps here.
    while (!String(await redis.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) await redis.wait(1, 100);
  });
  afterAll(async () => {
    for (const connection of connections) connection.disconnect();
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
    await rm(dir, { recursive: true });
  });

  test('everything it does stays within one slot at a time', async () => {
    const vault = await openVault(connect(), [masterKey()]);
    const people = createPeople({ redis: connect(), vault, strangers: STRANGERS });
    const clock = { time: Date.now(), now: () => clock.time };
    const address = newAddress();
    const dave = await people.enrol({ ...STRANGERS, name: 'Dave', role: 'mentor', address: newAddress() });
    const sam = await people.enrol({ ...STRANGERS, name: 'Sam', role: 'mentee', address });
    await people.matchMentor(sam.id, dave.id);
    const ali = await people.strangerAt(newAddress());
    const core: Core = ({ person, events, now }) => {
      if (events.some((event) => event.kind === 'heard' && event.text === 'bomb')) throw new Error('a bug');
      const effects = events.flatMap((event) => [
        say(event.kind),
        { kind: 'ledger', what: event.kind, detail: {} } as const,
        { kind: 'handoff', do: 'open', handoffId: 'h', reason: 'asked', words: null } as const,
        ...(person.id === sam.id ? [{ kind: 'post', to: dave.id, event: { kind: 'enrolled' } } as const] : []),
      ]);
      return { state: {}, effects, wakeAt: events.some(({ kind }) => kind === 'due') ? null : now + 1_000 };
    };
    const phone = new Phone(({ to }) =>
      to === ali.id ? { sent: false, because: 'no', again: false } : { sent: true },
    );
    const asked: string[] = [];
    const faults: unknown[] = [];
    const room = createMailroom({
      redis: { connect },
      vault,
      people,
      clock,
      core: (input) =>
        input.events.every(({ kind }) => kind === 'delivery-failed')
          ? { state: {}, effects: [], wakeAt: null }
          : core(input),
      carriers: { sms: phone },
      handoffs: { perform: async (_request, person) => void asked.push(person.id) },
      mayStillSend: async () => true,
      lastWords: () => say('sorry'),
      onFault: (fault) => faults.push(fault.where),
    });
    await room.start();
    await room.intake.accept(sam.id, heard('hello'), '1', address);
    await room.intake.accept(ali.id, heard('hello'), '1');
    await room.idle();
    await room.intake.accept(sam.id, heard('bomb'), '2', address);
    await room.idle();
    clock.time += 1_000;
    await createScheduler({ redis: connect(), clock }).fireNow();
    await room.idle();
    await room.stop();
    const toSam = phone.received.filter(({ to }) => to === sam.id).map(({ text }) => text);
    expect(toSam).toEqual(['heard', 'sorry', 'due']);
    expect(asked).toEqual(expect.arrayContaining([sam.id, dave.id, ali.id]));
    expect(new Set(faults)).toEqual(new Set(['turn', 'burial']));
    expect((await people.members('north')).map(({ name }) => name).sort()).toEqual(['', 'Dave', 'Sam']);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const found = portOf(server.address());
  server.close();
  await once(server, 'close');
  return found;
}

const portOf = (address: string | AddressInfo | null) => (address && typeof address === 'object' ? address.port : 0);
