import { createSecretKey, hash } from 'node:crypto';
import type { Library } from '../../dialogs/language';
import type { Person, PersonId } from '../../dialogs/person';
import { createPeople, type People } from '../../services/people';
import type { Purpose, RedisClient } from '../../services/redis';
import { openVault, type Vault } from '../../services/vault';
import { startTestRedis } from '../support/redis';
import { idsFrom } from './cast';
import { DAY } from './player';
import type { Stillness } from './stillness';

/** Strangers belong to the first programme: the same number of the service leads to it. */
export const STRANGERS: Pick<Person, 'programme' | 'locale' | 'region' | 'timezone'> = {
  programme: 'house-1',
  locale: 'en-GB',
  region: 'GB',
  timezone: 'Europe/London',
};

export interface House {
  /** A connection to look with. */
  readonly look: RedisClient;
  readonly vault: Vault;
  readonly people: People;
  connect(purpose: Purpose): RedisClient;
  close(): Promise<void>;
}

/** A real Redis of the run's own, with a vault and people in it. What it does to its disk is not what a run is about (test/chaos). */
export async function openHouse(seed: string, stillness: Stillness, now: () => number): Promise<House> {
  const redis = await startTestRedis();
  const look = redis.open.connect('work');
  await look.config('SET', 'appendonly', 'no');
  const masterKey = { version: 1, key: createSecretKey(hash('sha256', seed, 'buffer')) };
  const opened = await openVault(look, [masterKey]);
  // Keys are made in another thread.
  const vault = { ...opened, mint: (id: PersonId) => stillness.count(opened.mint(id)) };
  const shared = redis.open.connect('work');
  stillness.watch(shared, () => false, true);
  const people = createPeople({
    redis: shared,
    vault,
    strangers: STRANGERS,
    newId: idsFrom(seed),
    timers: { now, after: () => () => {} },
    // All of them ask this one, so that nothing changes behind its back.
    freshMs: 1_000 * DAY,
  });
  return {
    look,
    vault,
    people,
    // Webhook connections give up after two seconds of real time, which may pass on a busy machine.
    connect: (purpose) => redis.open.connect(purpose === 'webhook' ? 'work' : purpose),
    close: () => redis.stop(),
  };
}

export type Parts = { readonly house: House; readonly library: Library };
