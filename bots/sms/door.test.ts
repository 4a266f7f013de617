import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import type { News } from '../../services/mailroom';
import { startEdge, type TestEdge } from '../../test/support/edge';
import { type RawAnswer, request } from '../../test/support/raw-http';
import { MemoryReception } from '../../test/support/reception';
import { smsDoor } from './door';

const TOKEN = 'drama-token';
const PUBLIC_URL = 'https://steps.example.org';

let reception: MemoryReception;
let receipts: { messageId: string; news: News }[];
let receiptsDown: boolean;
let edge: TestEdge;

/** Ids of texts, as the door keeps them for weeks; the test forgets what the mailroom knows. */
const ids = new Set<string>();
let idsDown: boolean;
const heardBefore = {
  has: async (once: string) => ids.has(once),
  keep: async (once: string) => {
    if (idsDown) throw new Error('the store is full');
    ids.add(once);
  },
};

beforeEach(async () => {
  reception = new MemoryReception();
  const { people, intake } = reception;
  receipts = [];
  receiptsDown = false;
  ids.clear();
  idsDown = false;
  const receipt = async (messageId: string, news: News) => {
    if (receiptsDown) throw new Error('the store is down; it would quote +447700900123 here');
    receipts.push({ messageId, news });
    return 'noted' as const;
  };
  edge = await startEdge((parts) => [
    smsDoor({ people, intake, receipt, heardBefore, authToken: TOKEN, publicUrl: `${PUBLIC_URL}/`, ...parts }),
  ]);
});
afterEach(() => edge.close());

/** By the algorithm's own words, with the test's own few lines: single fields only. */
function sign(url: string, fields: Readonly<Record<string, string>>): string {
  const text = Object.keys(fields)
    .sort()
    .reduce((signed, name) => signed + name + fields[name], url);
  return createHmac('sha1', TOKEN).update(text).digest('base64');
}

const SMS = {
  MessageSid: 'SM00000000000000000000000000000001',
  AccountSid: 'AC00000000000000000000000000000001',
  From: '+447700900123',
  To: '+447700900900',
  Body: 'morning',
  NumMedia: '0',
  NumSegments: '1',
};

function post(fields: Readonly<Record<string, string>>, path = '/api/sms', signature?: string): Promise<RawAnswer> {
  return request(edge.url + path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Twilio-Signature': signature ?? sign(PUBLIC_URL + path, fields),
    },
    body: new URLSearchParams(fields).toString(),
  });
}

describe('an SMS', () => {
  test('is in the mailbox of whoever wrote it before the provider is told, and the answer itself says nothing', async () => {
    const sam = reception.enrol({ via: 'sms', handle: '+447700900123' }, 'mentee');
    const { status, headers, text } = await post(SMS);
    expect([status, headers['content-type'], text]).toEqual([
      200,
      'text/xml; charset=utf-8',
      '<?xml version="1.0" encoding="UTF-8"?><Response/>',
    ]);
    expect(reception.accepted).toEqual([
      {
        to: sam.id,
        happening: { kind: 'heard', channel: 'sms', text: 'morning', media: 0, understanding: null },
        once: expect.stringMatching(/^[\w-]{43}$/),
        from: { via: 'sms', channel: 'sms', handle: '+447700900123' },
      },
    ]);
  });

  test('from a number nobody enrolled is heard as a newcomer without a name', async () => {
    await post(SMS);
    expect(reception.newcomers).toMatchObject([{ address: { handle: '+447700900123' }, displayName: null }]);
  });

  test('that the provider sends twice is heard once', async () => {
    expect([(await post(SMS)).status, (await post(SMS)).status]).toEqual([200, 200]);
    expect(reception.accepted).toHaveLength(1);
  });

  test('that was signed once is not heard again on another day', async () => {
    await post(SMS);
    reception.hoursPass();
    expect((await post(SMS)).status).toBe(200);
    expect(reception.accepted).toHaveLength(1);
  });

  test('is heard though its id cannot be kept', async () => {
    idsDown = true;
    expect((await post(SMS)).status).toBe(200);
    expect(reception.accepted).toHaveLength(1);
  });

  test.each([
    ['sixteen hundred characters', 'x'.repeat(1600)],
    ['four thousand emoji', '🙂'.repeat(4000)],
    ['nothing', ''],
    ['what looks like an escape', '100% + 1 & 2 = %F0'],
    ['three lines', 'one\r\ntwo\nthree'],
  ])('of %s is heard as it was written', async (_what, Body) => {
    expect((await post({ ...SMS, Body })).status).toBe(200);
    expect(reception.accepted[0]?.happening).toMatchObject({ text: Body });
  });

  test('counts its pictures', async () => {
    await post({ ...SMS, Body: '', NumMedia: '2', MediaUrl0: 'https://example.org/1' });
    expect(reception.accepted[0]?.happening).toMatchObject({ text: '', media: 2 });
  });

  test.each([
    ['a short code', '85258'],
    ['a name', 'Royal Mail'],
    ['another service', 'whatsapp:+447700900123'],
  ])('from %s, which cannot be answered, is left alone', async (_what, From) => {
    expect((await post({ ...SMS, From })).status).toBe(200);
    expect(reception.accepted).toEqual([]);
  });

  test('that cannot be kept is answered with a 503, so that the provider may send it again, and is not logged', async () => {
    reception.down = true;
    expect((await post(SMS)).status).toBe(503);
    expect(edge.logged).toHaveLength(1);
    expect(edge.logged.join()).not.toMatch(/7700900123|morning/);
    reception.down = false;
    expect((await post(SMS)).status).toBe(200);
  });

  test.each<[string, Record<string, string>]>([
    ['an id', { From: SMS.From, Body: 'hi' }],
    ['a sender', { MessageSid: SMS.MessageSid, Body: 'hi' }],
  ])('without %s is refused', async (_what, fields) => {
    expect((await post(fields)).status).toBe(400);
  });
});

