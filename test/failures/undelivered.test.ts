import { createSmsCarrier } from '../../bots/sms/carrier';
import { messageIn, readReceipt } from '../../bots/sms/receipt';
import type { Address } from '../../services/people';
import { type House, openHouse, Phone } from '../contracts/mailroom/house';
import { type Answer, type ProviderServer, startProvider } from '../support/connector-server';
import { daveAndSam, says, serviceIn, storedState, welcomed } from './whole-service';

describe('a message that cannot be delivered', () => {
  let house: House;
  let provider: ProviderServer;
  beforeEach(async () => {
    [house, provider] = await Promise.all([openHouse(), startProvider()]);
  });
  afterEach(async () => {
    await house.close();
    await provider.close();
  });

  const carrier = () =>
    createSmsCarrier({
      accountSid: 'AC00000000000000000000000000000001',
      authToken: 'drama-token',
      sender: { from: '+447700900900' },
      statusUrl: 'https://steps.example.org/api/sms/status',
      apiUrl: provider.url,
      deadlineMs: 20_000,
    });
  const created: Answer = { status: 201, body: JSON.stringify({ sid: 'SM1', status: 'queued' }) };
  const refusal = (status: number, code: number): Answer => ({ status, body: JSON.stringify({ code, message: 'no' }) });
  const lastId = () =>
    messageIn(new URLSearchParams(provider.seen.at(-1)?.body).get('StatusCallback') ?? '') ?? 'no message';

  test('is told to a human once, after the last attempt', async () => {
    const davesPhone = new Phone();
    const service = serviceIn(house, { carriers: { sms: carrier(), simulator: davesPhone } });
    const { dave, sam, address } = await daveAndSam(house, 'undelivered');
    provider.answerWith(...Array.from({ length: 6 }, () => ({ status: 503 })));
    await service.room.start();
    await says(house, service, sam.id, 'hello', address);
    expect(provider.seen.length).toBeGreaterThanOrEqual(6);
    const failed = (await service.room.story(sam.id)).filter(
      (line) => line.from === 'bot' && line.delivery === 'failed',
    );
    expect(failed).toMatchObject([{ because: 'status-503' }]);
    expect(await service.queue.waiting('undelivered')).toMatchObject({
      open: 1,
      nobodyAlerted: 0,
      byReason: { 'delivery-failed': { open: 1 } },
    });
    expect(davesPhone.received).toMatchObject([{ to: dave.id, cue: 'mentor.alert' }]);
    expect(await storedState(house, dave.id)).toMatchObject({ offers: [{ reason: 'delivery-failed' }] });
    await service.room.stop();
  });

  test('because they have stopped texts at the provider counts as their STOP: nothing more is sent, and their mentor hears of it', async () => {
    const davesPhone = new Phone();
    const service = serviceIn(house, { carriers: { sms: carrier(), simulator: davesPhone } });
    const { dave, sam, address } = await daveAndSam(house, 'stopped-there');
    await service.room.start();
    provider.answerWith(created, created, created, created, refusal(400, 21610));
    await welcomed(house, service, sam.id, address);
    await says(house, service, sam.id, 'i want to set a goal', address);
    const sent = provider.seen.length;
    expect(await storedState(house, sam.id)).toMatchObject({ stopped: true, flows: [], handoff: null });
    expect(davesPhone.received).toMatchObject([{ to: dave.id, cue: 'mentor.mentee-stopped' }]);
    expect(await service.queue.waiting('stopped-there')).toMatchObject({ open: 0 });
    await service.room.intake.accept(sam.id, { kind: 'due' }, 'due');
    await says(house, service, sam.id, 'hello?', address);
    expect(provider.seen).toHaveLength(sent);
    await service.room.stop();
  });

  test('because the number is a landline, as a receipt says later, is told to the coordinator once, and ends with any word from them', async () => {
    const phones = new Phone();
    const service = serviceIn(house, { carriers: { sms: carrier(), simulator: phones } });
    const { sam, address } = await daveAndSam(house, 'landline');
    const joys: Address = { via: 'simulator', channel: 'simulator', handle: 'joy' };
    const setting = { programme: 'landline', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };
    const joy = await house.people.enrol({ ...setting, name: 'Joy', role: 'coordinator', address: joys });
    await service.room.start();
    const undelivered = { MessageStatus: 'undelivered', ErrorCode: '30006' };
    for (const text of ['hello', 'anybody?']) {
      await says(house, service, sam.id, text, address);
      const news = readReceipt(new URLSearchParams(undelivered));
      if (news === null) throw new Error('this is news');
      expect(await service.room.receipt(lastId(), { delivery: 'sent' })).toBe('old');
      expect(await service.room.receipt(lastId(), news)).toBe('noted');
      expect(await service.room.receipt(lastId(), news)).toBe('old');
      await house.timers.passUntil(service.room.idle());
      expect(await storedState(house, sam.id)).toMatchObject({
        reach: { because: 'unreachable', code: '30006', days: 1 },
      });
    }
    expect(phones.received).toMatchObject([{ to: joy.id, cue: 'mentor.alert' }]);
    expect(phones.received[0]?.text).toContain('Nothing sent to Sam can arrive');
    await says(house, service, sam.id, 'new sim', address);
    expect(await storedState(house, sam.id)).toMatchObject({ reach: null });
    await service.room.stop();
  });

  test('because our account is refused is tried again, and arrives when the account is mended', async () => {
    const service = serviceIn(house, { carriers: { sms: carrier(), simulator: new Phone() } });
    const { sam, address } = await daveAndSam(house, 'account');
    await service.room.start();
    provider.answerWith(refusal(401, 20003), refusal(401, 20003), refusal(400, 21606), created);
    await says(house, service, sam.id, 'i want to kill myself', address);
    const ours = (await service.room.story(sam.id)).filter(({ from }) => from === 'bot');
    expect(ours).toMatchObject([{ cue: 'crisis.suicide', delivery: 'sent' }]);
    expect(await service.queue.waiting('account')).toMatchObject({ byReason: { urgent: { open: 1 } } });
    await service.room.stop();
  });
});
