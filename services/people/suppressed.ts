import type { PersonId } from '../../dialogs/person';
import type { RedisClient } from '../redis';
import type { Vault } from '../vault';
import type { Address } from './address';
import type { People } from './people';

/** Where the index keeps who has an address, before its keyed mark. */
export const ADDRESSES = '{ix}:addr:';

/** Stands for an address at which somebody had everything about them deleted: nothing is sent there until they text START. */
export const suppressedKey = (mark: string) => `{ix}:gone:${mark}`;

/** The keyed mark by which an address is looked up. */
export function addressMark(vault: Pick<Vault, 'mark'>, { via, handle }: Pick<Address, 'via' | 'handle'>): string {
  return vault.mark(`${via}\n${handle}`);
}

export interface SuppressionParts {
  readonly redis: RedisClient;
  readonly vault: Pick<Vault, 'mark'>;
  readonly people: Pick<People, 'addressOf'>;
}

/** Somebody at their address had everything about them deleted, and has not texted START since. @throws UnknownPerson */
export async function isSuppressed({ redis, vault, people }: SuppressionParts, id: PersonId): Promise<boolean> {
  const address = await people.addressOf(id);
  return address !== null && (await redis.exists(suppressedKey(addressMark(vault, address)))) === 1;
}

/** Texts may be sent to their address again. @throws UnknownPerson */
export async function unsuppress({ redis, vault, people }: SuppressionParts, id: PersonId): Promise<void> {
  const address = await people.addressOf(id);
  if (address !== null) await redis.del(suppressedKey(addressMark(vault, address)));
}
