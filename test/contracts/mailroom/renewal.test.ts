import type { Sent } from '../../../services/mailroom/contract';
import { type House, heard, openHouse, Phone } from './house';

describe('a process that delivers keeps what it delivers', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  test('one slow message after another, for longer than a lease, is sent by nobody else meanwhile', async () => {
    const { person, address } = await house.enrol();
    const texts = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
    let answer: (sent: Sent) => void = () => {};
    const phone = new Phone(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const slow = house.process({ phone });
    await slow.room.start();
    for (const text of texts) await slow.room.intake.accept(person.id, heard(text), text, address);
    await phone.got(1);
    const other = house.process();
    await other.room.start();
    for (const [index] of texts.entries()) {
      await Promise.race([phone.got(index + 1), other.phone.got(1)]);
      // Less than a third of a lease each, and more than two leases together.
      for (let step = 0; step < 8; step += 1) {
        house.timers.pass(300);
        await house.answered();
      }
      answer({ sent: true });
    }
    await slow.room.idle();
    await other.room.idle();
    expect(phone.texts).toEqual(texts);
    expect(other.phone.texts).toEqual([]);
    await Promise.all([slow.room.stop(), other.room.stop()]);
  });
});
