import { type LanguageService, startLanguageService } from '../../test/support/language-service';
import { createClu } from './clu';
import { guarded, type Outcome } from './guard';
import type { Because, Recogniser } from './recogniser';
import { createTransport, type Transport } from './transport';

const TEXT = 'the seagulls have been at it since five';
const BROKEN = { status: 500 } as const;
const never = new AbortController().signal;

let service: LanguageService;
let transport: Transport;
let outcomes: Outcome[];
let told: (Because | null)[];
let time: number;

beforeEach(async () => {
  service = await startLanguageService();
  transport = createTransport();
  outcomes = [];
  told = [];
  time = Date.UTC(2026, 0, 5, 9);
  // The breaker has no clock of its own to hand in: it reads the calendar, and sets no timer.
  jest.spyOn(Date, 'now').mockImplementation(() => time);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await transport.close();
  await service.close();
});

const guard = (atOnce = 16, recogniser: Recogniser = createClu(service.clu, transport)) => {
  const ask = guarded({
    recogniser,
    atOnce,
    onOutcome: (outcome) => outcomes.push(outcome),
    onLeftAlone: (because) => told.push(because),
  });
  return (deadline: AbortSignal = never) => ask(TEXT, 'en-GB', deadline);
};
/** The outcomes since the last look. */
const since = () => outcomes.splice(0);

async function opened(ask: ReturnType<typeof guard>): Promise<void> {
  service.answerWith(BROKEN, BROKEN, BROKEN, BROKEN, BROKEN);
  for (let n = 0; n < 5; n++) expect(await ask()).toBeNull();
  since();
}

describe('a service that fails', () => {
  test('is asked five times, and then left alone', async () => {
    const ask = guard();
    await opened(ask);
    expect(told).toEqual(['status-500']);
    for (let n = 0; n < 20; n++) expect(await ask()).toBeNull();
    expect(since()).toEqual(Array.from({ length: 20 }, () => 'open'));
    expect(service.seen).toHaveLength(5);
  });

  test('is left alone for half a minute; then one message tries, and the others do not wait for it', async () => {
    const ask = guard();
    await opened(ask);
    time += 29_999;
    await ask();
    expect(since()).toEqual(['open']);
    time += 1;
    service.answerWith('silence');
    const deadline = new AbortController();
    const trying = ask(deadline.signal);
    for (let n = 0; n < 6; n++) await service.next();
    expect(await ask()).toBeNull();
    expect(since()).toEqual(['asked', 'open']);
    deadline.abort();
    expect(await trying).toBeNull();
    expect(since()).toEqual(['late']);
    expect(told).toEqual(['status-500', 'late']);
  });

  test('that still fails is left alone for another half minute', async () => {
    const ask = guard();
    await opened(ask);
    time += 30_000;
    service.answerWith(BROKEN);
    await ask();
    time += 29_999;
    await ask();
    expect(since()).toEqual(['asked', 'failed', 'open']);
  });

  test('and is back is asked as before', async () => {
    const ask = guard();
    await opened(ask);
    time += 30_000;
    for (let n = 0; n < 3; n++) expect(await ask()).toMatchObject({ intent: 'unsure' });
    expect(since()).toEqual(['asked', 'answered', 'asked', 'answered', 'asked', 'answered']);
    expect(told).toEqual(['status-500', null]);
    // What was before is forgotten: one fault more does not open it again.
    service.answerWith(BROKEN);
    await ask();
    await ask();
    expect(since()).toEqual(['asked', 'failed', 'asked', 'answered']);
  });

  test('every other time is asked on; more often than that, it is left alone', async () => {
    const ask = guard();
    const right = { status: 200, body: honest() };
    service.answerWith(right, BROKEN, right, BROKEN, right, BROKEN, right, BROKEN, right, BROKEN);
    for (let n = 0; n < 10; n++) await ask();
    expect(told).toEqual([]);
    service.answerWith(BROKEN, BROKEN);
    await ask();
    await ask();
    expect(told).toEqual(['status-500']);
  });
});

describe('so many at once', () => {
  test('are asked about, and whoever comes then waits for nobody', async () => {
    const ask = guard(2);
    service.answerWith('silence', 'silence');
    const deadline = new AbortController();
    const two = [ask(deadline.signal), ask(deadline.signal)];
    await service.next();
    await service.next();
    expect(await ask()).toBeNull();
    expect(since()).toEqual(['asked', 'asked', 'busy']);
    deadline.abort();
    expect(await Promise.all(two)).toEqual([null, null]);
    expect(await ask()).toMatchObject({ intent: 'unsure' });
    expect(since()).toEqual(['late', 'late', 'asked', 'answered']);
  });
});

describe('a recogniser with a fault', () => {
  const recogniser = (recognise: Recogniser['recognise']): Recogniser => ({ name: 'clu', recognise });

  test('that heeds no deadline holds nobody up', async () => {
    const deadline = new AbortController();
    const asking = guard(
      16,
      recogniser(() => new Promise(() => {})),
    )(deadline.signal);
    deadline.abort();
    expect(await asking).toBeNull();
    expect(since()).toEqual(['asked', 'late']);
  });

  test.each<[string, Recogniser['recognise']]>([
    [
      'that throws',
      () => {
        throw new TypeError('the seagulls');
      },
    ],
    ['that fails', () => Promise.reject(new TypeError('the seagulls'))],
    ['that fails with nothing', () => Promise.reject(undefined)],
  ])('%s is a failure and no more', async (_how, recognise) => {
    const ask = guard(16, recogniser(recognise));
    for (let n = 0; n < 5; n++) expect(await ask()).toBeNull();
    expect(since()).toEqual(Array.from({ length: 5 }, () => ['asked', 'failed']).flat());
    expect(told).toEqual(['broke']);
  });
});

function honest(): string {
  const intents = [{ category: 'None', confidenceScore: 1 }];
  const prediction = { topIntent: 'None', projectKind: 'Conversation', intents, entities: [] };
  return JSON.stringify({ kind: 'ConversationResult', result: { query: TEXT, prediction } });
}
