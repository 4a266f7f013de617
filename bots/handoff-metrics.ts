import { Counter, Gauge, type Registry } from 'prom-client';
import { HANDOFF_REASONS } from '../dialogs/events';
import type { Decision, Waiting } from '../dialogs/handoffs/handoff';
import { RUNGS } from '../dialogs/programme';
import type { Clock } from '../services/mailroom/contract';

/**
 * Who waits for a human, and what the clock did about it. Labels are words of ours alone: no person, no handoff.
 * @returns to be told of everything that the clock brought about
 */
export function meterHandoffs(
  register: Registry,
  waiting: () => Promise<Waiting>,
  clock: Clock,
): (decision: Decision) => void {
  new Gauge({
    name: 'small_steps_handoffs_oldest_seconds',
    help: 'How long the longest-waiting open request for a human has been waiting, by its most pressing reason; 0 for none.',
    labelNames: ['reason'],
    registers: [register],
    async collect() {
      const { byReason } = await waiting();
      for (const reason of HANDOFF_REASONS) {
        const { oldestAt } = byReason[reason];
        this.set({ reason }, oldestAt === null ? 0 : Math.max(0, (clock.now() - oldestAt) / 1_000));
      }
    },
  });
  new Gauge({
    name: 'small_steps_handoffs_open',
    help: 'Requests for a human that nobody has taken, by their most pressing reason.',
    labelNames: ['reason'],
    registers: [register],
    async collect() {
      const { byReason } = await waiting();
      for (const reason of HANDOFF_REASONS) this.set({ reason }, byReason[reason].open);
    },
  });
  const climbs = new Counter({
    name: 'small_steps_handoffs_climbs_total',
    help: 'How often nobody came in time and the ladder was climbed, by the rung that was asked then.',
    labelNames: ['rung'],
    registers: [register],
  });
  for (const rung of [...RUNGS, 'the-end']) climbs.inc({ rung }, 0);
  const silences = new Counter({
    name: 'small_steps_handoffs_silent_total',
    help: 'Holders who were asked whether they are still there (reminded), and did not answer (lapsed).',
    labelNames: ['outcome'],
    registers: [register],
  });
  for (const outcome of ['reminded', 'lapsed']) silences.inc({ outcome }, 0);
  return ({ outcome, rung }) => {
    if (outcome === 'escalated' && rung !== null) climbs.inc({ rung });
    if (outcome === 'reminded' || outcome === 'lapsed') silences.inc({ outcome });
  };
}
