import { createHmac } from 'node:crypto';
import { smsDoor } from '../../bots/sms/door';
import type { Mailroom } from '../../services/mailroom';
import type { Address, People } from '../../services/people';
import { startEdge } from './edge';
import { request } from './raw-http';

const TOKEN = 'drama-token';
const PUBLIC_URL = 'https://steps.example.org';

export interface SmsDoorWithProvider {
  /** Posts what somebody wrote to the door, signed as the provider signs. @returns the status of the answer */
  post(from: Address, text: string, messageId: string): Promise<number>;
  close(): Promise<void>;
}

/** The real SMS door on a real HTTP server, and the provider that knocks at it. */
export async function openSmsDoor(
  people: People,
  room: Pick<Mailroom, 'intake' | 'receipt'>,
): Promise<SmsDoorWithProvider> {
  const known = {
    byAddress: (address: Address) => people.byAddress(address),
    newcomer: (address: Address) => people.strangerAt(address),
  };
  const edge = await startEdge((parts) => [
    smsDoor({
      people: known,
      intake: room.intake,
      receipt: (...news) => room.receipt(...news),
      authToken: TOKEN,
      publicUrl: PUBLIC_URL,
      ...parts,
    }),
  ]);
  return {
    async post({ handle }, text, messageId) {
      const fields = { MessageSid: messageId, From: handle, To: '+447700900900', Body: text, NumMedia: '0' };
      const signed = Object.entries(fields)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .reduce((all, [name, value]) => all + name + value, `${PUBLIC_URL}/api/sms`);
      const { status } = await request(`${edge.url}/api/sms`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'X-Twilio-Signature': createHmac('sha1', TOKEN).update(signed).digest('base64'),
        },
        body: new URLSearchParams(fields).toString(),
      });
      return status;
    },
    close: () => edge.close(),
  };
}
