import type { Core } from '../../services/mailroom/contract';
import { partitionKeys, partitionOf } from '../../services/mailroom/partition';
import { echo, type House, heard, openHouse, Phone } from '../contracts/mailroom/house';
import { queueOf, storedState } from './whole-service';

const GOOD = 50;
const POISON = 23;

const poisoned: Core = (input) => {
  if (input.events.some((event) => event.kind === 'heard' && event.text === 'poison')) throw new Error('a bug');
  return echo(input);
};

test('one message among fifty that no turn survives: the fifty are answered in order, and a human is called once', async () => {
  const house: House = await openHouse();
  const queue = queueOf(house.look, house.people, house, () => process.room);
  const phone = new Phone();
  const process = house.process({ core: poisoned, handoffs: queue, carriers: { sms: phone, simulator: phone } });
  const dave = await house.people.enrol({
    programme: 'north',
    locale: 'en-GB',
    region: 'GB',
    timezone: 'Europe/London',
    name: 'Dave',
    role: 'mentor',
    address: { via: 'simulator', channel: 'simulator', handle: 'dave' },
  });
  const { person, address } = await house.enrol();
  const texts = Array.from({ length: GOOD }, (_, index) => `text ${index}`);
  for (const text of texts.toSpliced(POISON, 0, 'poison')) {
    await process.room.intake.accept(person.id, heard(text), text, address);
  }
  await process.room.start();
  await house.timers.passUntil(process.room.idle());
  const toSam = phone.received.filter(({ to }) => to === person.id).map(({ text }) => text);
  expect(toSam).toEqual(texts.toSpliced(POISON, 0, expect.stringMatching(/Something broke/)));
  expect(await storedState(house, person.id)).toEqual({ count: GOOD });
  expect(await house.look.llen(partitionKeys(partitionOf(person.id)).dead)).toBe(1);
  expect(await queue.waiting('north')).toMatchObject({ open: 1, nobodyAlerted: 0, byReason: { fault: { open: 1 } } });
  expect(await storedState(house, dave.id)).toEqual({ count: 1 });
  const story = await process.room.story(person.id);
  expect(story.filter((line) => line.from === 'person' && line.ending.how === 'dead')).toMatchObject([
    { text: 'poison' },
  ]);
  expect(process.faults.filter(({ where }) => where === 'burial')).toHaveLength(1);
  await house.close();
});
