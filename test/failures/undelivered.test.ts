import { createSmsCarrier } from '../../bots/sms/carrier';
import { type House, openHouse, Phone } from '../contracts/mailroom/house';
import { type ProviderServer, startProvider } from '../support/connector-server';
import { daveAndSam, says, serviceIn, storedState } from './whole-service';

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

  test('is told to a human once, after the last attempt', async () => {
    const davesPhone = new Phone();
    const sms = createSmsCarrier({
      accountSid: 'AC00000000000000000000000000000001',
      authToken: 'drama-token',
      sender: { from: '+447700900900' },
      apiUrl: provider.url,
      deadlineMs: 100,
    });
    const service = serviceIn(house, { carriers: { sms, simulator: davesPhone } });
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
});
