import {
  APP_ID,
  type Change,
  MESSAGE,
  SERVICE_URL,
  startMessagesDoor,
  type TestDoor,
} from '../../test/support/messages-door';

let door: TestDoor;
beforeEach(async () => {
  // The SDK writes every refused token to the console.
  jest.spyOn(console, 'error').mockImplementation(() => {});
  door = await startMessagesDoor('configured');
});
afterEach(async () => {
  jest.restoreAllMocks();
  await door.close();
});

describe('an activity that is not one', () => {
  const malformed: [string, Change | string, number][] = [
    ['no JSON', '{"type":', 400],
    ['null', 'null', 400],
    ['a list', '[]', 400],
    ['without a type', { ...MESSAGE, type: undefined }, 400],
    ['without a service URL, for which the SDK would skip a check', { ...MESSAGE, serviceUrl: undefined }, 400],
    ['with an empty service URL', { ...MESSAGE, serviceUrl: '' }, 400],
    ['with an unencrypted service URL', { ...MESSAGE, serviceUrl: 'http://teams.example.org/' }, 400],
    ['with a service URL of another scheme', { ...MESSAGE, serviceUrl: 'file:///etc/passwd' }, 400],
    ['with a service URL that carries a password', { ...MESSAGE, serviceUrl: 'https://a:b@teams.example.org/' }, 400],
    ['with a service URL that has a query', { ...MESSAGE, serviceUrl: `${SERVICE_URL}?x=` }, 400],
    ['without a sender', { ...MESSAGE, from: undefined }, 400],
    ['with a sender without an id', { ...MESSAGE, from: { name: 'Sam' } }, 400],
    ['without a conversation', { ...MESSAGE, conversation: undefined }, 400],
    ['with a conversation without an id', { ...MESSAGE, conversation: { isGroup: false } }, 400],
    ['with an id of two thousand characters', { ...MESSAGE, id: 'x'.repeat(2_000) }, 400],
    ['with a number for a text', { ...MESSAGE, text: 7 }, 400],
    ['from a channel whose name would break a handle', { ...MESSAGE, channelId: 'ms|teams' }, 400],
    ['larger than 64 KB', { ...MESSAGE, text: 'x'.repeat(65_536) }, 413],
  ];

  test.each(malformed)('%s is refused', async (_what, body, status) => {
    expect((await door.post(body, door.bearer())).status).toBe(status);
    expect(door.reception.accepted).toEqual([]);
  });

  test('sent as plain text is refused', async () => {
    expect((await door.post(MESSAGE, { ...door.bearer(), 'Content-Type': 'text/plain' })).status).toBe(415);
  });
});

describe('a token', () => {
  const soon = () => Math.floor(Date.now() / 1000);

  const faulty: [string, () => Readonly<Record<string, string>>][] = [
    ['that is missing', () => ({})],
    ['that is empty', () => ({ Authorization: '' })],
    ['of another scheme', () => ({ Authorization: `Basic ${door.openId.token()}` })],
    ['that is no token', () => ({ Authorization: 'Bearer nonsense' })],
    ['of three parts that mean nothing', () => ({ Authorization: 'Bearer a.b.c' })],
    ['whose claims are null', () => ({ Authorization: `Bearer ${btoa('{"alg":"RS256"}')}.${btoa('null')}.c` })],
    ['with something behind it', () => ({ Authorization: `Bearer ${door.openId.token()} x` })],
    ['for another bot', () => door.bearer({ claims: { aud: '00000000-0000-4000-8000-00000000000c' } })],
    ['for several bots at once', () => door.bearer({ claims: { aud: [APP_ID, 'other'] } })],
    ['from another issuer', () => door.bearer({ claims: { iss: 'https://evil.example' } })],
    [
      "in the emulator's manner",
      () =>
        door.bearer({
          claims: { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: APP_ID },
        }),
    ],
    ["in another bot's manner", () => door.bearer({ claims: { ver: '1.0', appid: 'another-bot' } })],
    ['that is over', () => door.bearer({ claims: { exp: soon() - 3_600 } })],
    ['that never ends', () => door.bearer({ claims: { exp: undefined } })],
    ['that has not begun', () => door.bearer({ claims: { nbf: soon() + 3_600 } })],
    ['for another service URL', () => door.bearer({ claims: { serviceurl: 'https://evil.example/' } })],
    ['for no service URL', () => door.bearer({ claims: { serviceurl: undefined } })],
    ['signed by another key', () => door.bearer({ signWith: 'another-key' })],
    ['signed by a key nobody published', () => door.bearer({ header: { kid: 'unheard-of' }, signWith: 'another-key' })],
    ['without the name of its key', () => door.bearer({ header: { kid: undefined } })],
    ['not signed at all', () => door.bearer({ header: { alg: 'none' }, signWith: 'nothing' })],
    ['not signed, but said to be', () => door.bearer({ signWith: 'nothing' })],
    [
      'signed with the public key as if it were a secret',
      () => door.bearer({ header: { alg: 'HS256' }, signWith: 'hmac-of-public-key' }),
    ],
    ['of a larger algorithm than it was signed with', () => door.bearer({ header: { alg: 'RS512' } })],
  ];

  test.each(faulty)('%s opens nothing, and is told nothing', async (_what, headers) => {
    expect(await door.post(MESSAGE, headers())).toMatchObject({ status: 401, text: '' });
    expect(door.reception.accepted).toEqual([]);
  });

  test('for a channel that its key may not speak for opens nothing', async () => {
    expect((await door.post({ ...MESSAGE, channelId: 'slack' }, door.bearer())).status).toBe(401);
  });

  test('for the App Service channel, which has rules of its own, opens nothing', async () => {
    expect((await door.post({ ...MESSAGE, channelId: 'AseChannel' }, door.bearer())).status).toBe(401);
  });

  test('is asked about again later when the server of the keys fails', async () => {
    door.openId.behave('failing');
    expect(await door.post(MESSAGE, door.bearer())).toMatchObject({
      status: 503,
      text: 'Not available just now. Please try again.',
    });
    door.openId.behave('well');
    expect((await door.post(MESSAGE, door.bearer())).status).toBe(200);
  });

  test('costs one look at the keys for many messages', async () => {
    await door.post(MESSAGE, door.bearer());
    const asked = door.openId.asked;
    await Promise.all(['2', '3', '4'].map((id) => door.post({ ...MESSAGE, id }, door.bearer())));
    expect([door.openId.asked, door.reception.accepted.length]).toEqual([asked, 4]);
  });

  test('that nobody shows soon costs a sender their turn, and nobody else', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 32; n++) statuses.push((await door.post(MESSAGE)).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
    expect((await door.post(MESSAGE, door.bearer())).status).toBe(200);
  });
});
