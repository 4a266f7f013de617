import { z } from 'zod';
import { HANDOFF_REASONS, type HandoffReason } from '../../dialogs/events';
import { byReason } from '../../dialogs/handoffs/priority';
import type { PersonId } from '../../dialogs/person';
import { addDays } from '../../dialogs/time';
import type { RedisClient } from '../redis';
import { keysOf } from './keys';

/** Nothing older can be asked for. */
export const MOST_DAYS = 35;
const DAY_MS = 24 * 60 * 60_000;
/** Entries read at once; a request to Redis then takes some ms. */
const AT_ONCE = 5_000;

/** How long somebody waited for the first claim, or for the first human word. */
export interface FirstWait {
  readonly what: 'claim' | 'word';
  /** The most pressing of all that was asked until then. */
  readonly reason: HandoffReason;
  /** Since they began to wait, milliseconds: releases in between are part of it. */
  readonly waitedMs: number;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
}

/** Waits of one kind, milliseconds. Each is one that somebody had; null for none. */
export interface Waits {
  readonly count: number;
  readonly median: number | null;
  readonly p95: number | null;
}

export type WaitsByReason = Readonly<Record<HandoffReason, { readonly claim: Waits; readonly word: Waits }>>;

/** How many alerts somebody was shown. */
export interface Alerts {
  readonly today: number;
  readonly mostInADay: number;
  readonly inAll: number;
}

const entry = z.object({
  what: z.enum(['claim', 'word']),
  reason: z.enum(HANDOFF_REASONS),
  waited: z.coerce.number().int(),
  at: z.coerce.number().int(),
});

/** Follows the measures of one programme: the first look reads all that is kept, each later one what came since. */
export class FirstWaits {
  #last = '-';
  #all: readonly FirstWait[] = [];
  #looking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly redis: Pick<RedisClient, 'xrange'>,
    private readonly programme: string,
  ) {}

  /**
   * One look after the other: of several at once the first has what is new, and the others nothing.
   * @returns those that are new since the last look. @throws what Redis throws; the next look begins where this one did
   */
  look(): Promise<readonly FirstWait[]> {
    const look = this.#looking.then(() => this.#read());
    this.#looking = look.catch(() => {});
    return look;
  }

  async #read(): Promise<readonly FirstWait[]> {
    const news: FirstWait[] = [];
    let last = this.#last;
    for (;;) {
      const found = await this.redis.xrange(keysOf(this.programme).measures, last, '+', 'COUNT', AT_ONCE);
      for (const [id, fields] of found) {
        const { what, reason, waited, at } = entry.parse(fieldsOf(fields));
        news.push({ what, reason, waitedMs: waited, at });
        last = `(${id}`;
      }
      if (found.length < AT_ONCE) break;
    }
    this.#last = last;
    this.#all = [...this.#all, ...news];
    return news;
  }

  /**
   * What was read, of the last so many days.
   * @param now milliseconds since 1970, UTC
   * @param days at most MOST_DAYS
   */
  summary(now: number, days: number): WaitsByReason {
    this.#all = this.#all.filter(({ at }) => at > now - MOST_DAYS * DAY_MS);
    const recent = this.#all.filter(({ at }) => at > now - days * DAY_MS);
    return byReason((reason) => {
      const ofReason = recent.filter((wait) => wait.reason === reason);
      const waited = (what: FirstWait['what']) => ofReason.filter((wait) => wait.what === what);
      return { claim: waitsOf(waited('claim')), word: waitsOf(waited('word')) };
    });
  }
}

/**
 * The alerts of everybody who was shown any.
 * @param today the day it is where the programme is, YYYY-MM-DD
 * @param days how many, today included
 */
export async function alertsIn(
  redis: Pick<RedisClient, 'hgetall'>,
  programme: string,
  today: string,
  days: number,
): Promise<ReadonlyMap<PersonId, Alerts>> {
  const keys = Array.from({ length: days }, (_, ago) => keysOf(programme).alerts(addDays(today, -ago)));
  const byDay = await Promise.all(keys.map((key) => redis.hgetall(key)));
  const found = new Map<PersonId, Alerts>();
  for (const [ago, counts] of byDay.entries()) {
    for (const [id, text] of Object.entries(counts)) {
      const count = Number(text);
      const before = found.get(id) ?? { today: 0, mostInADay: 0, inAll: 0 };
      found.set(id, {
        today: ago === 0 ? count : before.today,
        mostInADay: Math.max(before.mostInADay, count),
        inAll: before.inAll + count,
      });
    }
  }
  return found;
}

function waitsOf(waits: readonly FirstWait[]): Waits {
  const sorted = waits.map(({ waitedMs }) => waitedMs).sort((a, b) => a - b);
  return { count: sorted.length, median: nearestRank(sorted, 0.5), p95: nearestRank(sorted, 0.95) };
}

/** The smallest value that so large a share of them do not exceed; null for none. */
export function nearestRank(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

function fieldsOf(flat: readonly string[]): Record<string, string> {
  return Object.fromEntries(flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? '']] : [])));
}
