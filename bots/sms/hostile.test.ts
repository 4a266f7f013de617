import MessagingResponse from 'twilio/lib/twiml/MessagingResponse';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { startEdge, type TestEdge } from '../../test/support/edge';
import { type RawAnswer, request } from '../../test/support/raw-http';
import { MemoryReception } from '../../test/support/reception';
import { smsDoor } from './door';

const TOKEN = 'drama-token';
const PUBLIC_URL = 'https://steps.example.org/behind/a/proxy';
const FORM = 'application/x-www-form-urlencoded';

let reception: MemoryReception;
let edge: TestEdge;
beforeEach(async () => {
  reception = new MemoryReception();
  const { people, intake } = reception;
  const receipt = async () => 'noted' as const;
  edge = await startEdge((parts) => [
    smsDoor({ people, intake, receipt, authToken: TOKEN, publicUrl: PUBLIC_URL, ...parts }),
  ]);
});
afterEach(() => edge.close());

const SMS: [string, string][] = [
  ['MessageSid', 'SM00000000000000000000000000000001'],
  ['From', '+447700900123'],
  ['Body', 'morning'],
  ['NumMedia', '0'],
];
const smsWith = (change: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries({ ...Object.fromEntries(SMS), ...change });

/** Posts a form as it stands, signed by the provider's own library over what its fields come to. */
function post(fields: [string, string][], headers: Record<string, string> = {}): Promise<RawAnswer> {
  return postRaw(new URLSearchParams(fields).toString(), headers);
}

function postRaw(body: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const form: Record<string, string | string[]> = Object.create(null);
  const read = new URLSearchParams(body);
  for (const name of read.keys()) form[name] = [...read.getAll(name)];
  const signature = getExpectedTwilioSignature(TOKEN, `${PUBLIC_URL}/api/sms`, form);
  return request(`${edge.url}/api/sms`, {
    method: 'POST',
    headers: { 'Content-Type': FORM, 'X-Twilio-Signature': signature, ...headers },
    body,
  });
}

const heard = () => reception.accepted.map(({ happening }) => happening);

test("the answer to a message is what the provider's library says when it says nothing", async () => {
  const { status, text, headers } = await post(SMS);
  expect([status, text]).toEqual([200, new MessagingResponse().toString()]);
  expect(headers['content-type']).toMatch(/^text\/xml\b/);
});

test.each([
  ['JSON', 'application/json'],
  ['a form in several parts', 'multipart/form-data; boundary=x'],
  ['plain text', 'text/plain'],
  ['nothing that it says', ''],
  ['two kinds at once', `${FORM}, text/plain`],
  ['a kind that begins like a form', `${FORM}x`],
])('a body that is %s is refused, signed or not', async (_what, type) => {
  expect((await post(SMS, { 'Content-Type': type })).status).toBe(415);
  expect(heard()).toEqual([]);
});

test.each([`${FORM}; charset=UTF-8`, FORM.toUpperCase(), ` ${FORM} ;x=y`])(
  'a form may say so as "%s"',
  async (type) => {
    expect((await post(SMS, { 'Content-Type': type })).status).toBe(200);
  },
);

test('a body of more than 64 KB is refused', async () => {
  expect((await post(smsWith({ Body: 'x'.repeat(64 * 1024) }))).status).toBe(413);
});

test.each<[string, [string, string][]]>([
  ['an id with a path in it', smsWith({ MessageSid: '../../etc/passwd' })],
  ['an id with a NUL in it', smsWith({ MessageSid: 'SM\u00001' })],
  ['an id of 65 letters', smsWith({ MessageSid: 'S'.repeat(65) })],
  ['an id that is empty', smsWith({ MessageSid: '' })],
  ['two ids', [...SMS, ['MessageSid', 'SM2']]],
  ['two senders', [...SMS, ['From', '+447700900124']]],
  ['two bodies', [...SMS, ['Body', 'STOP']]],
  ['the same body twice', [...SMS, ['Body', 'morning']]],
  ['a sender of 10,000 figures', smsWith({ From: `+${'4'.repeat(10_000)}` })],
  ['no sender', smsWith({ From: '' })],
])('a signed form with %s is refused, and nothing is heard', async (_what, fields) => {
  const { status, text } = await post(fields);
  expect(status).toBe(400);
  expect(text).not.toMatch(/passwd|7700900|morning|zod/i);
  expect(heard()).toEqual([]);
});

test.each([
  ['a name instead of figures', '+44770090012x'],
  ['figures of another script', '+\u0664\u0664\u0667\u0667\u0660\u0660\u0669\u0660\u0660\u0661\u0662\u0663'],
  ['a line break behind it', '+447700900123\n'],
  ['a NUL behind it', '+447700900123\u0000'],
  ['too many figures', '+4477009001234567'],
])('a sender with %s is nobody who can be answered', async (_what, From) => {
  expect((await post(smsWith({ From }))).status).toBe(200);
  expect(heard()).toEqual([]);
});

test.each([
  ['10', 10],
  ['11', 10],
  ['999999999', 10],
  ['1e3', 0],
  ['-1', 0],
  ['9'.repeat(400), 0],
  ['0x10', 0],
  ['', 0],
  ['one', 0],
])('NumMedia "%s" is %i pictures', async (NumMedia, media) => {
  expect((await post(smsWith({ NumMedia }))).status).toBe(200);
  expect(heard()).toMatchObject([{ media }]);
});

test.each([
  ['a NUL', 'a\u0000b'],
  ['marks that turn the writing round', '\u202eevil\u202c \u200fشكرا'],
  ['a byte-order mark', '\ufeffhi'],
  ['every control character', Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')],
  ['what looks like more fields', 'hi&From=+447700900999&Body=STOP'],
  ['markup', '<Response><Message>hi</Message></Response>'],
  ['a thousand accents', `a${'\u0301'.repeat(1_000)}`],
])('words with %s are heard as they were written', async (_what, Body) => {
  expect((await post(smsWith({ Body }))).status).toBe(200);
  expect(heard()).toMatchObject([{ text: Body }]);
});

test('half a character, or bytes that are no UTF-8, are heard as a mark in their place', async () => {
  const others = new URLSearchParams(smsWith({ Body: '' }).filter(([name]) => name !== 'Body'));
  expect((await postRaw(`${others}&Body=a%ED%A0%BDb%FFc`)).status).toBe(200);
  expect(heard()).toMatchObject([{ text: 'a\ufffd\ufffd\ufffdb\ufffdc' }]);
});

test("fields by the thousand, and fields with the names of an object's own, change nothing", async () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'Body[]', 'Body[0]', 'body', 'MediaUrl0'];
  const more = [...names, ...Array.from({ length: 2_000 }, (_, n) => `Field${n}`)].map((name): [string, string] => [
    name,
    'x',
  ]);
  expect((await post([...SMS, ...more])).status).toBe(200);
  expect(heard()).toEqual([{ kind: 'heard', channel: 'sms', text: 'morning', media: 0, understanding: null }]);
  expect(Object.prototype).not.toHaveProperty('0');
});

test('a body in the manner of a list is no body: the text is heard as empty', async () => {
  const listed = SMS.map(([name, value]): [string, string] => [name === 'Body' ? 'Body[]' : name, value]);
  expect((await post(listed)).status).toBe(200);
  expect(heard()).toMatchObject([{ text: '' }]);
});

test.each([
  ['two signatures, one of them right', (right: string) => `${right}, ${right}`],
  ['one that is a byte short', (right: string) => right.slice(1)],
  ['one with a blank in it', (right: string) => right.replace(/^(.)/, '$1 ')],
  ['one in another alphabet', (right: string) => right.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')],
  ['one of 8,000 letters', (right: string) => right.repeat(285)],
  ['none', () => ''],
])('%s: 403, and no word about why', async (_what, spoil) => {
  const right = getExpectedTwilioSignature(TOKEN, `${PUBLIC_URL}/api/sms`, Object.fromEntries(SMS));
  const { status, text } = await post(SMS, { 'X-Twilio-Signature': spoil(right) });
  expect(status).toBe(403);
  expect(text).not.toMatch(/signature|token|url|steps\.example/i);
  expect(heard()).toEqual([]);
});
