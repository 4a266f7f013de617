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
  { people, intake }: Reception,
  said: Pick<Heard, 'text' | 'media' | 'sent'>,
  from: { readonly address: Address; readonly displayName: string | null },
  once: string,
): Promise<'accepted' | 'duplicate'> {
  const { address, displayName } = from;
  const person = (await people.byAddress(address)) ?? (await people.newcomer(address, displayName));
  return intake.accept(
    person.id,
    { kind: 'heard', channel: address.channel, ...said, understanding: null },
    once,
    address,
  );
}

/**
 * The identity of something a sender told us, safe to keep in the clear: a provider's own ids may hold a phone number.
 * @param parts what makes it unique with that sender, in order.
 */
export function onceOf(...parts: readonly string[]): string {
  return hash('sha256', JSON.stringify(parts), 'base64url');
}
