import { RequestClient, Twilio } from 'twilio';
import type { OutgoingMessage } from '../../services/mailroom/contract';
import { type ProviderServer, type SeenRequest, startProvider } from '../../test/support/connector-server';
import { createOutbound, type Outbound } from '../http/outbound';
import { createSmsCarrier, type SmsCarrierOptions } from './carrier';
import { receiptUrl } from './receipt';

const ACCOUNT = 'AC00000000000000000000000000000001';
const TOKEN = 'drama-token';
const SERVICE = 'MG00000000000000000000000000000001';
const STATUS_URL = 'https://steps.example.org/api/sms/status';

/** The provider's own client, whose requests go to a server of ours. Everything else about them is the SDK's. */
class Redirected extends RequestClient {
  constructor(private readonly base: string) {
    super();
  }

  override request<T>(options: Parameters<typeof RequestClient.prototype.request<T>>[0]) {
    return super.request<T>({ ...options, uri: options.uri.replace('https://api.twilio.com', this.base) });
  }
}

const message = (text: string): OutgoingMessage => ({
  id: 'p1.7-nonce.1',
  to: 'p1',
  address: { via: 'sms', channel: 'sms', handle: '+447700900123' },
  cue: 'check-in.how-is-today',
  text,
  priority: 'reply',
});

/** What makes two requests the same to the provider. */
const essence = ({ method, path, headers, body }: SeenRequest) => ({
  method,
  path,
  authorization: headers.authorization,
  type: headers['content-type']?.split(';')[0],
  fields: [...new URLSearchParams(body)].toSorted(),
});

describe('what we post is what the provider’s own SDK posts', () => {
  let provider: ProviderServer;
  let outbound: Outbound;
  beforeEach(async () => {
    provider = await startProvider(() => ({ status: 201, body: JSON.stringify({ sid: 'SM1', status: 'queued' }) }));
    outbound = createOutbound();
  });
  afterEach(async () => {
    outbound.close();
    await provider.close();
  });

  const SENDERS: [string, SmsCarrierOptions['sender']][] = [
    ['a number', { from: '+447700900900' }],
    ['a name', { from: 'Small Steps' }],
    ['a Messaging Service', { messagingServiceSid: SERVICE }],
  ];
  const TEXTS = ['Morning Sam. 1 to 5?', '£5 & 50% +1 = ? "yes"', 'two\nlines', 'tea \u{1F375}', 'a'.repeat(1_600)];
  const CASES = SENDERS.flatMap(([from, sender]) => TEXTS.map((text) => ({ from, sender, text })));

  test.each(CASES)('from $from: $text', async ({ sender, text }) => {
    const ours = createSmsCarrier({
      accountSid: ACCOUNT,
      authToken: TOKEN,
      sender,
      statusUrl: STATUS_URL,
      apiUrl: provider.url,
      outbound,
    });
    await ours.send(message(text));
    const { id, address } = message(text);
    const sdk = new Twilio(ACCOUNT, TOKEN, { httpClient: new Redirected(provider.url) });
    await sdk.messages.create({
      to: address.handle,
      body: text,
      statusCallback: receiptUrl(STATUS_URL, id),
      ...sender,
    });
    const [first, second] = [await provider.next(), await provider.next()];
    expect(essence(first)).toEqual(essence(second));
    expect(second.headers['user-agent']).toMatch(/^twilio-node\//);
  });
});
