import { Counter, type Registry } from 'prom-client';
import { segmentsOf } from '../../dialogs/scripts/segments';
import type { Carrier } from '../../services/mailroom/contract';

/** Counts what the provider has taken, in the text messages that it charges for, by the alphabet they went in. */
export function meterSegments(register: Registry, carrier: Carrier): Carrier {
  const counter = new Counter({
    name: 'small_steps_sms_segments_total',
    help: 'Text messages as the SMS provider counts them. UCS-2 costs more than twice as much for the same words.',
    labelNames: ['encoding'],
    registers: [register],
  });
  return {
    async send(message) {
      const sent = await carrier.send(message);
      if (sent.sent) {
        const { encoding, count } = segmentsOf(message.text);
        counter.inc({ encoding }, count);
      }
      return sent;
    },
  };
}
