import { Registry } from 'prom-client';
import type { OutgoingMessage, Sent } from '../../services/mailroom/contract';
import { meterSegments } from './segment-meter';

const message = (text: string): OutgoingMessage => ({
  id: 'm-1',
  to: 'person-1',
  address: { via: 'sms', channel: 'sms', handle: '+447700900123' },
  cue: 'check-in.how-is-today',
  text,
  priority: 'reply',
});

test('what the provider took is counted in text messages, by alphabet, and what it refused is not', async () => {
  const register = new Registry();
  const answers: Sent[] = [
    { sent: true },
    { sent: true },
    { sent: false, because: '21610', again: false },
    { sent: true },
  ];
  const carrier = meterSegments(register, { send: async () => answers.shift() ?? { sent: true } });
  const sent = [];
  for (const text of ['a'.repeat(161), 'hi', 'refused', 'Zoë \u{1F44D}']) sent.push(await carrier.send(message(text)));
  expect(sent.map((one) => one.sent)).toEqual([true, true, false, true]);
  const metric = await register.getSingleMetric('small_steps_sms_segments_total')?.get();
  expect(metric?.values.map(({ labels, value }) => [labels['encoding'], value])).toEqual([
    ['GSM-7', 3],
    ['UCS-2', 1],
  ]);
});
