import { pino } from 'pino';
import { Registry } from 'prom-client';
import { meterUnderstanding, understandingLog } from './understanding-metrics';

const clu = { endpoint: 'http://127.0.0.1:1', key: 'k', project: 'p', deployment: 'd' };

test('every outcome stands in /metrics from the start, and counts', async () => {
  const register = new Registry();
  const count = meterUnderstanding(register, { luis: undefined, clu });
  count('asked');
  count('late');
  const [metric] = await register.getMetricsAsJSON();
  const values = metric?.values.map(({ labels, value }) => [labels['outcome'], value]);
  expect(values).toEqual([
    ['asked', 1],
    ['answered', 0],
    ['late', 1],
    ['failed', 0],
    ['open', 0],
    ['busy', 0],
    ['used', 0],
  ]);
});

test('where nobody is asked there is no such metric', async () => {
  const register = new Registry();
  meterUnderstanding(register, { luis: undefined, clu: undefined })('asked');
  expect(await register.getMetricsAsJSON()).toEqual([]);
});

test('an operator is told once that it is left alone, and why, and once that it is back', () => {
  const lines: string[] = [];
  const tell = understandingLog(pino({ base: null, timestamp: false }, { write: (line) => lines.push(line.trim()) }));
  tell('status-401');
  tell(null);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { level: 40, because: 'status-401', msg: expect.stringContaining('left alone') },
    { level: 30, msg: expect.stringContaining('answers again') },
  ]);
});
