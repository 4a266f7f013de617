import { goesWith } from '../../dialogs/mentee/my-say/record';
import type { Forgettable } from '../../dialogs/mentee/my-say/shape';
import { blankPage, fenceOf, readPage } from '../mailroom/page';
import { personKeys } from '../mailroom/partition';
import type { RedisClient } from '../redis';
import type { PersonKey } from '../vault';
import { readLedger } from './ledger';
import { withScripts } from './scripts';

/** A receipt may change a page between the reading and the writing; so many in a row would be a fault. */
const ATTEMPTS = 100;

/**
 * Lets go of something in the record and the texts of a person. Doing it again changes nothing.
 * @param event the message in which it was told: always for `last`, whose words go too; for a slip, that one alone, and its words stay
 * @param fence of the turn that asked: what was written before it goes, for `talk`
 */
export async function forget(
  redis: RedisClient,
  key: PersonKey,
  { what, event }: { readonly what: Forgettable; readonly event: string | null },
  fence: string,
): Promise<void> {
  const turn = event === null ? null : await (what === 'last' ? blankTurnOf : turnOf)(redis, key, event);
  // What is kept no longer takes nothing else along.
  if (event !== null && turn === null) return;
  if (what === 'talk') await dropPagesBefore(redis, key, fence);
  const { ledger } = personKeys(key.person);
  for (const line of await readLedger(redis, key)) {
    if (goesWith(line, what, turn)) await redis.lrem(ledger, 1, line.stored);
  }
}

/** Takes the words out of the turn in which a message was heard. @returns its fence; null when it is kept no longer */
async function blankTurnOf(given: RedisClient, key: PersonKey, event: string): Promise<string | null> {
  const redis = withScripts(given);
  const { log } = personKeys(key.person);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const pages = await redis.lrangeBuffer(log, 0, -1);
    const page = pages.find((one) => readPage(key, one).some((line) => line.from === 'person' && line.id === event));
    if (page === undefined) return null;
    if ((await redis.recordsReplace(log, page, blankPage(key, page))) === 1) return fenceOf(page);
  }
  throw new Error(`A page changed ${ATTEMPTS} times while it was being blanked: try again.`);
}

/** @returns the fence of the turn in which a message was heard; null when it is kept no longer */
async function turnOf(redis: RedisClient, key: PersonKey, event: string): Promise<string | null> {
  const pages = await redis.lrangeBuffer(personKeys(key.person).log, 0, -1);
  const page = pages.find((one) => readPage(key, one).some((line) => line.from === 'person' && line.id === event));
  return page === undefined ? null : fenceOf(page);
}

async function dropPagesBefore(redis: RedisClient, key: PersonKey, fence: string): Promise<void> {
  const { log } = personKeys(key.person);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const old = (await redis.lrangeBuffer(log, 0, -1)).filter((page) => numberOf(fenceOf(page)) < numberOf(fence));
    if (old.length === 0) return;
    for (const page of old) await redis.lrem(log, 1, page);
  }
  throw new Error(`Pages changed ${ATTEMPTS} times while they were being dropped: try again.`);
}

const numberOf = (fence: string) => Number.parseInt(fence, 10);
