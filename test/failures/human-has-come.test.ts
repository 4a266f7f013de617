import { claim, open } from '../contracts/handoffs/world';
import { openHouse, Phone } from '../contracts/mailroom/house';
import { daveAndSam, serviceIn, welcomed } from './whole-service';

test('a check-in that waited to be sent when a human came is not said into their talk, and the log says so', async () => {
  const house = await openHouse();
  let isDown = false;
  const phone = new Phone(() => (isDown ? { sent: false, because: 'provider-down', again: true } : { sent: true }));
  const service = serviceIn(house, { carriers: { sms: phone, simulator: phone } });
  const { dave, sam, address } = await daveAndSam(house, 'human');
  await service.room.start();
  await welcomed(house, service, sam.id, address);
  isDown = true;
  const before = phone.received.length;
  house.clock.time += 25 * 60 * 60_000;
  await service.room.intake.accept(sam.id, { kind: 'due' }, 'woken');
  await phone.got(before + 1);
  expect(phone.received.at(-1)?.cue).toBe('check-in.how-is-today');
  await service.queue.perform(open('h1'), sam, 'r1');
  await service.queue.perform(claim('h1', sam), dave, 'r2');
  isDown = false;
  const tried = phone.received.length;
  await house.timers.passUntil(service.room.idle());
  const cues = phone.received.slice(tried).map(({ cue }) => cue);
  expect(cues).toContain('handoff.claimed');
  expect(cues).not.toContain('check-in.how-is-today');
  const said = (await service.room.story(sam.id)).flatMap((line) =>
    line.from === 'bot' ? [`${line.cue} ${line.delivery}`] : [],
  );
  expect(said).toContain('check-in.how-is-today suppressed');
  await service.room.stop();
  await house.close();
});
