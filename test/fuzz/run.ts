import '../../services/config/tell-usage';
import { parseArgs } from 'node:util';
import { runFuzz } from './fuzz';

const CONTROLS = ['leak', 'loss'] as const;

/** `npm run fuzz [-- --requests N --seed S --control leak|loss]`: a line of JSON; README.md tells the rest. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      requests: { type: 'string', default: '20000' },
      seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
      control: { type: 'string' },
    },
  });
  const control = CONTROLS.find((one) => one === values.control) ?? null;
  if (values.control !== undefined && control === null) {
    throw new Error(`--control is "${values.control}": permitted are ${CONTROLS.join(', ')}.`);
  }
  const [requests, seed] = [Number(values.requests), Number(values.seed)];
  if (!(Number.isInteger(requests) && requests > 0)) throw new Error('--requests: use a whole number above 0.');
  if (!Number.isInteger(seed)) throw new Error('--seed: use a whole number.');
  const began = performance.now();
  const { violations, ...result } = await runFuzz({ requests, seed, control });
  for (const violation of violations) console.error(violation);
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  console.log(JSON.stringify({ violations: violations.length, control, seed, seconds, ...result }));
  // A control is to be seen; in everything else there is nothing to see.
  process.exitCode = violations.length > 0 === (control !== null) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
