import type { Server } from 'restify';
import type { Person } from '../dialogs/person';
import type { Config } from '../services/config';
import type { Sweep } from '../services/handoffs/sweep';
import type { Mailroom } from '../services/mailroom';
import type { Carrier, Clock, TurnSeen } from '../services/mailroom/contract';
import type { Address, People } from '../services/people';
import type { OpenRedis, RedisClient } from '../services/redis';
import type { Scheduler } from '../services/schedule';
import type { Vault } from '../services/vault';
import { loopbackOnly } from './http/loopback';
import { PROGRAMME } from './programme';
import { currentCast, NAMES } from './simulator/cast';
import type { DueTimes } from './simulator/ports';
import { openScreenKey } from './simulator/screen-key';
import { createSimulator } from './simulator/simulator';

/** The simulator as the rest of the process sees it. */
export interface Phones {
  readonly clock: Clock;
  readonly carrier: Carrier;
  readonly seen: (turn: TurnSeen) => void;
  routes(server: Server, needs: { mailroom: Mailroom; scheduler: Scheduler; sweep: Sweep; closing: AbortSignal }): void;
  /** In development anybody who writes is welcome: a mentee of the demo mentor. */
  newcomer(address: Address, displayName: string | null): Promise<Person>;
  stop(): Promise<void>;
}

interface Needs {
  readonly redis: OpenRedis;
  readonly store: RedisClient;
  readonly vault: Vault;
  readonly people: People;
  readonly config: Config;
}

export async function simulatorFor({ redis, store, vault, people, config }: Needs): Promise<Phones> {
  const setting = { programme: PROGRAMME, ...config.defaults };
  const simulator = createSimulator({
    connect: (purpose) => redis.connect(purpose),
    sealer: await openScreenKey(store, vault),
    setting,
  });
  await simulator.start();
  return {
    clock: simulator.clock,
    carrier: simulator.carrier,
    seen: (turn) => simulator.seen(turn),
    routes: (server, { mailroom, scheduler, sweep, closing }) =>
      simulator.routes(server, {
        intake: mailroom.intake,
        people,
        schedule: bothOf(scheduler, sweep),
        settled: () => mailroom.idle(),
        closing,
        guards: [loopbackOnly()],
      }),
    async newcomer(address, displayName) {
      const cast = await currentCast(store);
      const mentor = cast ? { mentor: { id: cast.dave, name: NAMES.dave } } : {};
      return people.enrol({ ...setting, ...mentor, role: 'mentee', name: displayName ?? 'Sam', address });
    },
    stop: () => simulator.stop(),
  };
}

/** The clock stops at what falls due for a person, and at what happens to a handoff by itself. */
function bothOf(scheduler: Scheduler, sweep: Sweep): DueTimes {
  return {
    nextWake: async (people) => [...(await scheduler.nextWake(people)), await sweep.nextAt()],
    fireNow: async () => {
      await scheduler.fireNow();
      await sweep.sweepNow();
    },
  };
}
