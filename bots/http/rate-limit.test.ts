import fc from 'fast-check';
import { RateLimit } from './rate-limit';

function limitAt(perMinute: number, burst: number) {
  const clock = { ms: 0 };
  return { clock, limit: new RateLimit({ perMinute, burst, now: () => clock.ms }) };
}

test('a burst passes, the next waits, and is let through when it has waited as long as it was told', () => {
  const { clock, limit } = limitAt(60, 3);
  expect([1, 2, 3].map(() => limit.take('a'))).toEqual([0, 0, 0]);
  const wait = limit.take('a');
  expect(wait).toBe(1000);
  clock.ms += wait - 1;
  expect(limit.take('a')).toBe(1);
  clock.ms += 1;
  expect(limit.take('a')).toBe(0);
});

test('one sender in a hurry does not slow another', () => {
  const { limit } = limitAt(60, 1);
  expect([limit.take('a'), limit.take('b'), limit.take('a') > 0]).toEqual([0, 0, true]);
});

test('whatever the pattern, no minute holds more than the burst and the rate together', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 300 }), (pauses) => {
      const { clock, limit } = limitAt(30, 5);
      const passed: number[] = [];
      for (const pause of pauses) {
        clock.ms += pause;
        if (limit.take('a') === 0) passed.push(clock.ms);
      }
      for (const start of passed) {
        expect(passed.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(30 + 5);
      }
    }),
    { numRuns: 50 },
  );
});

test('a flood of addresses does not fill the memory', () => {
  const { limit } = limitAt(1, 1);
  for (let n = 0; n < 25_000; n++) limit.take(`sender ${n}`);
  expect(limit.size).toBeLessThanOrEqual(10_000);
});
