import type { PersonId } from '../../dialogs/person';
import { PARTITIONS, partitionKeys, personKeys } from '../../services/mailroom/partition';
import type { RedisClient } from '../../services/redis';

/** How much still waits: mailboxes with something in them, mailboxes in a turn, entries of the outbox. */
export async function leftovers(redis: RedisClient, people: readonly PersonId[]): Promise<number> {
  const partitions = await Promise.all(
    everyPartition().map(async ({ ready, leases, outbox }) => {
      const counts = await Promise.all([redis.zcard(ready), redis.zcard(leases), redis.xlen(outbox)]);
      return sum(counts);
    }),
  );
  const mailboxes = await Promise.all(people.map((id) => redis.llen(personKeys(id).mailbox)));
  return sum(partitions) + sum(mailboxes);
}

/** Events that no turn survived. */
export async function deadLetters(redis: RedisClient): Promise<number> {
  return sum(await Promise.all(everyPartition().map(({ dead }) => redis.llen(dead))));
}

const everyPartition = () => Array.from({ length: PARTITIONS }, (_, partition) => partitionKeys(partition));

export const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
