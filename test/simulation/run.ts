import '../../services/config/tell-usage';
import { writeChats } from './chat-of';
import { readOptions, type SimulationOptions } from './options';
import { partsOf, runParts, type Told } from './parts';
import { asJson, inWords } from './report';
import { library, simulate } from './simulation';
import { together } from './together';
import { SEEN_AS } from './weakened';

const MOST_CHATS = 5;

/** `npm run simulate -- --seed S --mentees N --days D [--faults] [--control NAME]`; README.md tells the rest. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { seed, mentees, days, faults, control } = options;
  console.log(
    `seed ${seed}: ${mentees} mentees, ${days} days${faults ? ', with faults' : ''}${control ? `, control ${control}` : ''}`,
  );
  const parts = partsOf(options);
  const told = parts.length > 1 ? await inParts(options, parts) : await alone(options);
  console.log(JSON.stringify(told));
  // A control is to be seen; in everything else there is nothing to see.
  const isSeen = control === null ? told['violations'] !== 0 : told['seen'] === true;
  process.exitCode = isSeen === (control !== null) ? 0 : 1;
}

async function alone(options: SimulationOptions): Promise<Told> {
  const { control } = options;
  const result = await simulate(options, (line) => console.log(line));
  for (const line of inWords(result)) console.log(line);
  for (const { file, alone } of writeChats(result, MOST_CHATS, library))
    console.log(`how it went${alone ? '' : ', with everybody else'}: ${file}`);
  const seen = result.wrongs.some(({ what }) => control !== null && SEEN_AS[control].test(what));
  return control === null ? asJson(result) : { control, seen, ...asJson(result) };
}

async function inParts(options: SimulationOptions, parts: readonly SimulationOptions[]): Promise<Told> {
  const began = performance.now();
  const told = await runParts(parts, (line) => console.log(line));
  return together(options, told, (performance.now() - began) / 1_000);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
