import { createSecretKey, randomBytes } from 'node:crypto';
import type { Effect, HandoffRequest, Say } from '../../../dialogs/effects';
import type { MailboxEvent } from '../../../dialogs/events';
import type { Person } from '../../../dialogs/person';
import type { MasterKey } from '../../../services/config';
import {
  createMailroom,
  type Fault,
  type Mailroom,
  type MailroomOptions,
  type Timers,
} from '../../../services/mailroom';
import type { Carrier, Core, OutgoingMessage, Sent } from '../../../services/mailroom/contract';
import { type Address, createPeople, type People } from '../../../services/people';
import type { Purpose, RedisClient } from '../../../services/redis';
import { openVault, type Vault } from '../../../services/vault';
import type { TestRedis } from '../../support/redis';
import { answered, emptied, startTestStore, type TestStore } from '../../support/store';
import { ManualTimers } from './manual-timers';

export const STRANGERS = { programme: 'north', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' } as const;

export const masterKey = (version = 1): MasterKey => ({ version, key: createSecretKey(randomBytes(32)) });

/** Ofcom keeps +447700900000 to 900999 for drama: nobody has them. */
let numbers = 0;
export function newAddress(): Address {
  numbers += 1;
  return { via: 'sms', channel: 'sms', handle: `+447700900${String(numbers % 1_000).padStart(3, '0')}` };
}

export const heard = (text: string) =>
  ({ kind: 'heard', channel: 'sms', text, media: 0, understanding: null }) as const;

export const say = (text: string, more: Partial<Say> = {}): Say => ({
  kind: 'say',
  cue: 'test.echo',
  args: {},
  text,
  priority: 'reply',
  ...more,
});

/** Says back what it hears; its state counts the events of all its turns. */
export const echo: Core = ({ state, events }) => ({
  state: { count: countIn(state) + events.length },
  effects: events.map((event) => say(event.kind === 'heard' ? event.text : event.kind)),
  wakeAt: null,
});

export function countIn(state: unknown): number {
  return typeof state === 'object' && state && 'count' in state && typeof state.count === 'number' ? state.count : 0;
}

/** A core that does with each event what the test says. */
export const answering =
  (answer: (event: MailboxEvent) => readonly Effect[]): Core =>
  ({ events }) => ({ state: {}, effects: events.flatMap(answer), wakeAt: null });

/** A door out that the test can see into, and can answer for. */
export class Phone implements Carrier {
  readonly received: OutgoingMessage[] = [];
  readonly #waiting: { count: number; resolve: () => void }[] = [];

  constructor(private readonly answer: (message: OutgoingMessage) => Promise<Sent> | Sent = () => ({ sent: true })) {}

  async send(message: OutgoingMessage): Promise<Sent> {
    this.received.push(message);
    for (const { count, resolve } of this.#waiting) if (this.received.length >= count) resolve();
    return this.answer(message);
  }

  get texts(): string[] {
    return this.received.map(({ text }) => text);
  }

  /** Resolves when so many have been handed over, counted from the beginning. */
  async got(count: number): Promise<void> {
    if (this.received.length < count) await new Promise<void>((resolve) => this.#waiting.push({ count, resolve }));
  }
}

/** A door out for tests with several real processes: Redis itself notes who sent what. */
export function noted(redis: RedisClient, by: string): Carrier {
  return {
    async send({ id, to, text }) {
      const count = await redis.rpush(SENT, JSON.stringify([by, to, id, text]));
      await redis.publish(SENT, String(count));
      return { sent: true };
    },
  };
}
export const SENT = 'test:sent';

/** One process: a mailroom with connections of its own, which can die as a process does. */
export interface Process {
  readonly room: Mailroom;
  readonly phone: Phone;
  readonly faults: Fault[];
  readonly handoffs: { request: HandoffRequest; person: Person; id: string }[];
  /** From now on nothing it does reaches Redis. */
  die(): void;
  dead(): boolean;
}

export interface House<Store extends TestStore | TestRedis = TestStore> {
  readonly redis: Store;
  readonly masterKey: MasterKey;
  /** A connection to look with. */
  readonly look: RedisClient;
  readonly vault: Vault;
  readonly people: People;
  readonly timers: ManualTimers;
  /** Person-facing time. */
  readonly clock: { time: number; now(): number };
  process(options?: Partial<MailroomOptions> & { phone?: Phone }): Process;
  /** Resolves when whatever was asked of the store so far has been answered. */
  answered(): Promise<void>;
  /** Forgets everything that was kept. */
  empty(): Promise<void>;
  enrol(more?: Partial<Person>): Promise<{ person: Person; address: Address }>;
  close(): Promise<void>;
}

/** A store with a vault and people in it. Real time stands still unless the test lets it pass. */
export async function openHouse(): Promise<House> {
  return openHouseOn(await startTestStore());
}

/** The same on a store of the test's choice, which is stopped with it. */
export async function openHouseOn<Store extends TestStore | TestRedis>(redis: Store): Promise<House<Store>> {
  const look = redis.open.connect('work');
  const key = masterKey();
  const vault = await openVault(look, [key]);
  const people = createPeople({ redis: redis.open.connect('webhook'), vault, strangers: STRANGERS });
  const timers = new ManualTimers(Date.UTC(2026, 0, 5, 9), () => answered(look));
  const clock = { time: Date.UTC(2026, 0, 5, 9), now: () => clock.time };
  const processes: Process[] = [];
  return {
    redis,
    masterKey: key,
    look,
    vault,
    people,
    timers,
    clock,
    process(options = {}) {
      const process = newProcess({ redis, vault, people, timers, clock }, options);
      processes.push(process);
      return process;
    },
    answered: () => answered(look),
    empty: () => emptied(look),
    async enrol(more = {}) {
      const address = newAddress();
      return { person: await people.enrol({ ...STRANGERS, name: 'Sam', role: 'mentee', ...more, address }), address };
    },
    async close() {
      // Whoever has died has nothing left to finish, and would only wait for it.
      await Promise.all(processes.filter(({ dead }) => !dead()).map(({ room }) => room.stop()));
      await redis.stop();
    },
  };
}

interface Parts {
  readonly redis: Pick<TestStore, 'open'>;
  readonly vault: Vault;
  readonly people: People;
  readonly timers: Timers;
  readonly clock: { now(): number };
}

function newProcess(
  parts: Parts,
  { phone = new Phone(), ...options }: Partial<MailroomOptions> & { phone?: Phone },
): Process {
  const connections: RedisClient[] = [];
  const faults: Fault[] = [];
  const handoffs: Process['handoffs'] = [];
  const room = createMailroom({
    ...parts,
    redis: {
      connect(purpose: Purpose) {
        const connection = parts.redis.open.connect(purpose);
        connections.push(connection);
        return connection;
      },
    },
    core: echo,
    carriers: { sms: phone },
    handoffs: { perform: async (request, person, id) => void handoffs.push({ request, person, id }) },
    mayStillSend: async () => true,
    lastWords: () => say('Something broke on our side. A human has been told.', { cue: 'fault.reply' }),
    onFault: (fault) => faults.push(fault),
    chance: () => 0.5,
    ...options,
  });
  let dead = false;
  const die = () => {
    dead = true;
    for (const connection of connections) connection.disconnect();
  };
  return { room, phone, faults, handoffs, die, dead: () => dead };
}
