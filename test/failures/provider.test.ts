import { createConnector } from '../../bots/bot-framework/connector';
import { createWire } from '../../bots/bot-framework/wire';
import { createOutbound, type Outbound } from '../../bots/http/outbound';
import { createSmsCarrier } from '../../bots/sms/carrier';
import { messageIn } from '../../bots/sms/receipt';
import type { LogLine, MailroomOptions } from '../../services/mailroom';
import type { Address } from '../../services/people';
import { answering, type House, heard, openHouse, type Process, say } from '../contracts/mailroom/house';
import { type Answer, type ProviderServer, startProvider } from '../support/connector-server';

const LEASE_MS = 10_000;
/** What else the process sets its alarms for: the sweep, and the lease of a delivery. */
const NOT_A_PAUSE = [125, LEASE_MS / 3, 1];
/** Real ms, for a provider that answers: a busy machine is no provider that hangs. */
const PATIENT_MS = 20_000;
/** And for one that hangs, which the test has to wait out. */
const IMPATIENT_MS = 500;
const ALL = [1_000, 2_000, 4_000, 8_000, 16_000];

const created: Answer = { status: 201, body: JSON.stringify({ sid: 'SM1', status: 'queued' }) };
const refusal = (status: number, code: number): Answer => ({ status, body: JSON.stringify({ code, message: 'no' }) });
const sixTimes = (answer: Answer) => Array.from({ length: 6 }, () => answer);
const failed = (because: string) => ({ delivery: 'failed', because });
const sent = { delivery: 'sent' };

