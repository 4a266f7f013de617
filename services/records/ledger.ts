import { type LedgerLine, ledgerBody } from '../../dialogs/mentee/my-say/record';
import { personKeys } from '../mailroom/partition';
import type { RedisClient } from '../redis';
import type { PersonKey } from '../vault';

/** A line with the bytes it lies in Redis as. */
export type StoredLine = LedgerLine & { readonly stored: Buffer };

/** A person's ledger, the oldest line first. @throws Tampered */
export async function readLedger(redis: RedisClient, key: PersonKey): Promise<StoredLine[]> {
  const lines = await redis.lrangeBuffer(personKeys(key.person).ledger, 0, -1);
  return lines.map((stored) => {
    const end = stored.indexOf(':');
    const name = stored.subarray(0, end).toString();
    const [at, what, detail] = ledgerBody.parse(JSON.parse(key.open('ledger', name, stored.subarray(end + 1))));
    return { stored, name, at, what, detail };
  });
}
