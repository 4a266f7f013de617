import { noLongerFits } from '../../dialogs/still-fits';
import type { Sent } from '../../services/mailroom/contract';
import { type House, openHouse, Phone } from '../contracts/mailroom/house';
import { daveAndSam, serviceIn, storedState, welcomed } from './whole-service';

const TEN = Date.UTC(2026, 0, 6, 10);
const HOUR = 3_600_000;

// Found by npm run simulate: what lay in the outbox when the provider went away was sent when it came back, at whatever hour.
describe('what the bot started and could not send', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(async () => {
    await house.close();
  });

  /** The check-in of ten o'clock is refused once, and so much later the provider takes everything. */
  async function checkInHeldUpFor(ms: number) {
    const attempts: string[] = [];
    const answer = ({ cue }: { cue: string }): Sent => {
      if (cue.startsWith('check-in.')) attempts.push(cue);
      if (attempts.length !== 1) return { sent: true };
      house.clock.time += ms;
      return { sent: false, because: 'status-503', again: true };
    };
    const service = serviceIn(house, { phone: new Phone(answer) });
    const { sam, address } = await daveAndSam(house, `late-${ms}`);
    await service.room.start();
    await welcomed(house, service, sam.id, address);
    house.clock.time = TEN;
    await service.room.intake.accept(sam.id, { kind: 'due' }, 'due');
    await house.timers.passUntil(service.room.idle());
    const story = await service.room.story(sam.id);
    const waiting = await service.queue.waiting(`late-${ms}`);
    const state = await storedState(house, sam.id);
    await service.room.stop();
    return { attempts, last: story.at(-1), open: waiting.open, state };
  }

  test('goes out a little late', async () => {
    expect(await checkInHeldUpFor(HOUR)).toMatchObject({
      attempts: ['check-in.how-is-today', 'check-in.how-is-today'],
      last: { delivery: 'sent' },
      open: 0,
    });
  });

  test('is left out when it belongs to no moment any more, and counts as no silence', async () => {
    expect(await checkInHeldUpFor(5 * HOUR)).toMatchObject({
      attempts: ['check-in.how-is-today'],
      last: { delivery: 'failed', because: 'too-late' },
      open: 0,
      state: { silence: { days: 0 } },
    });
  });
});

describe('whether what was started still fits', () => {
  const programme = 'main';
  const person = { id: 'sam', name: 'Sam', role: 'mentee', programme, locale: 'en-GB', region: 'GB' } as const;
  const inLondon = { ...person, timezone: 'Europe/London' };
  const fits = (state: object, now: number, said = now - 1_000) =>
    noLongerFits({ person: inLondon, state: { v: 1, role: 'mentee', ...state }, said, now });

  test.each([
    ['by day, a moment later', {}, TEN, null],
    ['at eight in the evening', {}, TEN + 10 * HOUR, 'quiet-hours'],
    ['after their STOP', { stopped: true }, TEN, 'not-wanted'],
    ['while their number is held back', { paused: { because: 'gone', at: TEN } }, TEN, 'not-wanted'],
    ['where they said that they are now', { zone: 'Australia/Sydney' }, TEN, 'quiet-hours'],
  ])('%s', (_when, state, now, expected) => {
    expect(fits(state, now)).toBe(expected);
  });

  test('a human has come since', () => {
    const mentor = { id: 'dave', name: 'Dave' };
    expect(fits({ handoff: { id: 'h', reason: 'asked', status: 'claimed', mentor, waiting: [] } }, TEN)).toBe('human');
  });
  test('hours later', () => {
    expect(fits({}, TEN, TEN - 3 * HOUR)).toBe('too-late');
  });
});