describe('a signature', () => {
  test.each<[string, () => Promise<RawAnswer>]>([
    ['that is wrong', () => post(SMS, '/api/sms', 'x'.repeat(28))],
    ['that is empty', () => post(SMS, '/api/sms', '')],
    [
      'over the address inside instead of the public one',
      () => post(SMS, '/api/sms', sign(`${edge.url}/api/sms`, SMS)),
    ],
    ['over other words', () => post(SMS, '/api/sms', sign(`${PUBLIC_URL}/api/sms`, { ...SMS, Body: 'STOP' }))],
    ['of a receipt', () => post(SMS, '/api/sms', sign(`${PUBLIC_URL}/api/sms/status`, SMS))],
  ])('%s opens nothing', async (_what, send) => {
    expect((await send()).status).toBe(403);
    expect(reception.accepted).toEqual([]);
  });

  test('covers the query of the webhook, where there is one', async () => {
    expect((await post(SMS, '/api/sms?from=console')).status).toBe(200);
  });

  test('that is missing soon costs a sender their turn, and not the provider', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 32; n++) {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      statuses.push((await request(`${edge.url}/api/sms`, { method: 'POST', headers, body: '' })).status);
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([403, 429]);
    expect((await post(SMS)).status).toBe(200);
  });
});

describe('a receipt', () => {
  const receipt = { MessageSid: SMS.MessageSid, MessageStatus: 'delivered' };
  const path = '/api/sms/status?message=sam.7-aB3_.1';

  test('is noted under the id that our own URL carries, before the provider is told', async () => {
    expect(await post(receipt, path)).toMatchObject({ status: 204, text: '' });
    expect(receipts).toEqual([{ messageId: 'sam.7-aB3_.1', news: { delivery: 'delivered' } }]);
  });

  test.each<[string, Record<string, string>, News]>([
    ['queued', {}, { delivery: 'sent' }],
    ['sending', {}, { delivery: 'sent' }],
    ['sent', {}, { delivery: 'sent' }],
    ['read', {}, { delivery: 'delivered' }],
    ['Delivered', {}, { delivery: 'delivered' }],
    ['undelivered', { ErrorCode: '30003' }, { delivery: 'failed', because: '30003', means: 'away' }],
    ['undelivered', { ErrorCode: '30005' }, { delivery: 'failed', because: '30005', means: 'gone' }],
    ['undelivered', { ErrorCode: '30007' }, { delivery: 'failed', because: '30007' }],
    ['failed', { ErrorCode: '30002' }, { delivery: 'failed', because: '30002' }],
    ['failed', {}, { delivery: 'failed', because: 'failed' }],
    ['failed', { ErrorCode: 'call +447700900123' }, { delivery: 'failed', because: 'failed' }],
    ['canceled', {}, { delivery: 'failed', because: 'canceled' }],
  ])('of %s %j', async (MessageStatus, more, news) => {
    expect((await post({ ...receipt, MessageStatus, ...more }, path)).status).toBe(204);
    expect(receipts.map((each) => each.news)).toEqual([news]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['of a status nobody knows', { MessageStatus: 'dreaming' }, path],
    ['without a status', { MessageSid: 'SM1' }, path],
    ['of no message of ours', receipt, '/api/sms/status'],
  ])('%s is thanked for, and nothing is noted', async (_what, fields, target) => {
    expect((await post(fields, target)).status).toBe(204);
    expect(receipts).toEqual([]);
  });

  test('that cannot be kept is answered with a 503, so that the provider may send it again, and is not logged', async () => {
    receiptsDown = true;
    expect((await post(receipt, path)).status).toBe(503);
    expect(edge.logged.join()).toContain('could not be kept');
    expect(edge.logged.join()).not.toContain('7700900123');
  });

  test('that is not signed is refused', async () => {
    expect((await post(receipt, '/api/sms/status', 'x')).status).toBe(403);
  });
});

test('whatever is posted and signed, the door never blames itself', async () => {
  const name = fc.oneof(
    fc.constantFrom('MessageSid', 'From', 'Body', 'NumMedia', '__proto__', 'constructor'),
    fc.string(),
  );
  const text = fc.oneof(
    fc.constantFrom(SMS.MessageSid, SMS.From, '', '-1', '9e99', '\u0000'),
    fc.string({ unit: 'grapheme' }),
  );
  const fields = fc.dictionary(name, text, { noNullPrototype: true }).map((some) => ({ ...some }));
  await fc.assert(
    fc.asyncProperty(fields, fc.constantFrom('/api/sms', '/api/sms/status'), async (some, path) => {
      expect([200, 204, 400]).toContain((await post(some, path)).status);
    }),
    { numRuns: 150 },
  );
});

test('whatever bytes are posted, the door never blames itself', async () => {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', 'X-Twilio-Signature': 'x' };
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const { status } = await request(`${edge.url}/api/sms`, { method: 'POST', headers, body: Buffer.from(bytes) });
      expect(status).toBe(403);
    }),
    { numRuns: 150 },
  );
});
