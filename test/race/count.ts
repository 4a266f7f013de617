import { keysOf } from '../../services/handoffs/keys';
import type { RedisClient } from '../../services/redis';
import { handoffId, mailOf, mentee, mentor, PROGRAMME } from './cast';

/** What came of a race. All but the first two are to be 0. */
export interface Counted {
  readonly claims: number;
  readonly climbs: number;
  /** Handoffs that nobody has at the end. */
  readonly lost: number;
  /** Claims of one that was claimed before, by the audit or by who holds what. */
  readonly doubled: number;
  /** Rungs that were climbed more than once. */
  readonly climbedTwice: number;
  /** Winners who were not told, or others who were told that they had won. */
  readonly winnersMisled: number;
  /** Mentees who were not told exactly once who has come. */
  readonly menteesMisled: number;
  /** Handoffs that are neither held with a timer nor open with one. */
  readonly withoutTimer: number;
  /** What the clock asked and nobody was told of. */
  readonly untold: number;
}

export async function count(redis: RedisClient, handoffs: number, mentors: number): Promise<Counted> {
  const keys = keysOf(PROGRAMME);
  const lines = (await redis.xrange(keys.audit, '-', '+')).map(([, [, handoff = '', , did = '']]) => ({
    handoff,
    did,
  }));
  const claims = lines.filter(({ did }) => did === 'claimed').map(({ handoff }) => handoff);
  const climbs = lines.filter(({ did }) => did === 'escalated').map(({ handoff }) => handoff);
  const staff = Array.from({ length: mentors }, (_, n) => mentor(n).id);
  const held = await Promise.all(staff.map((id) => redis.zrange(keys.by(id), '0', '-1')));
  const all = Array.from({ length: handoffs }, (_, n) => handoffId(n));
  const owned = new Set(held.flat());
  const won = await Promise.all(staff.map((id) => wonBy(redis, id)));
  const timed = new Set(await redis.zrange(keys.timers, '0', '-1'));
  return {
    claims: claims.length,
    climbs: climbs.length,
    lost: all.filter((id) => !owned.has(id)).length,
    doubled: claims.length - new Set(claims).size + (held.flat().length - owned.size),
    climbedTwice: climbs.length - new Set(climbs).size,
    winnersMisled: staff.filter((_, n) => sorted(won[n]) !== sorted(held[n])).length,
    menteesMisled: await misled(redis, handoffs, mentors),
    withoutTimer: all.filter((id) => !timed.has(id)).length,
    untold: await redis.hlen(keys.untold),
  };
}

const sorted = (ids: readonly string[] = []) => ids.toSorted().join(' ');

async function wonBy(redis: RedisClient, mentorId: string): Promise<readonly string[]> {
  const told = (await redis.hvals(mailOf(mentorId))).map((one): unknown => JSON.parse(one));
  return told.flatMap((one) => (isWin(one) ? [one.handoffId] : []));
}

function isWin(one: unknown): one is { handoffId: string } {
  return typeof one === 'object' && one !== null && 'answer' in one && one.answer === 'won' && 'handoffId' in one;
}

async function misled(redis: RedisClient, handoffs: number, mentors: number): Promise<number> {
  let wrong = 0;
  for (let n = 0; n < handoffs; n += 1) {
    const told = await redis.hvals(mailOf(mentee(n, mentors).id));
    if (told.filter((one) => one.includes('"handoff-claimed"')).length !== 1) wrong += 1;
  }
  return wrong;
}
