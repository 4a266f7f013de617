import { createSecretKey, randomBytes } from 'node:crypto';
import type { Person } from '../../dialogs/person';
import { converse } from '../../dialogs/take-turn';
import { PROJECT_ROOT } from '../../services/config';
import { createMailroom, type Mailroom } from '../../services/mailroom';
import type { Carrier, Core, OutgoingMessage } from '../../services/mailroom/contract';
import { createPeople, type People } from '../../services/people';
import { loadLibrary } from '../../services/scripts';
import { openVault, type Vault } from '../../services/vault';
import type { TestRedis } from '../support/redis';
import type { CleanUp } from './clean-up';
import { ClosedLoop, type Door } from './load';
import { ownRedis } from './ours';
import { numberOf } from './people';
import { afternoonZone, SETTING, type Talk } from './talk';

/** A mailroom in this process, on a Redis of its own, whose messages are taken at once. */
export interface House {
  readonly redis: TestRedis;
  readonly vault: Vault;
  readonly people: People;
  readonly room: Mailroom;
  readonly timezone: string;
  /** Who is told of each message that leaves. */
  deliverTo(receiver: (message: OutgoingMessage) => void): void;
}

/** The conversation core as it is in production. */
export const realCore = (): Core => converse(loadLibrary({ root: PROJECT_ROOT, ...SETTING }));

export async function openHouse(cleanUp: CleanUp, core: Core, concurrency?: number): Promise<House> {
  const redis = await ownRedis(cleanUp);
  const timezone = afternoonZone(new Date());
  const work = redis.open.connect('work');
  const vault = await openVault(work, [{ version: 1, key: createSecretKey(randomBytes(32)) }]);
  const people = createPeople({ redis: work, vault, strangers: { ...SETTING, timezone } });
  let receiver: (message: OutgoingMessage) => void = () => {};
  const sms: Carrier = {
    send: async (message) => {
      receiver(message);
      return { sent: true };
    },
  };
  const room = createMailroom({
    redis: redis.open,
    vault,
    people,
    clock: { now: Date.now },
    core,
    carriers: { sms },
    handoffs: { perform: async () => {} },
    mayStillSend: async () => true,
    lastWords: () => {
      throw new Error('A turn of a benchmark failed.');
    },
    ...(concurrency === undefined ? {} : { concurrency }),
  });
  await room.start();
  cleanUp.add(() => room.stop());
  return {
    redis,
    vault,
    people,
    room,
    timezone,
    deliverTo: (next) => {
      receiver = next;
    },
  };
}

/** These people of a house talk, without a network in between; they were enrolled in the order of their numbers, the first of which is `from`. */
export function talkIn(house: House, people: readonly Person[], line: Talk, inFlight: number, from = 0): ClosedLoop {
  const index = new Map(people.map(({ id }, person) => [id, person]));
  const door: Door = {
    post: async (person, n, text) => {
      const id = people[person]?.id ?? '';
      const address = { via: 'sms', channel: 'sms', handle: numberOf(from + person) } as const;
      const heard = { kind: 'heard', channel: 'sms', text, media: 0, understanding: null } as const;
      await house.room.intake.accept(id, heard, `message ${n} of ${id}`, address);
      return 200;
    },
    personAt: (to) => index.get(to) ?? null,
  };
  const loop = new ClosedLoop({ door, people: people.length, inFlight, line });
  house.deliverTo(({ to }) => loop.arrived(to));
  return loop;
}
