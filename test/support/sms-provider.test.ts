import twilio from 'twilio';
import { refusal } from './sms-provider-messages';
import { type SmsProvider, startSmsProvider } from './sms-provider-server';

/** The fake provider is worth as much as the provider's own client makes of it. */
const TO = '+447700900123';
const FROM = '+447700900900';
const SERVICE = 'MG00000000000000000000000000000001';
const ACCOUNT = {
  sid: 'AC00000000000000000000000000000001',
  token: 'drama-token',
  numbers: [FROM],
  services: [SERVICE],
};

/** The provider's own HTTP client, led to this machine; all else of it is as it is. */
class LedHere extends twilio.RequestClient {
  constructor(private readonly here: string) {
    super();
  }
  override request<T>(options: Parameters<twilio.RequestClient['request']>[0]) {
    return super.request<T>({ ...options, uri: options.uri.replace('https://api.twilio.com', this.here) } as never);
  }
}

let provider: SmsProvider;
beforeEach(async () => {
  provider = await startSmsProvider(ACCOUNT);
});
afterEach(() => provider.close());

const client = (token = ACCOUNT.token, sid = ACCOUNT.sid) =>
  twilio(sid, token, { httpClient: new LedHere(provider.url) });

describe("the provider's own client", () => {
  test('sends a message, and reads every field of the answer', async () => {
    const sent = await client().messages.create({ to: TO, from: FROM, body: 'Morning Sam 👍' });
    expect(sent).toMatchObject({
      accountSid: ACCOUNT.sid,
      apiVersion: '2010-04-01',
      body: 'Morning Sam 👍',
      direction: 'outbound-api',
      errorCode: null,
      from: FROM,
      to: TO,
      messagingServiceSid: null,
      numMedia: '0',
      numSegments: '1',
      sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      status: 'queued',
    });
    expect(sent.dateCreated.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(sent.dateSent).toBeNull();
  });

  test('sends by a messaging service, which picks its number later', async () => {
    const sent = await client().messages.create({ to: TO, messagingServiceSid: SERVICE, body: 'hi' });
    expect(sent).toMatchObject({ status: 'accepted', from: null, messagingServiceSid: SERVICE });
  });

  test('fetches a message, and lists those to one number, the last first', async () => {
    const one = await client().messages.create({ to: TO, from: FROM, body: 'one' });
    const two = await client().messages.create({ to: TO, from: FROM, body: 'two' });
    await client().messages.create({ to: '+447700900124', from: FROM, body: 'three' });
    expect((await client().messages(one.sid).fetch()).body).toBe('one');
    expect((await client().messages.list({ to: TO })).map(({ sid }) => sid)).toEqual([two.sid, one.sid]);
  });

  const refused: [string, Partial<Parameters<ReturnType<typeof twilio>['messages']['create']>[0]>, number][] = [
    ['to what is no number', { to: '07700', from: FROM, body: 'hi' }, 21211],
    ['from nobody', { body: 'hi' }, 21603],
    ['from a number that is not theirs', { from: '+447700900901', body: 'hi' }, 21606],
    ['by a service that is not there', { messagingServiceSid: 'MG2', body: 'hi' }, 21701],
    ['without words', { from: FROM }, 21602],
    ['with 1,601 characters', { from: FROM, body: 'x'.repeat(1_601) }, 21617],
    ['with receipts to nowhere', { from: FROM, body: 'hi', statusCallback: 'nowhere' }, 21609],
  ];
  test.each(refused)('is refused a message %s', async (_what, message, code) => {
    await expect(client().messages.create({ to: TO, ...message })).rejects.toMatchObject({
      status: 400,
      code,
      message: expect.stringMatching(/\w/),
      moreInfo: `https://www.twilio.com/docs/errors/${code}`,
    });
    expect(provider.messages).toEqual([]);
  });

  test('is refused a message without a number to send to, which it would not send itself', async () => {
    const answer = await client().request({
      method: 'post',
      uri: `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT.sid}/Messages.json`,
      data: { Body: 'hi', From: FROM },
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(answer).toMatchObject({ statusCode: 400, body: { code: 21604, status: 400 } });
  });

  test.each([
    ['the wrong token', () => client('another-token'), 401, 20003],
    ['another account', () => client(ACCOUNT.token, 'AC2'), 401, 20003],
  ])('with %s is sent away', async (_what, asking, status, code) => {
    await expect(asking().messages.create({ to: TO, from: FROM, body: 'hi' })).rejects.toMatchObject({ status, code });
  });

  test('is told that a message is not there, that somebody opted out, and to wait', async () => {
    const say = () => client().messages.create({ to: TO, from: FROM, body: 'hi' });
    await expect(client().messages('SM0').fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    provider.optedOut.add(TO);
    await expect(say()).rejects.toMatchObject({ status: 400, code: 21610 });
    provider.optedOut.clear();
    provider.answerWith(refusal(20429, { 'Retry-After': '1' }));
    await expect(say()).rejects.toMatchObject({ status: 429, code: 20429 });
    expect((await say()).status).toBe('queued');
  });
});
