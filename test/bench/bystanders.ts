import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonId } from '../../dialogs/person';
import { partitionKeys, partitionOf } from '../../services/mailroom/partition';
import type { RedisClient } from '../../services/redis';
import { SETTING } from './talk';

const SCRIPT = readFileSync(join(__dirname, 'bystanders.lua'), 'utf8');
const AT_ONCE = 1_000;

/**
 * Writes people who only lie there: each has every key of a real person, of the same kind and size, and their place in
 * what people share. What is sealed in the keys is the model's, which nobody will open.
 * @param model a real person of this Redis, whose turns are over
 */
export async function addBystanders(redis: RedisClient, model: PersonId, count: number): Promise<void> {
  const { tag, due, fence } = partitionKeys(partitionOf(model));
  const keys = await redis.keys(`*${model}*`);
  const copies: (string | Buffer)[] = [];
  for (const key of keys) {
    const [between = '', behind = ''] = key.slice(tag.length).split(model);
    copies.push(between, behind, (await redis.dumpBuffer(key)) ?? '');
  }
  const [wakeAt, fenceOf] = await Promise.all([redis.zscore(due, model), redis.hget(fence, model)]);
  const members = `{prog:${SETTING.programme}}:members`;
  for (let written = 0; written < count; written += AT_ONCE) {
    const people = Array.from({ length: Math.min(AT_ONCE, count - written) }, newcomer).flat();
    await redis.eval(SCRIPT, 1, members, fenceOf ?? '', wakeAt ?? '', keys.length, ...copies, ...people);
  }
}

/** An id, its partition's tag and the key of an address, as real ones are made. */
function newcomer(): [string, string, string] {
  const id = randomBytes(9).toString('base64url');
  return [id, partitionKeys(partitionOf(id)).tag, `{ix}:addr:${randomBytes(16).toString('base64url')}`];
}
