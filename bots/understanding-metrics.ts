import type { Logger } from 'pino';
import { Counter, type Registry } from 'prom-client';
import type { Config } from '../services/config';
import { type Because, OUTCOMES, type Outcome } from '../services/understanding';

/** What becomes of messages that a remote recogniser may be asked about. Nothing is registered where there is none. */
export function meterUnderstanding(
  register: Registry,
  { luis, clu }: Pick<Config, 'luis' | 'clu'>,
): (outcome: Outcome) => void {
  if (luis === undefined && clu === undefined) return () => {};
  const counter = new Counter({
    name: 'small_steps_understanding_total',
    help: 'Messages that a remote recogniser was asked about (asked = answered + late + failed), was left alone for (open, busy), or that it answered in a way worth using (used).',
    labelNames: ['outcome'],
    registers: [register],
  });
  for (const outcome of OUTCOMES) counter.inc({ outcome }, 0);
  return (outcome) => counter.inc({ outcome });
}

/** Told once when a remote recogniser is given up for a while, and once when it is back. Never a word of what was asked. */
export function understandingLog(log: Logger): (because: Because | null) => void {
  return (because) => {
    if (because === null) log.info('the remote recogniser answers again');
    else log.warn({ because }, 'the remote recogniser is left alone for a while; the embedded one goes on');
  };
}
