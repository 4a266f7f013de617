import { hash } from 'node:crypto';
import type { Happening } from '../dialogs/events';
import type { Person } from '../dialogs/person';
import type { Intake } from '../services/mailroom/contract';
import type { Address } from '../services/people/address';

/** Who is behind an address. */
export interface KnownPeople {
  byAddress(address: Address): Promise<Person | null>;
  /**
   * Somebody nobody has enrolled: a stranger in production, a mentee of the demonstration programme in development.
   * Called again for the same address it gives the same person.
   */
  newcomer(address: Address, displayName: string | null): Promise<Person>;
}

/** What every door does once it knows that a message is genuine. */
export interface Reception {
  readonly people: KnownPeople;
  readonly intake: Intake;
}

export type Heard = Extract<Happening, { kind: 'heard' }>;

/** Puts what was heard into the mailbox of whoever said it. Resolves when it is durable; throws when it cannot be. */
export async function receive(
  reception: Reception,
  said: Pick<Heard, 'text' | 'media' | 'sent'>,
  from: { readonly address: Address; readonly displayName: string | null },
  once: string,
): Promise<'accepted' | 'duplicate'> {
  return (await receiveFrom(reception, said, from, once)).outcome;
}

/** The same, for a door that wants to know who it was. */
export async function receiveFrom(
  { people, intake }: Reception,
  said: Pick<Heard, 'text' | 'media' | 'sent'>,
  from: { readonly address: Address; readonly displayName: string | null },
  once: string,
): Promise<{ readonly outcome: 'accepted' | 'duplicate'; readonly person: Person }> {
  const { address, displayName } = from;
  const person = (await people.byAddress(address)) ?? (await people.newcomer(address, displayName));
  const heard = { kind: 'heard', channel: address.channel, ...said, understanding: null } as const;
  return { outcome: await intake.accept(person.id, heard, once, address), person };
}

/**
 * The identity of something a sender told us, safe to keep in the clear: a provider's own ids may hold a phone number.
 * @param parts what makes it unique with that sender, in order.
 */
export function onceOf(...parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url');
}
