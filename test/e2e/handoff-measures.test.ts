import { alertsIn, FirstWaits } from '../../services/handoffs/measures';
import { type House, openHouse, Phone } from '../contracts/mailroom/house';
import { daveAndSam, says, serviceIn, welcomed } from '../failures/whole-service';

const MINUTE = 60_000;

describe('what is counted while people text', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test('the first words of a mentor count when they are passed on, and what the bot says meanwhile does not', async () => {
    const { dave, daves, sam, address } = await daveAndSam(house, 'main');
    const phone = new Phone();
    const service = serviceIn(house, { phone, carriers: { sms: phone, simulator: phone } });
    await service.room.start();
    await welcomed(house, service, sam.id, address);
    const waits = new FirstWaits(house.look, 'main');
    const counted = async () => (await waits.look()).map(({ what, waitedMs }) => [what, waitedMs / MINUTE]);

    await says(house, service, sam.id, 'can i talk to dave', address);
    expect(phone.received.at(-1)?.to).toBe(dave.id);
    expect(await counted()).toEqual([]);
    house.clock.time += 3 * MINUTE;
    await says(house, service, dave.id, 'take', daves);
    expect(await counted()).toEqual([['claim', 3]]);
    house.clock.time += 2 * MINUTE;
    await says(house, service, sam.id, 'you there', address);
    expect(await counted()).toEqual([]);
    house.clock.time += MINUTE;
    await says(house, service, dave.id, 'hi sam its dave whats up', daves);
    expect(phone.received.at(-1)).toMatchObject({ to: sam.id, cue: 'handoff.words' });
    expect(await counted()).toEqual([['word', 6]]);
    await says(house, service, dave.id, 'im here', daves);
    expect(await counted()).toEqual([]);
    expect([...(await alertsIn(house.look, 'main', '2026-01-05', 1))]).toEqual([
      [dave.id, { today: 1, mostInADay: 1, inAll: 1 }],
    ]);
    await service.room.stop();
  });
});
