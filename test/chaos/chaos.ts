import { audit, type Wrongs } from './audit';
import { Crew } from './crew';
import { Director, type Fault } from './director';
import { type Explanations, explain } from './explained';
import { leftovers } from './leftovers';
import { Load } from './load';
import type { Note } from './notes';
import type { ChaosOptions } from './options';
import { Patience } from './patience';
import { enrolEverybody, newMasterKeys } from './people';
import { planFaults } from './plan';
import { Provider } from './provider';
import { aCluster, type ChaosStore, oneServer } from './store';
import { ACCOUNT, PUBLIC_URL } from './webhook';
import type { WorkerProcess } from './worker-process';

/** What a run found. */
export interface Result {
  readonly options: ChaosOptions;
  readonly acknowledged: number;
  readonly copied: number;
  /** Posts that were not answered 200, and were made again. */
  readonly refused: Load['refused'];
  readonly wrongs: Wrongs & Record<'unexplainedAtProvider' | 'crashed' | 'stuck', number>;
  readonly duplicatedAtProvider: number;
  readonly explanations: Explanations;
  readonly faults: readonly Fault[];
  /** What the mailrooms told of faults that they dealt with: `turn stale` are commits that the fence kept off. */
  readonly told: ReadonlyMap<string, number>;
  readonly processes: number;
  readonly failedStarts: number;
  readonly seconds: number;
}

/** One run, from an empty Redis to the audit. @param say told how it goes */
export async function runChaos(options: ChaosOptions, say: (line: string) => void): Promise<Result> {
  const store = options.cluster ? await aCluster() : await oneServer();
  const provider = await Provider.start();
  try {
    return await runOn(store, provider, options, say);
  } finally {
    await provider.close();
    await store.stop();
  }
}

async function runOn(
  store: ChaosStore,
  provider: Provider,
  options: ChaosOptions,
  say: (line: string) => void,
): Promise<Result> {
  const { seed, messages, people, leaseMs, patienceMs } = options;
  const redis = store.open.connect('work');
  const masterKeys = newMasterKeys();
  const everybody = await enrolEverybody(redis, masterKeys, people);
  const told = new Map<string, number>();
  const stalls: Fault[] = [];
  const crew = newCrew(store, provider, options, masterKeys, (worker, note) => noted(worker, note, told, stalls));
  try {
    await crew.everybodyUp();
    const began = performance.now();
    const slack = Math.max(people, Math.ceil(messages / 100));
    const director = new Director({ plan: planFaults(options), crew, store, slack });
    const patience = new Patience(patienceMs);
    const tenth = Math.ceil(messages / 10);
    const load = new Load({
      seed,
      numbers: everybody.mentees.map(({ number }) => number),
      messages,
      targets: () => crew.targets(),
      limit: () => director.limit,
      onAcknowledged(count) {
        patience.renew();
        director.acknowledged(count);
        if (count % tenth === 0)
          say(`${count} messages acknowledged, ${director.faults.length} faults, ${provider.repeats.length} repeats`);
      },
    });
    provider.onArrival((to) => {
      patience.renew();
      load.answered(to);
    });
    void patience.over.then(() => {
      load.giveUp();
      director.giveUp();
    });
    const broken = director.run(() => load.pump());
    await load.run();
    const seconds = (performance.now() - began) / 1_000;
    await broken;
    const ids = [...everybody.mentees, ...everybody.mentors].map(({ person }) => person.id);
    patience.close();
    const draining = new Patience(patienceMs);
    provider.onArrival(() => draining.renew());
    await drained(crew, draining, () => leftovers(redis, ids));
    const stuck = patience.isOver || draining.isOver ? 1 : 0;
    if (stuck) say(`stuck: waited for ${crew.waitedFor().join(', ') || 'no process'}`);
    draining.close();
    await crew.stop();
    const faults = [...director.faults, ...stalls];
    const explanations = explain(provider.repeats, faults, leaseMs);
    const wrongs = await audit({ redis, everybody, load, provider });
    const { acknowledged, copied, refused } = load;
    // A cluster with a master down lets nobody start who wants every write replicated: then starting again is the answer.
    const crashed = crew.crashed + (options.cluster ? 0 : crew.failedStarts);
    return {
      options,
      acknowledged,
      copied,
      refused,
      wrongs: { ...wrongs, unexplainedAtProvider: explanations.unexplained.length, crashed, stuck },
      duplicatedAtProvider: provider.repeats.length,
      explanations,
      faults,
      told,
      processes: crew.hired,
      failedStarts: crew.failedStarts,
      seconds,
    };
  } finally {
    await crew.stop();
  }
}

function newCrew(
  store: ChaosStore,
  provider: Provider,
  { processes, leaseMs, control }: ChaosOptions,
  masterKeys: string,
  onNote: (worker: WorkerProcess, note: Note) => void,
): Crew {
  const env = {
    ...store.env,
    NODE_ENV: 'production',
    MASTER_KEYS: masterKeys,
    PUBLIC_URL,
    TWILIO_ACCOUNT_SID: ACCOUNT.sid,
    TWILIO_AUTH_TOKEN: ACCOUNT.token,
    TWILIO_FROM: ACCOUNT.from,
  };
  return new Crew({
    processes,
    settingsFor: (number) => ({
      env: { ...env, TWILIO_API_URL: provider.urlFor(number) },
      leaseMs,
      control,
      order: null,
    }),
    onNote,
  });
}

function noted(worker: WorkerProcess, note: Note, told: Map<string, number>, stalls: Fault[]): void {
  if (note.note === 'fault') {
    const fault = `${note.where} ${note.because}`;
    told.set(fault, (told.get(fault) ?? 0) + 1);
  }
  if (note.note === 'stalled') {
    const until = performance.now();
    stalls.push({ what: 'stall', point: 'anywhere', process: worker.number, from: until - note.ms, until });
  }
}

/** Everything that was taken in has had its turn, and everything that came of it has gone. */
async function drained(crew: Crew, patience: Patience, left: () => Promise<number>): Promise<void> {
  await Promise.race([crew.everybodyUp(), patience.over]);
  for (let before = Number.POSITIVE_INFINITY; !patience.isOver; ) {
    await Promise.race([crew.idle(), patience.over]);
    const now = await left();
    if (now === 0) return;
    if (now < before) patience.renew();
    before = now;
  }
}
