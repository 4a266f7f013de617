import fc from 'fast-check';
import type { MailboxEvent } from '../../dialogs/events';
import { castOf } from '../../dialogs/rehearsal/cast';
import { converse } from '../../dialogs/take-turn';
import { INTENTS } from '../../dialogs/understanding';
import { type LanguageService, startLanguageService } from '../../test/support/language-service';
import { ENGLISH } from '../../test/support/library';
import { type Outcome, openUnderstanding, type RemoteUnderstanding } from '.';

const core = converse(ENGLISH);
const cast = castOf({}, null);
const NOW = cast.startsAt;
const PUZZLE = 'the seagulls have been at it since five';
/** "Likely" to be a wish for a person is 0.8; these words could be anything. */
const SURE = { intent: 'MentorPlease', confidence: 0.9 };

const heard = (text: string): MailboxEvent => ({
  kind: 'heard',
  channel: 'sms',
  text,
  media: 0,
  understanding: null,
  id: text,
  at: NOW,
});
const turnOf = (...texts: string[]) => {
  const input = { person: cast.mentee, state: cast.state, events: texts.map(heard), now: NOW };
  return { input, output: core(input) };
};

describe.each(['clu', 'luis'] as const)('with %s', (which) => {
  let service: LanguageService;
  let remote: RemoteUnderstanding;
  let outcomes: Outcome[];
  let deadline: AbortController;

  beforeEach(async () => {
    service = await startLanguageService();
    outcomes = [];
    deadline = new AbortController();
    remote = await opened(service);
  });
  afterEach(async () => {
    await remote.close();
    await service.close();
  });

  async function opened(of: LanguageService): Promise<RemoteUnderstanding> {
    const config = { clu: undefined, luis: undefined, [which]: of[which], workers: 64 };
    const found = await openUnderstanding(config, {
      onOutcome: (outcome) => outcomes.push(outcome),
      onLeftAlone: () => {},
      deadline: () => deadline.signal,
    });
    if (found === null) throw new Error('it is configured');
    return found;
  }
  const understand = (...texts: string[]) => {
    const { input, output } = turnOf(...texts);
    return remote.understand(input, output);
  };

  test('a turn in which all is understood asks nobody, and there is nothing to wait for', () => {
    expect(understand('can i talk to dave')).toBeNull();
    expect(understand('i want to kill myself')).toBeNull();
    expect(understand('STOP')).toBeNull();
    expect(outcomes).toEqual([]);
  });

  test('what only the remote one is sure of is done', async () => {
    service.teach(PUZZLE, SURE);
    const input = await understand(PUZZLE);
    expect(outcomes).toEqual(['asked', 'answered', 'used']);
    if (!input) throw new Error('there is an answer');
    const { effects, unsure } = core(input);
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'handoff', reason: 'asked' }));
    expect(unsure).toEqual([]);
  });

  test('it interrupts no question', async () => {
    service.teach(PUZZLE, SURE);
    expect((await understand(PUZZLE))?.events).toEqual([
      { ...heard(PUZZLE), understanding: { intent: 'mentor-please', confidence: 0.9, entities: {}, strong: false } },
    ]);
  });

  test.each([
    ['it is not sure either', 'mentor-please', 0.79],
    ['it does not know', 'None', 1],
    ['it names what is nothing to us', 'BookFlight', 1],
    ['it says that the number is wrong: that would end all texts', 'wrong-number', 1],
  ])('what the embedded one made of it stands, when %s', async (_when, intent, confidence) => {
    service.teach(PUZZLE, { intent, confidence });
    expect(await understand(PUZZLE)).toBeNull();
    expect(outcomes).toEqual(['asked', 'answered']);
  });

  test.each([['silence'], ['headers']] as const)('and when nothing comes but %s', async (answer) => {
    service.answerWith(answer);
    const asking = understand(PUZZLE);
    await service.next();
    deadline.abort();
    expect(await asking).toBeNull();
    expect(outcomes).toEqual(['asked', 'late']);
  });

  test('of several in a turn the first four are asked about, and each answer goes to its own', async () => {
    const texts = ['a magpie', 'seagulls', 'pigeons everywhere', 'the bins again', 'a fifth thing', 'a sixth'];
    service.teach('pigeons everywhere', SURE);
    const input = await understand(...texts);
    expect(service.asked().sort()).toEqual(texts.slice(0, 4).sort());
    const answered = input?.events.map((event) => event.kind === 'heard' && event.understanding?.intent);
    expect(answered).toEqual([undefined, undefined, 'mentor-please', undefined, undefined, undefined]);
  });

  test('whatever JSON it answers, nothing is thrown and nothing strange gets in', async () => {
    let lie = '';
    const { input, output } = turnOf(PUZZLE);
    const liar = await startLanguageService(() => ({ status: 200, body: lie }));
    const near = fc.record({
      kind: fc.constantFrom('ConversationResult', 'Other'),
      query: fc.constantFrom(PUZZLE, 'another'),
      result: fc.record({ query: fc.constantFrom(PUZZLE, 'another'), prediction: prediction() }),
      prediction: prediction(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          near.map((value) => JSON.stringify(value)),
        ),
        async (body) => {
          lie = body;
          const asked = await opened(liar);
          const understood = await asked.understand(input, output);
          await asked.close();
          const [event] = understood?.events ?? [];
          if (event?.kind !== 'heard' || event.understanding === null) return;
          expect(INTENTS).toContain(event.understanding.intent);
          expect(event.understanding.confidence).toBeGreaterThanOrEqual(0.8);
          expect(event.understanding.confidence).toBeLessThanOrEqual(1);
          expect(event.understanding.strong).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
    // Which of its lies are well formed enough to be an answer is a matter of chance; that every question was asked is not.
    expect(outcomes.filter((outcome) => outcome === 'asked').length).toBeGreaterThanOrEqual(100);
    expect(['asked', 'answered', 'failed', 'used']).toEqual(expect.arrayContaining([...new Set(outcomes)]));
    expect(outcomes).toContain('failed');
    await liar.close();
  });
});

/** Predictions of either API, near enough to the truth to get far. */
function prediction() {
  const name = fc.constantFrom('mentor-please', 'SlipUp', 'wrong-number', 'None', 'toString');
  const score = fc.oneof(fc.double({ min: 0.8, max: 1, noNaN: true }), fc.constantFrom(7, -1, '1', null));
  const forClu = fc.tuple(name, score).map(([category, confidenceScore]) => ({
    topIntent: category,
    projectKind: 'Conversation',
    intents: [{ category, confidenceScore }],
    entities: [],
  }));
  const forLuis = fc.tuple(name, score).map(([topIntent, scored]) => ({
    topIntent,
    intents: { [topIntent]: { score: scored } },
    entities: { kind: [['drink', 'arson']] },
  }));
  return fc.oneof(forClu, forLuis, fc.jsonValue());
}

test('with both set CLU is asked; with neither there is nobody', async () => {
  const service = await startLanguageService();
  const listeners = { onOutcome: () => {}, onLeftAlone: () => {} };
  const both = await openUnderstanding({ clu: service.clu, luis: service.luis, workers: 64 }, listeners);
  expect(both?.name).toBe('clu');
  expect(await openUnderstanding({ clu: undefined, luis: undefined, workers: 64 }, listeners)).toBeNull();
  await both?.close();
  await service.close();
});
