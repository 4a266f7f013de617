import '../../services/config/tell-usage';
import { parseArgs } from 'node:util';
import { acknowledgement } from './acknowledgement';
import { boot } from './boot';
import type { Bench } from './figure';
import { handoffs } from './handoffs';
import { handover } from './handover';
import { personBytes } from './person-bytes';
import { safety } from './safety';
import { scale } from './scale';
import { schedule } from './schedule';
import { scheduleLateness } from './schedule-lateness';
import { scheduleTurned } from './schedule-turned';
import { smsTurns } from './turns-sms';
import { teamsTurns } from './turns-teams';
import { understandingLoad } from './understanding-load';

/** In the order in which they are run. */
const BENCHES: readonly Bench[] = [
  smsTurns,
  teamsTurns,
  acknowledgement,
  handover,
  schedule,
  scheduleTurned,
  scheduleLateness,
  handoffs,
  scale,
  personBytes,
  safety,
  understandingLoad,
  boot,
];

/** `npm run bench [-- NAME…] [--quick] [--profile]`: one JSON line a figure on standard output, progress on standard error. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { quick: { type: 'boolean', default: false }, profile: { type: 'boolean', default: false } },
  });
  const known = BENCHES.flatMap(({ names }) => names);
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0)
    throw new Error(`${unknown.join(', ')}: there is no such figure. Name any of ${known.join(', ')}.`);
  const wanted = (name: string) => positionals.length === 0 || positionals.includes(name);
  const say = (line: string) => console.error(line);
  for (const bench of BENCHES.filter(({ names }) => names.some(wanted))) {
    for (const figure of await bench.run({ ...values, say }))
      if (wanted(figure.name)) console.log(JSON.stringify(figure));
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
