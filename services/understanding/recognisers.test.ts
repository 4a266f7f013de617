import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:tls';
import type { Answer } from '../../test/support/connector-server';
import { answerTo, type LanguageService, startLanguageService } from '../../test/support/language-service';
import { createClu } from './clu';
import { createLuis } from './luis';
import { NoAnswer, type Recogniser } from './recogniser';
import { createTransport, type Transport } from './transport';

const TEXT = 'could do with a natter with someone who gets it';
const never = new AbortController().signal;

let service: LanguageService;
let transport: Transport;
beforeEach(async () => {
  service = await startLanguageService();
  transport = createTransport();
});
afterEach(async () => {
  await transport.close();
  await service.close();
});

const MAKERS = {
  luis: (endpoint: string, key = service.luis.key) => createLuis({ ...service.luis, endpoint, key }, transport),
  clu: async (endpoint: string, key = service.clu.key) => createClu({ ...service.clu, endpoint, key }, transport),
};

describe.each(['luis', 'clu'] as const)('%s', (which) => {
  const make = MAKERS[which];
  let recogniser: Recogniser;
  beforeEach(async () => {
    recogniser = await make(service.url);
  });
  const recognise = (deadline: AbortSignal = never) => recogniser.recognise(TEXT, 'en-GB', deadline);

  /** Why there was no answer. Whatever else is thrown is a fault of ours. */
  async function because(asking: Promise<unknown>): Promise<string> {
    try {
      await asking;
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      expect(JSON.stringify([error.message, error.stack, error.cause])).not.toContain('natter');
      return error.because;
    }
    return 'an answer';
  }

  test.each([
    ['by its name', 'mentor-please'],
    ['by its name in CamelCase', 'MentorPlease'],
  ])('an intent of ours is known %s', async (_how, intent) => {
    service.teach(TEXT, { intent, confidence: 0.93 });
    expect(await recognise()).toEqual({ intent: 'mentor-please', confidence: 0.93, entities: {}, strong: false });
  });

  test.each([
    ['AreYouABot', 'are-you-a-bot'],
    ['GoalNew', 'goal-new'],
  ])('%s is %s', async (theirs, ours) => {
    service.teach(TEXT, { intent: theirs, confidence: 1 });
    expect(await recognise()).toMatchObject({ intent: ours, confidence: 1 });
  });

  test.each(['None', 'mentor_please', 'mentorplease', 'BookFlight', 'constructor', '', 'unsure'])(
    'an intent called %j is nobody of ours, and so unsure',
    async (intent) => {
      service.teach(TEXT, { intent, confidence: 0.99 });
      expect(await recognise()).toEqual({ intent: 'unsure', confidence: 0, entities: {}, strong: false });
    },
  );

  test('a slip-up comes with its kind, when that is a kind of ours', async () => {
    service.teach(TEXT, { intent: 'slip-up', confidence: 0.9, kind: 'drink' });
    expect(await recognise()).toMatchObject({ intent: 'slip-up', entities: { kind: 'drink' } });
    service.teach(TEXT, { intent: 'slip-up', confidence: 0.9, kind: 'arson' });
    expect(await recognise()).toMatchObject({ intent: 'slip-up', entities: {} });
  });

  test('nothing but the text is told, and that nothing shall be kept of it', async () => {
    await recognise();
    const [request] = service.seen;
    expect(request?.headers['ocp-apim-subscription-key']).toBe(service.clu.key);
    expect(`${request?.path} ${request?.body}`).toMatch(
      which === 'luis' ? /[?&]log=false/ : /"isLoggingEnabled":false/,
    );
    expect(service.asked()).toEqual([TEXT]);
    expect(Object.values(request?.headers ?? {}).join(' ')).not.toMatch(/Sam|natter|linux|node\//i);
  });

  test('questions one after the other use connections that are kept', async () => {
    for (let n = 0; n < 6; n++) await recognise();
    expect(new Set(service.seen.map(({ fromPort }) => fromPort)).size).toBeLessThanOrEqual(2);
  });

  /** The honest answer, with something changed. */
  function bent(change: (body: string) => string): () => Answer {
    return () => {
      const request = service.seen.at(-1);
      const honest = request && answerTo(request, () => ({ intent: 'mentor-please', confidence: 0.875 }));
      if (typeof honest !== 'object') throw new Error('the service has been asked');
      return { ...honest, body: change(honest.body ?? '') };
    };
  }
  const scored = (score: string) => bent((body) => body.replace('0.875', score));

  test.each<[string, string, () => Answer]>([
    ['a page of HTML', 'not-json', () => ({ status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html/>' })],
    [
      'XML that says the right things',
      'not-json',
      () => ({ status: 200, headers: { 'Content-Type': 'text/xml' }, body: '<query>x</query>' }),
    ],
    ['nothing at all', 'not-json', () => ({ status: 200, body: '' })],
    ['half of the JSON', 'not-json', bent((body) => body.slice(0, -3))],
    ['a confidence of NaN', 'not-json', scored('NaN')],
    ['JSON about something else', 'wrong-shape', () => ({ status: 200, body: '{"weather":"fine"}' })],
    ['null', 'wrong-shape', () => ({ status: 200, body: 'null' })],
    ['a list', 'wrong-shape', () => ({ status: 200, body: '[[[[]]]]' })],
    ['a confidence of 7', 'wrong-shape', scored('7')],
    ['a confidence below nothing', 'wrong-shape', scored('-0.5')],
    ['a confidence that is a word', 'wrong-shape', scored('"0.99"')],
    ['no confidence', 'wrong-shape', scored('null')],
    [
      'a top intent that is not among its intents',
      'wrong-shape',
      bent((body) => body.replace('mentor-please', 'goal-new')),
    ],
    ['an answer to another question', 'another-question', bent((body) => body.replaceAll(TEXT, 'i want a new goal'))],
    [
      'an error in words',
      'status-400',
      () => ({ status: 400, body: '{"error":{"code":"InvalidRequest","message":"no"}}' }),
    ],
    ['too many questions', 'status-429', () => ({ status: 429, headers: { 'Retry-After': '0' } })],
    ['a fault of its own', 'status-500', () => ({ status: 500 })],
    ['nothing, and says so', 'status-204', () => ({ status: 204 })],
    ['a body without an end in sight', 'too-large', () => ({ status: 200, body: `"${'x'.repeat(50_000_000)}"` })],
    ['a cut connection', 'unreachable', () => 'cut'],
    ['a reset connection', 'unreachable', () => 'reset'],
    ['half an answer', 'unreachable', () => 'half'],
  ])('%s is no answer (%s), and is not asked for again', async (_what, expected, answer) => {
    await service.close();
    service = await startLanguageService(answer);
    recogniser = await make(service.url);
    expect(await because(recognise())).toBe(expected);
    expect(service.seen).toHaveLength(1);
  });

  test.each([301, 302, 303, 307, 308])(
    'a redirect (%d) is no answer, and the text goes nowhere else',
    async (status) => {
      const elsewhere = await startLanguageService();
      service.answerWith({ status, headers: { Location: `${elsewhere.url}/language/:analyze-conversations` } });
      expect(await because(recognise())).toBe(`status-${status}`);
      expect(elsewhere.seen).toEqual([]);
      await elsewhere.close();
    },
  );

  test('a wrong key is told as such', async () => {
    expect(await because((await make(service.url, 'another-key')).recognise(TEXT, 'en-GB', never))).toBe('status-401');
  });

  test.each(['silence', 'headers'] as const)('%s is late when the deadline has passed', async (answer) => {
    service.answerWith(answer);
    const deadline = new AbortController();
    const asking = because(recognise(deadline.signal));
    await service.next();
    deadline.abort();
    expect(await asking).toBe('late');
    expect(await because(recognise())).toBe('an answer');
  });

  test('after its deadline nothing is sent any more', async () => {
    expect(await because(recognise(AbortSignal.abort()))).toBe('late');
    expect(service.seen).toEqual([]);
  });

  test('nobody at the other end is no answer', async () => {
    await service.close();
    expect(await because(recognise())).toBe('unreachable');
    service = await startLanguageService();
  });

  test('TLS where there should be none, and none where there should be, are no answer', async () => {
    const tls = createTlsServer({}).on('tlsClientError', () => {});
    tls.listen(0, '127.0.0.1');
    await once(tls, 'listening');
    const address = tls.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await because((await make(`http://127.0.0.1:${port}`)).recognise(TEXT, 'en-GB', never))).toBe('unreachable');
    const secure = await make(service.url.replace('http:', 'https:'));
    expect(await because(secure.recognise(TEXT, 'en-GB', never))).toBe('unreachable');
    expect(service.seen).toEqual([]);
    tls.close();
    await once(tls, 'close');
  });
});
