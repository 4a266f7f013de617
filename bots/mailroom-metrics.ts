import { Counter, Gauge, type Registry } from 'prom-client';
import type { Fault, Mailroom } from '../services/mailroom';

/** What an operator watches of the mailroom. Labels are words of ours alone: no person, no text. */
export function meterMailroom(register: Registry, backlog: Mailroom['backlog']): (fault: Fault) => void {
  new Gauge({
    name: 'small_steps_oldest_waiting_seconds',
    help: 'How long the oldest mailbox has been waiting for its turn. /readyz fails above 30.',
    registers: [register],
    collect() {
      this.set(backlog().waitingMs / 1_000);
    },
  });
  new Gauge({
    name: 'small_steps_oldest_unsent_seconds',
    help: 'How long the oldest outgoing message or call for a human has been waiting to go out.',
    registers: [register],
    collect() {
      this.set(backlog().unsentMs / 1_000);
    },
  });
  const faults = new Counter({
    name: 'small_steps_faults_total',
    help: 'Faults that the mailroom dealt with. Every burial is a message that no turn survived.',
    labelNames: ['where', 'because'],
    registers: [register],
  });
  return ({ where, because }) => faults.inc({ where, because });
}
