import { writeChats } from './chat-of';
import { readOptions } from './options';
import { asJson, inWords } from './report';
import { simulate } from './simulation';
import { SEEN_AS } from './weakened';

const MOST_CHATS = 5;

/** `npm run simulate -- --seed S --mentees N --days D [--faults] [--control NAME]`; README.md tells the rest. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { seed, mentees, days, faults, control } = options;
  console.log(
    `seed ${seed}: ${mentees} mentees, ${days} days${faults ? ', with faults' : ''}${control ? `, control ${control}` : ''}`,
  );
  const result = await simulate(options, (line) => console.log(line));
  for (const line of inWords(result)) console.log(line);
  for (const file of writeChats(result, MOST_CHATS)) console.log(`how it went: ${file}`);
  const isSeen = result.wrongs.some(({ what }) => control === null || SEEN_AS[control].test(what));
  console.log(JSON.stringify(control === null ? asJson(result) : { control, seen: isSeen, ...asJson(result) }));
  // A control is to be seen; in everything else there is nothing to see.
  process.exitCode = isSeen === (control !== null) ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
