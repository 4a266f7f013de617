import type { RequestHandler, Server } from 'restify';
import type { Carrier, Clock, Intake, TurnSeen } from '../../services/mailroom/contract';
import type { RedisClient } from '../../services/redis';
import { PhoneCarrier } from './carrier';
import { currentCast, NAMES, phoneOf } from './cast';
import type { Entry } from './entries';
import { explain } from './explain';
import { Feed } from './feed';
import { Journal } from './journal';
import { Notices } from './notices';
import type { DueTimes, PeopleBook, Sealer, Setting } from './ports';
import { addRoutes } from './routes';
import { SimulatedClock } from './simulated-clock';
import { Stage } from './stage';

const BEAT_MS = 10_000;

export interface SimulatorNeeds {
  /** Opens a connection that is ours to close. `webhook` fails fast while Redis is away; `blocking` is for subscriptions. */
  readonly connect: (purpose: 'webhook' | 'blocking') => RedisClient;
  readonly sealer: Sealer;
  readonly setting: Setting;
  /** Real time, which the simulated clock runs ahead of. */
  readonly real?: Clock;
}

/** What the routes need, and what itself needs the simulator's clock and carrier. */
export interface SimulatorParts {
  readonly intake: Intake;
  readonly people: PeopleBook;
  readonly schedule: DueTimes;
  /** Resolves when every turn that has begun is committed and its messages are delivered, in this process. */
  readonly settled: () => Promise<void>;
  /** Aborts when the server starts to close: the pages' streams end then. */
  readonly closing: AbortSignal;
  /** Run before every route of ours, in order. */
  readonly guards: readonly RequestHandler[];
}

export interface Simulator {
  /** The one person-facing clock of a process that has a simulator. */
  readonly clock: SimulatedClock;
  /** The door out for addresses `via: 'simulator'`. */
  readonly carrier: Carrier;
  /** To be told of every committed turn; those of the demo people are shown in plain words. */
  seen(turn: TurnSeen): void;
  routes(server: Server, parts: SimulatorParts): void;
  /** Takes up the clock and the notices of other processes. Before anything asks the clock. */
  start(): Promise<void>;
  /** Ends every page's stream, so that the server can close, and the connections. */
  stop(): Promise<void>;
}

/** The two phones of `/try`: for development, on this machine only. */
export function createSimulator({ connect, sealer, setting, real = { now: Date.now } }: SimulatorNeeds): Simulator {
  const redis = connect('webhook');
  const notices = new Notices(() => connect('blocking'));
  const clock = new SimulatedClock(redis, real, notices);
  const journal = new Journal(redis, sealer);
  const feed = new Feed({ journal, notices, clock, setting, beatMs: BEAT_MS });
  const carrier = new PhoneCarrier(redis, journal, clock);
  let showing: Promise<void> = Promise.resolve();
  return {
    clock,
    carrier,
    seen: (turn) => {
      // One after another, in the order of the commits. A turn that cannot be shown has happened all the same.
      showing = showing.then(() => show(turn, redis, journal, clock)).catch(() => undefined);
    },
    routes: (server, { intake, people, schedule, settled, closing, guards }) => {
      closing.addEventListener('abort', () => feed.stop());
      const stage = new Stage({ redis, journal, people, intake, clock, setting });
      const all = async () => {
        await settled();
        await showing;
      };
      addRoutes(
        server,
        { redis, clock, journal, feed, stage, intake, people, schedule, setting, settled: all },
        guards,
      );
    },
    start: async () => {
      await notices.start();
      await clock.refresh();
    },
    stop: async () => {
      feed.stop();
      await showing;
      notices.stop();
      redis.disconnect();
    },
  };
}

async function show(turn: TurnSeen, redis: RedisClient, journal: Journal, clock: Clock): Promise<void> {
  const cast = await currentCast(redis);
  const who = cast && phoneOf(turn.person.id, cast);
  const first = turn.events[0];
  if (!cast || !who || !first) return;
  const nameOf = (id: string) => {
    const phone = phoneOf(id, cast);
    return phone ? NAMES[phone] : 'somebody else';
  };
  const at = clock.now();
  const { happened, did, pressing, next } = explain(turn, at, nameOf);
  const entry: Entry = { kind: 'did', who, happened: [...happened], did: [...did], pressing, next, at };
  await journal.write(entry, `turn-${first.id}`, cast.round);
}