describe('a provider that misbehaves', () => {
  let house: House;
  let provider: ProviderServer;
  let outbound: Outbound;
  let pauses: number[];
  let deadlineMs: number;
  let started: Process[];

  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    provider = await startProvider();
    outbound = createOutbound();
    pauses = [];
    deadlineMs = PATIENT_MS;
    started = [];
  });
  afterEach(async () => {
    for (const { room } of started) await room.stop();
    outbound.close();
    await provider.close();
  });

  /** A process with the real doors out, which writes down every pause that it makes. */
  function start(told: string[], options: Partial<MailroomOptions> = {}): Process {
    const { timers } = house;
    const process = house.process({
      leaseMs: LEASE_MS,
      timers: {
        now: timers.now,
        after: (ms, fn) => {
          if (!NOT_A_PAUSE.includes(ms)) pauses.push(ms);
          return timers.after(ms, fn);
        },
      },
      core: answering((event) => {
        if (event.kind === 'delivery-failed') told.push([event.because, event.means ?? []].flat().join(' '));
        return event.kind === 'heard' ? [say('how are you?')] : [];
      }),
      carriers: {
        sms: createSmsCarrier({
          accountSid: 'AC00000000000000000000000000000001',
          authToken: 'drama-token',
          sender: { from: '+447700900900' },
          statusUrl: 'https://steps.example.org/api/sms/status',
          apiUrl: provider.url,
          outbound,
          deadlineMs,
          now: timers.now,
        }),
        'bot-framework': createConnector({
          wire: createWire({ token: null, outbound }),
          deadlineMs,
          now: timers.now,
        }),
      },
      ...options,
    });
    started.push(process);
    return process;
  }

  /** What the provider will answer, and how long we wait for each of its answers. */
  function answers(...all: Answer[]): void {
    deadlineMs = all.includes('silence') ? IMPATIENT_MS : PATIENT_MS;
    provider.answerWith(...all);
  }

  const oursIn = async ({ room }: Process, person: string): Promise<LogLine | undefined> =>
    (await room.story(person)).findLast(({ from }) => from === 'bot');

  const smsIds = () =>
    provider.seen.map(({ body }) => messageIn(new URLSearchParams(body).get('StatusCallback') ?? ''));

  const bySms: [string, Answer[], number, number[], object, string[]][] = [
    ['takes it', [created], 1, [], sent, []],
    ['asks for patience', [{ status: 429, headers: { 'Retry-After': '30' } }, created], 2, [30_000], sent, []],
    ['asks for patience without end', sixTimes({ status: 429 }), 6, ALL, failed('status-429'), ['status-429']],
    [
      'is broken for a while',
      [refusal(500, 20500), { status: 502 }, { status: 503 }, created],
      4,
      ALL.slice(0, 3),
      sent,
      [],
    ],
    ['is away', sixTimes({ status: 503 }), 6, ALL, failed('status-503'), ['status-503']],
    ['hangs', sixTimes('silence'), 6, ALL, failed('timeout'), ['timeout']],
    ['hangs up', ['cut', created], 2, [1_000], sent, []],
    ['hangs up in the middle of its answer', ['half', created], 2, [1_000], sent, []],
    ['says that they opted out', [refusal(400, 21610)], 1, [], failed('21610'), ['21610 opted-out']],
    ['does not know us for a while', [refusal(401, 20003), refusal(401, 20003), created], 3, ALL.slice(0, 2), sent, []],
    ['does not know us', sixTimes(refusal(401, 20003)), 6, ALL, failed('20003'), ['20003']],
    ["knows that the number is nobody's", [refusal(400, 21211)], 1, [], failed('21211'), ['21211 gone']],
    ['knows no such thing', [{ status: 404 }], 1, [], failed('status-404'), ['status-404']],
    ['takes it in words nobody can read', [{ status: 200, body: '<html>' }], 1, [], sent, []],
    [
      'sends us elsewhere',
      [{ status: 307, headers: { Location: '/other' } }],
      1,
      [],
      failed('status-307'),
      ['status-307'],
    ],
  ];

  test.each(bySms)('of SMS which %s', async (_what, answered, attempts, wanted, ending, told) => {
    const heardOf: string[] = [];
    answers(...answered);
    const process = start(heardOf);
    const { person, address } = await house.enrol();
    await process.room.start();
    await process.room.intake.accept(person.id, heard('hello'), 'SM1', address);
    await house.timers.passUntil(process.room.idle());
    expect(pauses).toEqual(wanted);
    expect(provider.seen).toHaveLength(attempts);
    expect(new Set(smsIds()).size).toBe(1);
    expect(await oursIn(process, person.id)).toMatchObject(ending);
    expect(heardOf).toEqual(told);
  });

  const byConnector: [string, Answer[], number, number[], object, string[]][] = [
    ['takes it', [{ status: 200, body: '{"id":"1"}' }], 1, [], sent, []],
    ['asks for patience', [{ status: 429, headers: { 'Retry-After': '20' } }, { status: 200 }], 2, [20_000], sent, []],
    ['is broken', sixTimes({ status: 502 }), 6, ALL, failed('status-502'), ['status-502']],
    ['hangs, and comes back', ['silence', { status: 200 }], 2, [1_000], sent, []],
    ['hangs up in the middle of its answer', ['half', { status: 200 }], 2, [1_000], sent, []],
    ['was blocked by the person', [{ status: 403 }], 1, [], failed('blocked'), ['blocked blocked']],
  ];

  test.each(byConnector)('of Teams which %s', async (_what, answered, attempts, wanted, ending, told) => {
    const heardOf: string[] = [];
    answers(...answered);
    const process = start(heardOf);
    const { person } = await house.enrol();
    const reference = JSON.stringify({
      serviceUrl: provider.url,
      channelId: 'msteams',
      conversation: 'a:1',
      user: '29:sam',
      bot: '28:bot',
    });
    const address: Address = { via: 'bot-framework', channel: 'teams', handle: 'msteams|29:sam', reference };
    await process.room.start();
    await process.room.intake.accept(person.id, heard('hello'), 'SM1', address);
    await house.timers.passUntil(process.room.idle());
    expect(pauses).toEqual(wanted);
    expect(provider.seen).toHaveLength(attempts);
    expect(await oursIn(process, person.id)).toMatchObject(ending);
    expect(heardOf).toEqual(told);
  });

  test.each([
    [0, [750, 1_500, 3_000, 6_000, 12_000]],
    [1, [1_250, 2_500, 5_000, 10_000, 20_000]],
  ])('chance %d makes pauses of %j ms, so that not everybody comes back at once', async (chance, wanted) => {
    answers(...sixTimes({ status: 503 }));
    const process = start([], { chance: () => chance });
    const { person, address } = await house.enrol();
    await process.room.start();
    await process.room.intake.accept(person.id, heard('hello'), 'SM1', address);
    await house.timers.passUntil(process.room.idle());
    expect(pauses).toEqual(wanted);
  });

  describe('that takes a message, and answers after we have given up waiting', () => {
    /** @returns once the pause before the second attempt has begun */
    async function givenUpOnce(told: string[] = []): Promise<{ process: Process; person: string; messageId: string }> {
      answers('silence');
      const process = start(told);
      const { person, address } = await house.enrol();
      await process.room.start();
      await process.room.intake.accept(person.id, heard('hello'), 'SM1', address);
      await provider.next();
      while (pauses.length === 0) await house.answered();
      return { process, person: person.id, messageId: smsIds()[0] ?? '' };
    }

    test('gets it a second time, under the same id, when nothing was heard of it', async () => {
      const { process, person, messageId } = await givenUpOnce();
      house.timers.pass(1_000);
      await provider.next();
      await process.room.idle();
      expect(smsIds()).toEqual([messageId, messageId]);
      expect(await oursIn(process, person)).toMatchObject(sent);
    });

    test.each(['sent', 'delivered'] as const)('does not get it again when its receipt says %s', async (delivery) => {
      const { process, person, messageId } = await givenUpOnce();
      expect(await process.room.receipt(messageId, { delivery })).toBe('noted');
      house.timers.pass(1_000);
      await process.room.idle();
      expect(provider.seen).toHaveLength(1);
      expect(await oursIn(process, person)).toMatchObject({ delivery });
    });

    test('does not get it again when its receipt says that it failed, and a human hears of it once', async () => {
      const told: string[] = [];
      const { process, person, messageId } = await givenUpOnce(told);
      expect(await process.room.receipt(messageId, { delivery: 'failed', because: '30003', means: 'away' })).toBe(
        'noted',
      );
      house.timers.pass(1_000);
      await process.room.idle();
      expect(provider.seen).toHaveLength(1);
      expect(await oursIn(process, person)).toMatchObject(failed('30003'));
      expect(told).toEqual(['30003 away']);
    });
  });
});
