import type { HttpServerOptions } from '../../bots/http/server';
import { smsDoor } from '../../bots/sms/door';
import type { Mailroom } from '../../services/mailroom';
import type { Address, People } from '../../services/people';
import { startEdge } from './edge';
import { signedForm } from './signed-form';
import type { ProviderAccount } from './sms-provider-messages';
import type { Customer } from './sms-provider-server';

const TOKEN = 'drama-token';
/** Where all the world finds the door. */
export const PUBLIC_URL = 'https://steps.example.org';

/** The account behind the door, as the provider has it. */
export const ACCOUNT: ProviderAccount = {
  sid: 'AC00000000000000000000000000000001',
  token: TOKEN,
  numbers: ['+447700900900'],
  services: ['MG00000000000000000000000000000001'],
};

export interface SmsDoorWithProvider {
  readonly url: string;
  /** For a provider that is to reach this door. */
  readonly customer: Customer;
  /** Posts what somebody wrote to the door, signed as the provider signs. @returns the status of the answer */
  post(from: Address, text: string, messageId: string): Promise<number>;
  close(): Promise<void>;
}

/** The real SMS door on a real HTTP server, and the provider that knocks at it. */
export async function openSmsDoor(
  people: Pick<People, 'byAddress' | 'strangerAt'>,
  room: Pick<Mailroom, 'intake' | 'receipt'>,
  options: Partial<HttpServerOptions> = {},
): Promise<SmsDoorWithProvider> {
  const known = {
    byAddress: (address: Address) => people.byAddress(address),
    newcomer: (address: Address) => people.strangerAt(address),
  };
  const edge = await startEdge(
    (parts) => [
      smsDoor({
        people: known,
        intake: room.intake,
        receipt: (...news) => room.receipt(...news),
        authToken: TOKEN,
        publicUrl: PUBLIC_URL,
        ...parts,
      }),
    ],
    options,
  );
  return {
    url: edge.url,
    customer: { publicUrl: PUBLIC_URL, reallyAt: edge.url },
    async post({ handle }, text, messageId) {
      const fields = { MessageSid: messageId, From: handle, To: '+447700900900', Body: text, NumMedia: '0' };
      const { status } = await fetch(`${edge.url}/api/sms`, signedForm(TOKEN, `${PUBLIC_URL}/api/sms`, fields));
      return status;
    },
    close: () => edge.close(),
  };
}
