import { type Change, MESSAGE, SERVICE_URL, startMessagesDoor, type TestDoor } from '../../test/support/messages-door';

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

// What is wrong with a token, and what then comes of it, stands in door.faults.test.ts.
describe('a token', () => {
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
