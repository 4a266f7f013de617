import { MESSAGE, SERVICE_URL, startMessagesDoor, type TestDoor } from '../../test/support/messages-door';
import { FAULTS, type Fault } from '../../test/support/token-faults';

// `npx jest door.faults --verbose` prints the table.

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

const rows = Object.entries(FAULTS).map(([name, fault]): [string, number, Fault] => [name, fault.status ?? 401, fault]);

/** What is too long for a token to be in is refused before anybody looks at it, with the sentence for every such request. */
const BODY: Readonly<Record<number, string>> = { 401: '', 431: 'The request has too many headers, or too long ones.' };

test.each(rows)('%s → %i, and nothing from inside', async (_name, status, { headers, activity }) => {
  const answer = await door.post({ ...MESSAGE, ...activity }, headers(door.openId));
  expect([answer.status, answer.text]).toEqual([status, BODY[status]]);
  // Nor is anything told beside it.
  expect(JSON.stringify(answer.headers)).not.toMatch(/jwt|token|signature|expired|issuer|node|restify|botframework/i);
  expect(door.reception.accepted).toEqual([]);
  expect(door.reception.newcomers).toEqual([]);
  expect(door.edge.logged).toEqual([]);
  // It was this fault and no other: without it the same door takes the same message.
  expect((await door.post(MESSAGE, door.bearer())).status).toBe(200);
});

test('no fault → 200, and an empty body', async () => {
  expect(await door.post(MESSAGE, door.bearer())).toMatchObject({ status: 200, text: '' });
  expect(door.reception.accepted).toHaveLength(1);
});

test('a genuine token, and an activity that names no tenant → 200, because a message would be lost', async () => {
  const conversation = { id: 'a:one', conversationType: 'personal' };
  expect((await door.post({ ...MESSAGE, conversation, channelData: null }, door.bearer())).status).toBe(200);
});

describe('the server of the keys', () => {
  const tried = () => door.post(MESSAGE, door.bearer());
  const sentence = 'Not available just now. Please try again.';

  test.each(['failing', 'babbling'] as const)('that is %s → 503, and asked again for the next', async (how) => {
    door.openId.behave(how);
    expect(await tried()).toMatchObject({ status: 503, text: sentence });
    door.openId.behave('well');
    expect((await tried()).status).toBe(200);
  });

  test('that is gone → 503', async () => {
    await door.openId.close();
    expect(await tried()).toMatchObject({ status: 503, text: sentence });
  });

  test('that has a new key: what is signed by it is taken, once the keys are old enough to be asked for again', async () => {
    const soon = Date.now() + 2 * 3_600_000;
    expect((await tried()).status).toBe(200);
    door.openId.publishAnother();
    const signedAnew = { header: { kid: 'another' }, signWith: 'another-key' } as const;
    expect((await door.post({ ...MESSAGE, id: '2' }, door.bearer(signedAnew))).status).toBe(401);
    jest.spyOn(Date, 'now').mockReturnValue(soon);
    expect((await door.post({ ...MESSAGE, id: '3' }, door.bearer(signedAnew))).status).toBe(200);
    expect((await door.post({ ...MESSAGE, id: '4', serviceUrl: SERVICE_URL }, door.bearer())).status).toBe(200);
  });
});
