import type { OutgoingMessage, Sent } from '../../services/mailroom/contract';
import { type Answer, type ProviderServer, startProvider } from '../../test/support/connector-server';
import { createOutbound, type Outbound } from '../http/outbound';
import { createSmsCarrier, type SmsCarrierOptions } from './carrier';

const ACCOUNT = 'AC00000000000000000000000000000001';
const MESSAGE: OutgoingMessage = {
  id: 'm-1',
  to: 'person-1',
  address: { via: 'sms', channel: 'sms', handle: '+447700900123' },
  cue: 'check-in.how-is-today',
  text: 'Morning Sam. 1 to 5? £ & 👍',
  priority: 'reply',
};

let provider: ProviderServer;
let outbound: Outbound;
beforeEach(async () => {
  provider = await startProvider();
  outbound = createOutbound();
});
afterEach(async () => {
  outbound.close();
  await provider.close();
});

const carrier = (options: Partial<SmsCarrierOptions> = {}) =>
  createSmsCarrier({
    accountSid: ACCOUNT,
    authToken: 'drama-token',
    sender: { from: '+447700900900' },
    apiUrl: `${provider.url}/`,
    outbound,
    ...options,
  });
const refusal = (code: number) =>
  JSON.stringify({ code, message: 'Attempt to send to +447700900123', more_info: '', status: 400 });

test('a message is posted to the account, from our number, with the account and its token', async () => {
  provider.answerWith({ status: 201, body: JSON.stringify({ sid: 'SM1', status: 'queued' }) });
  expect(await carrier().send(MESSAGE)).toEqual({ sent: true, providerId: 'SM1' });
  const { path, headers, body } = await provider.next();
  expect(path).toBe(`/2010-04-01/Accounts/${ACCOUNT}/Messages.json`);
  expect(headers).toMatchObject({
    authorization: `Basic ${btoa(`${ACCOUNT}:drama-token`)}`,
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
    To: '+447700900123',
    From: '+447700900900',
    Body: 'Morning Sam. 1 to 5? £ & 👍',
  });
});

test('with a messaging service, the service picks the number; and a receipt is asked for where there is somewhere to send it', async () => {
  const statusUrl = 'https://steps.example.org/api/sms/status';
  await carrier({ sender: { messagingServiceSid: 'MG1' }, statusUrl }).send(MESSAGE);
  expect(Object.fromEntries(new URLSearchParams((await provider.next()).body))).toEqual({
    To: '+447700900123',
    MessagingServiceSid: 'MG1',
    StatusCallback: `${statusUrl}?message=${encodeURIComponent(MESSAGE.id)}`,
    Body: MESSAGE.text,
  });
});

const answers: [string, Answer, Sent][] = [
  ['queued, in a body nobody can read', { status: 201, body: '<ok/>' }, { sent: true }],
  [
    'they opted out',
    { status: 400, body: refusal(21610) },
    { sent: false, because: '21610', again: false, means: 'opted-out' },
  ],
  [
    'that is no number',
    { status: 400, body: refusal(21211) },
    { sent: false, because: '21211', again: false, means: 'gone' },
  ],
  ['that is too long', { status: 400, body: refusal(21617) }, { sent: false, because: '21617', again: false }],
  [
    'who are you',
    { status: 401, body: refusal(20003) },
    { sent: false, because: '20003', again: true, fault: 'account' },
  ],
  [
    'who are you, in other words',
    { status: 403 },
    { sent: false, because: 'status-403', again: true, fault: 'account' },
  ],
  [
    'not from that number of yours',
    { status: 400, body: refusal(21606) },
    { sent: false, because: '21606', again: true, fault: 'account' },
  ],
  [
    'your queue is full',
    { status: 400, headers: { 'Retry-After': '60' }, body: refusal(21611) },
    { sent: false, because: '21611', again: true, fault: 'wait', afterMs: 60_000 },
  ],
  ['no, without a reason', { status: 404 }, { sent: false, because: 'status-404', again: false }],
  [
    'not so fast',
    { status: 429, headers: { 'Retry-After': '3' }, body: refusal(20429) },
    { sent: false, because: '20429', again: true, fault: 'wait', afterMs: 3_000 },
  ],
  ['a fault', { status: 500, body: refusal(20500) }, { sent: false, because: '20500', again: true }],
  ['away', { status: 503 }, { sent: false, because: 'status-503', again: true }],
  ['nothing, and hangs up', 'cut', { sent: false, because: 'unreachable', again: true }],
];

test.each(answers)(
  'when the provider says "%s", that is what the outbox learns, after one attempt',
  async (_what, answer, sent) => {
    provider.answerWith(answer);
    expect(await carrier().send(MESSAGE)).toEqual(sent);
    expect(provider.seen).toHaveLength(1);
  },
);

test('a provider that keeps silent is given up at the deadline', async () => {
  provider.answerWith('silence');
  expect(await carrier({ deadlineMs: 30 }).send(MESSAGE)).toEqual({ sent: false, because: 'timeout', again: true });
});
