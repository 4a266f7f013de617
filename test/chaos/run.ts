import '../../services/config/tell-usage';
import { runChaos } from './chaos';
import { readOptions } from './options';
import { asJson, inWords, isSeen, violationsOf } from './report';

/** `npm run chaos [-- --seed S --people N --messages M --control no-fencing|no-dedupe --cluster …]`; README.md tells the rest. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { seed, people, messages, processes, faults, redisKills, leaseMs, control, cluster } = options;
  console.log(`seed ${seed}${control ? `, control ${control}` : ''}${cluster ? ', on a cluster' : ''}`);
  console.log(
    `${people} people, ${messages} messages twice, ${processes} processes, ${faults} kills and stops, ` +
      `${redisKills} kills of Redis, lease ${leaseMs} ms`,
  );
  const result = await runChaos(options, (line) => console.log(line));
  for (const line of inWords(result)) console.log(line);
  const seen = isSeen(result);
  console.log(JSON.stringify(control === null ? asJson(result) : { control, seen, ...asJson(result) }));
  // A control is to be seen; in everything else there is nothing to see.
  process.exitCode = (control === null ? violationsOf(result) === 0 : seen) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
