import '../../services/config/tell-usage';
import { parseArgs } from 'node:util';
import { runRace } from './race';

/** `npm run handoffs:race [-- --handoffs 10000 --mentors 20 --processes 4 --kills 40]`; README.md tells the rest. */
async function main(): Promise<void> {
  const number = (fallback: number) => ({ type: 'string', default: String(fallback) }) as const;
  const { values } = parseArgs({
    options: { handoffs: number(10_000), mentors: number(20), processes: number(4), kills: number(40) },
  });
  const result = await runRace({
    handoffs: Number(values.handoffs),
    mentors: Number(values.mentors),
    processes: Number(values.processes),
    kills: Number(values.kills),
  });
  const { handoffs: _handoffs, kills: _kills, claims: _claims, climbs: _climbs, ...faults } = result;
  const violations = Object.values(faults).reduce((sum, one) => sum + one, 0);
  console.log(JSON.stringify({ violations, ...result }));
  process.exitCode = violations === 0 && result.claims === result.handoffs ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
