import { FAULT_POINTS, type FaultPoint } from '../../services/mailroom';
import { unpack } from '../../services/mailroom/pack';
import { personKeys } from '../../services/mailroom/partition';
import type { RedisClient } from '../../services/redis';
import { type Counts, countsIn } from './counting';
import { deadLetters, leftovers } from './leftovers';
import type { Note, Order } from './notes';
import type { Control } from './options';
import { type Everybody, enrolEverybody, newMasterKeys, type Taking } from './people';
import { Provider } from './provider';
import { type ChaosStore, oneServer } from './store';
import { ACCOUNT, Poster, PUBLIC_URL, webhookFor } from './webhook';
import { WorkerProcess } from './worker-process';

/** How often the answer reaches the provider, when the process that has it dies here. */
const AT_PROVIDER: Readonly<Record<FaultPoint, number>> = {
  claimed: 1,
  opened: 1,
  thought: 1,
  committing: 1,
  committed: 1,
  taken: 1,
  sending: 1,
  // The provider has taken it, and nobody but the dead process knew.
  sent: 2,
  settling: 2,
  settled: 1,
};

describe('a process that ends in the middle of a turn or a delivery leaves nothing undone', () => {
  let store: ChaosStore;
  let redis: RedisClient;
  let provider: Provider;
  let everybody: Everybody;
  const masterKeys = newMasterKeys();
  const poster = new Poster(20_000);
  const faults: string[] = [];
  let second: WorkerProcess;
  let started = 0;

  beforeAll(async () => {
    store = await oneServer();
    redis = store.open.connect('work');
    provider = await Provider.start();
    everybody = await enrolEverybody(redis, masterKeys, FAULT_POINTS.length + 2);
    second = start(null);
    await second.ready;
  });
  afterAll(async () => {
    await second.stop();
    poster.close();
    await provider.close();
    await store.stop();
  });

  function start(order: Order | null, control: Control | null = null): WorkerProcess {
    started += 1;
    const env = {
      ...store.env,
      NODE_ENV: 'production',
      MASTER_KEYS: masterKeys,
      PUBLIC_URL,
      TWILIO_ACCOUNT_SID: ACCOUNT.sid,
      TWILIO_AUTH_TOKEN: ACCOUNT.token,
      TWILIO_FROM: ACCOUNT.from,
      TWILIO_API_URL: provider.urlFor(started),
    };
    const worker = new WorkerProcess(started, { env, leaseMs: 1_000, control, order });
    worker.onNote((note) => note.note === 'fault' && faults.push(`${note.where} ${note.because}`));
    return worker;
  }

  const endAt = (point: FaultPoint, signal: 'SIGKILL' | 'SIGSTOP'): Order => ({
    order: 'end-at',
    id: 1,
    point,
    nth: 1,
    signal,
  });

  function taking(index: number): Taking {
    const found = everybody.mentees[index];
    if (!found) throw new RangeError('as many people as points, and two more');
    return found;
  }

  /** Resolves when the provider has so many different messages to this number. */
  const reached = (number: string, count = 1) =>
    new Promise<void>((resolve) => {
      const look = () => provider.sequenceOf(number, '').count >= count && resolve();
      provider.onArrival(look);
      look();
    });

  async function stateOf({ person }: Taking): Promise<Counts['heard']> {
    const key = await everybody.people.openFor(person.id);
    const sealed = await redis.getBuffer(personKeys(person.id).state);
    return countsIn(sealed && JSON.parse(unpack(key.openBytes('state', '', sealed)))).heard;
  }

  /** Whatever the dead one held has gone to the other when its lease has ended. */
  async function nothingLeft(worker: WorkerProcess): Promise<void> {
    const ids = everybody.mentees.map(({ person }) => person.id);
    while ((await leftovers(redis, ids)) > 0) await worker.idle();
  }

  test.each(FAULT_POINTS.map((point, index) => [point, AT_PROVIDER[point], index] as const))(
    'killed at "%s": turned once, and at the provider %i times',
    async (point, times, index) => {
      const sam = taking(index);
      const dying = start(endAt(point, 'SIGKILL'));
      await dying.ready;
      // So that nobody else can take it up before this one comes to the point.
      second.signal('SIGSTOP');
      await poster.post(dying.url ?? '', webhookFor(sam.number, 1));
      expect(await dying.ended).toBe('SIGKILL');
      second.signal('SIGCONT');
      await reached(sam.number);
      await nothingLeft(second);
      expect(await stateOf(sam)).toEqual({ count: 1, last: 1, missing: [], repeats: 0, late: 0 });
      expect(provider.timesOf(sam.number, '1')).toBe(times);
      expect(await deadLetters(redis)).toBe(0);
    },
    90_000,
  );

  test('stopped before its commit for longer than its lease: another one writes, and the sleeper writes nothing', async () => {
    const sam = taking(FAULT_POINTS.length);
    faults.splice(0);
    const sleeper = start(endAt('committing', 'SIGSTOP'));
    const asleep = sleeper.next('at');
    await sleeper.ready;
    second.signal('SIGSTOP');
    await poster.post(sleeper.url ?? '', webhookFor(sam.number, 1));
    await asleep;
    second.signal('SIGCONT');
    await reached(sam.number);
    await nothingLeft(second);
    expect(faults).toEqual([]);
    const told = new Promise<Note>((resolve) => {
      sleeper.onNote((note) => note.note === 'fault' && resolve(note));
    });
    sleeper.signal('SIGCONT');
    expect(await told).toEqual({ note: 'fault', where: 'turn', because: 'stale' });
    await sleeper.idle();
    await nothingLeft(second);
    expect(await stateOf(sam)).toEqual({ count: 1, last: 1, missing: [], repeats: 0, late: 0 });
    expect(provider.timesOf(sam.number, '1')).toBe(1);
    await sleeper.stop();
  });

  test('with the fence cut out of the commit, the sleeper writes over what another one has written since', async () => {
    const sam = taking(FAULT_POINTS.length + 1);
    const sleeper = start(endAt('committing', 'SIGSTOP'), 'no-fencing');
    const asleep = sleeper.next('at');
    await sleeper.ready;
    second.signal('SIGSTOP');
    await poster.post(sleeper.url ?? '', webhookFor(sam.number, 1));
    await asleep;
    second.signal('SIGCONT');
    await reached(sam.number);
    await poster.post(second.url ?? '', webhookFor(sam.number, 2));
    await reached(sam.number, 2);
    await nothingLeft(second);
    expect(await stateOf(sam)).toMatchObject({ count: 2, last: 2 });
    sleeper.signal('SIGCONT');
    await sleeper.idle();
    expect(await stateOf(sam)).toMatchObject({ count: 1, last: 1 });
    await sleeper.stop();
  });
});
