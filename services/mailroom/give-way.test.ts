import { GiveWay } from './give-way';

describe('work that gives way', () => {
  /** What happens in which order, when each piece of work lasts so long and something else comes in behind the first. */
  async function orderWhenEachLasts(ms: number): Promise<string> {
    const order: string[] = [];
    let time = 0;
    const giveWay = new GiveWay(() => time);
    const done = new Promise<void>((resolve) => {
      for (const name of ['one', 'two', 'three']) {
        giveWay.begin(() => {
          order.push(name);
          time += ms;
          if (name === 'three') resolve();
        });
      }
    });
    const comeIn = new Promise<void>((resolve) => {
      setImmediate(() => {
        order.push('come in');
        resolve();
      });
    });
    order.push('begun');
    await Promise.all([done, comeIn]);
    return order.join(', ');
  }

  test('is begun after what called for it, and lets others in between when it lasts', async () => {
    expect(await orderWhenEachLasts(6)).toBe('begun, one, come in, two, three');
  });

  test('is done in one go when it is short', async () => {
    expect(await orderWhenEachLasts(0.1)).toBe('begun, one, two, three, come in');
  });

  test('goes on with what is begun by the last of it', async () => {
    const giveWay = new GiveWay(() => performance.now());
    await new Promise<void>((resolve) => giveWay.begin(() => giveWay.begin(resolve)));
    await new Promise<void>((resolve) => giveWay.begin(resolve));
  });
});
