import type { FaultPoint } from '../../services/mailroom';
import { type Outcome, openUnderstanding, type RemoteUnderstanding } from '../../services/understanding';
import { type House, heard, openHouse } from '../contracts/mailroom/house';
import { type LanguageService, startLanguageService } from '../support/language-service';
import { daveAndSam, LIBRARY, says, serviceIn, storedState, welcomed } from './whole-service';

const PUZZLE = 'the seagulls have been at it since five';

describe.each(['clu', 'luis'] as const)('with a %s that has gone silent', (which) => {
  let house: House;
  let service: LanguageService;
  let remote: RemoteUnderstanding;
  let outcomes: Outcome[];
  let deadline: AbortController;

  beforeEach(async () => {
    house = await openHouse();
    service = await startLanguageService();
    outcomes = [];
    deadline = new AbortController();
    const found = await openUnderstanding(
      { clu: undefined, luis: undefined, [which]: service[which], workers: 64 },
      { onOutcome: (outcome) => outcomes.push(outcome), onLeftAlone: () => {}, deadline: () => deadline.signal },
    );
    if (found === null) throw new Error('it is configured');
    remote = found;
    service.answerWith(...Array.from({ length: 20 }, () => 'silence' as const));
  });
  afterEach(async () => {
    await remote.close();
    await house.close();
    await service.close();
  });

  async function samIn(order: (FaultPoint | 'awaited')[] = []) {
    const process = serviceIn(house, {
      understand: remote.understand,
      at: (point) => {
        order.push(point);
        // Runs as soon as anything at all is awaited.
        if (point === 'claimed') queueMicrotask(() => order.push('awaited'));
      },
    });
    await process.room.start();
    const { sam, address } = await daveAndSam(house, `silent-${which}`);
    await welcomed(house, process, sam.id, address);
    process.phone.received.length = 0;
    order.length = 0;
    return { ...process, sam, address };
  }

  test.each([
    ['danger', 'i want to kill myself', 'crisis.suicide'],
    ['what may be danger', 'i cant do this anymore', 'crisis.ask-suicide'],
    ['STOP', 'stop', 'keywords.stopped'],
    ['an opt-out in other words', 'please stop texting me', 'keywords.stopped'],
    ['HELP', 'help', 'keywords.help'],
  ])('%s is answered without waiting for anything, and is told to nobody', async (_what, text, cue) => {
    const order: (FaultPoint | 'awaited')[] = [];
    const process = await samIn(order);
    await says(house, process, process.sam.id, text, process.address);
    expect(process.phone.received.map((message) => message.cue)).toContain(cue);
    expect(order.slice(0, 5)).toEqual(['claimed', 'opened', 'thought', 'committing', 'awaited']);
    expect(service.seen).toEqual([]);
    expect(outcomes).toEqual([]);
  });

  test('the answer to the question about safety is told to nobody either, nor what follows', async () => {
    const process = await samIn();
    for (const text of ['i cant do this anymore', PUZZLE, 'the pigeons too']) {
      await says(house, process, process.sam.id, text, process.address);
    }
    expect(await storedState(house, process.sam.id)).toMatchObject({ handoff: { reason: 'urgent' } });
    expect(service.seen).toEqual([]);
  });

  test('danger that is told while something else is being asked about waits for no answer to that', async () => {
    const process = await samIn();
    await process.room.intake.accept(process.sam.id, heard(PUZZLE), 'puzzle', process.address);
    await service.next();
    await process.room.intake.accept(process.sam.id, heard('i want to kill myself'), 'danger', process.address);
    await process.room.idle();
    const cues = process.phone.received.map(({ cue }) => cue);
    expect(cues.slice(0, 2)).toEqual(['fallback.listening', 'crisis.suicide']);
    expect(service.asked()).toEqual([PUZZLE]);
  });

  test('what nobody understands is answered by the embedded one at the deadline, as if there were no other', async () => {
    const process = await samIn();
    await process.room.intake.accept(process.sam.id, heard(PUZZLE), 'puzzle', process.address);
    await service.next();
    expect(process.phone.received).toEqual([]);
    deadline.abort();
    await process.room.idle();
    const plain = serviceIn(house, { library: LIBRARY });
    await process.room.stop();
    await plain.room.start();
    const { sam, address } = await daveAndSam(house, `plain-${which}`);
    await welcomed(house, plain, sam.id, address);
    plain.phone.received.length = 0;
    await says(house, plain, sam.id, PUZZLE, address);
    expect(process.phone.received.map(({ cue }) => cue)).toEqual(plain.phone.received.map(({ cue }) => cue));
    expect(outcomes).toEqual(['asked', 'late']);
  });
});
