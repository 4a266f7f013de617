import { Registry } from 'prom-client';
import { startTestRedis, type TestRedis } from '../test/support/redis';
import { meterMailroom } from './mailroom-metrics';
import { readiness } from './readiness';

describe('back-pressure', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  afterAll(() => redis.stop());

  const NOBODY = { open: 0, overdue: 0, nobodyAlerted: 0 };
  const asked = (waitingMs: number, unsentMs = 0, keyMissing = false, smsFault: string | null = null) =>
    readiness({
      redis: redis.open,
      store: redis.open.connect('work'),
      handoffs: { waiting: async () => NOBODY },
      backlog: () => ({ waitingMs, unsentMs }),
      keyMissing: () => keyMissing,
      smsFault: () => smsFault,
    })();

  test('is told when somebody has been waiting for more than half a minute', async () => {
    expect(await asked(30_000)).toMatchObject({ ok: true, detail: { oldest: { waitingSeconds: 30 } } });
    expect(await asked(30_001)).toMatchObject({ ok: false, detail: { because: 'behind' } });
  });

  test('is told when people wait for a master key that this process lacks: each try puts them off anew', async () => {
    expect(await asked(0, 0, true)).toMatchObject({ ok: false, detail: { because: 'no-master-key' } });
  });

  test('does not come from a provider that is down: what is heard is still answered', async () => {
    expect(await asked(0, 3_600_000)).toMatchObject({ ok: true, detail: { oldest: { unsentSeconds: 3_600 } } });
  });

  test('does not come from an SMS provider that refuses our account, but says so', async () => {
    expect(await asked(0)).not.toMatchObject({ detail: { sms: expect.anything() } });
    expect(await asked(0, 0, false, '20003')).toMatchObject({ ok: true, detail: { sms: { refused: '20003' } } });
  });

  test('stands in the metrics, with the faults by their cause', async () => {
    const register = new Registry();
    const count = meterMailroom(register, () => ({ waitingMs: 31_500, unsentMs: 2_000 }));
    count({ where: 'turn', because: 'stale', person: 'sam' });
    const told = await register.metrics();
    expect(told).toContain('small_steps_oldest_waiting_seconds 31.5');
    expect(told).toContain('small_steps_oldest_unsent_seconds 2');
    expect(told).toContain('small_steps_faults_total{where="turn",because="stale"} 1');
    expect(told).not.toContain('sam');
  });
});
