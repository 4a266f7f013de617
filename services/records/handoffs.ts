import type { PersonId } from '../../dialogs/person';
import { keysOf } from '../handoffs/keys';
import type { RedisClient } from '../redis';
import { keysLike } from './scan';

const AUDIT_BATCH = 1_000;

/** One line of the audit that concerns somebody's requests for a human: fields and values as they were written. */
export type AuditLine = Readonly<Record<string, string>>;

/** Everything that the queues hold about one person, found by looking at all of it: there is no index by which to miss something. */
export interface HandoffsOf {
  readonly programme: string;
  /** Their requests, by id, as the fields of their hashes. */
  readonly handoffs: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Remembered requests of theirs, or about them. */
  readonly requests: readonly string[];
  readonly audit: readonly { readonly id: string; readonly line: AuditLine }[];
}

export async function handoffsOf(redis: RedisClient, person: PersonId): Promise<HandoffsOf[]> {
  const programmes = new Map<string, string[]>();
  for await (const keys of keysLike(redis, '{ho:*}:*')) {
    for (const key of keys) {
      const programme = /^\{ho:(.*?)\}:/.exec(key)?.[1];
      if (programme !== undefined) programmes.set(programme, [...(programmes.get(programme) ?? []), key]);
    }
  }
  return Promise.all([...programmes].map(([programme, keys]) => inProgramme(redis, person, programme, keys)));
}

async function inProgramme(redis: RedisClient, person: PersonId, programme: string, keys: readonly string[]) {
  const { handoff, request, audit } = keysOf(programme);
  const handoffs = new Map<string, Record<string, string>>();
  const requests: string[] = [];
  for (const key of keys) {
    if (key.startsWith(handoff(''))) {
      const fields = await redis.hgetall(key);
      if (fields['mentee'] === person) handoffs.set(key.slice(handoff('').length), fields);
    } else if (key.startsWith(request(''))) {
      const decision = (await redis.hget(key, 'decision')) ?? '';
      if (key.includes(person) || decision.includes(JSON.stringify(person))) requests.push(key);
    }
  }
  return { programme, handoffs, requests, audit: await auditOf(redis, audit, person, handoffs) };
}

async function auditOf(redis: RedisClient, key: string, person: PersonId, handoffs: ReadonlyMap<string, unknown>) {
  const found: { id: string; line: AuditLine }[] = [];
  for (let from = '-'; ; ) {
    const entries = await redis.xrange(key, from, '+', 'COUNT', AUDIT_BATCH);
    for (const [id, fields] of entries) {
      const line = asRecord(fields);
      if (line['by'] === person || handoffs.has(line['handoff'] ?? '')) found.push({ id, line });
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < AUDIT_BATCH) return found;
    from = `(${last[0]}`;
  }
}

function asRecord(fields: readonly string[]): Record<string, string> {
  const pairs = fields.flatMap((name, index) => (index % 2 === 0 ? [[name, fields[index + 1] ?? ''] as const] : []));
  return Object.fromEntries(pairs);
}

/** Takes all of it away. Doing it again changes nothing; after a crash in the middle the next run finds the rest. */
export async function eraseHandoffs(redis: RedisClient, person: PersonId): Promise<void> {
  for (const { programme, handoffs, requests, audit } of await handoffsOf(redis, person)) {
    const keys = keysOf(programme);
    for (const { id } of audit) await redis.xdel(keys.audit, id);
    for (const [id, fields] of await redis.xrange(keys.measures, '-', '+')) {
      if (fields.some((field) => field === person || handoffs.has(field))) await redis.xdel(keys.measures, id);
    }
    for (const key of requests) await redis.del(key);
    for (const field of Object.keys(await redis.hgetall(keys.untold))) {
      if (field.includes(person)) await redis.hdel(keys.untold, field);
    }
    for (const [id, fields] of handoffs) {
      for (const set of [keys.open, keys.sla, keys.timers]) await redis.zrem(set, id);
      await redis.srem(keys.unalerted, id);
      if (fields['owner']) await redis.zrem(keys.by(fields['owner']), id);
      await redis.hdel(keys.untold, id);
      // Last, so that what is left after a crash is still found by it.
      await redis.del(keys.handoff(id));
    }
    await redis.srem(keys.off, person);
    await redis.del(keys.of(person));
  }
}

/** Whether they are in danger, as far as is known, and no human has come yet. */
export async function waitsInDanger(redis: RedisClient, person: PersonId): Promise<boolean> {
  const all = await handoffsOf(redis, person);
  return all.some(({ handoffs }) =>
    [...handoffs.values()].some(
      ({ state, reasons = '' }) => state === 'open' && (reasons.includes('"urgent"') || reasons.includes('"concern"')),
    ),
  );
}
