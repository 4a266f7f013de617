import { type ProviderServer, startProvider } from '../../test/support/connector-server';
import { createOutbound, type Outbound, retryAfterMs } from './outbound';

let provider: ProviderServer;
let outbound: Outbound;
beforeEach(async () => {
  provider = await startProvider();
  outbound = createOutbound();
});
afterEach(async () => {
  outbound.close();
  await provider.close();
});

const post = (signal = AbortSignal.timeout(5_000)) =>
  outbound.post({ url: `${provider.url}/x`, headers: { 'X-Ours': 'yes' }, body: 'zoë', signal });

test('messages one after the other use one connection', async () => {
  for (let n = 0; n < 3; n++) await post();
  expect(new Set(provider.seen.map(({ fromPort }) => fromPort)).size).toBe(1);
  expect(provider.seen[0]).toMatchObject({ method: 'POST', path: '/x', body: 'zoë' });
  expect(provider.seen[0]?.headers).toMatchObject({ 'x-ours': 'yes', 'content-length': '4' });
});

test('a redirect is an answer like any other, and is not followed', async () => {
  provider.answerWith({ status: 302, headers: { Location: `${provider.url}/elsewhere` } });
  expect(await post()).toMatchObject({ status: 302 });
  expect(provider.seen).toHaveLength(1);
});

test('a connection cut in the middle is a failure, and is not tried again', async () => {
  provider.answerWith('cut');
  await expect(post()).rejects.toThrow();
  expect(provider.seen).toHaveLength(1);
});

test('silence ends at the deadline', async () => {
  provider.answerWith('silence');
  await expect(post(AbortSignal.timeout(20))).rejects.toThrow();
});

test('of a very long answer only the beginning is kept', async () => {
  provider.answerWith({ status: 200, body: 'x'.repeat(1_000_000) });
  expect((await post()).text.length).toBeLessThanOrEqual(64 * 1024);
});

const NOW = Date.UTC(2026, 0, 5, 9, 0, 0);
test.each([
  ['seconds', '30', 30_000],
  ['no time at all', '0', 0],
  ['an instant', 'Mon, 05 Jan 2026 09:00:05 GMT', 5_000],
  ['an instant that is past', 'Mon, 05 Jan 2026 08:00:00 GMT', 0],
  ['a whole day', '86400', 3_600_000],
  ['nonsense', 'soon', undefined],
  ['nothing', undefined, undefined],
])('a Retry-After of %s (%p) is %p milliseconds', (_what, value, expected) => {
  expect(retryAfterMs(value, NOW)).toBe(expected);
});
