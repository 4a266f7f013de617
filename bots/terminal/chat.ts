import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { PROJECT_ROOT, readConfig } from '../../services/config';
import { loadLibrary } from '../../services/scripts';
import { ClockNotUnderstood, openChat } from './script';

const USAGE = `npm run chat -- [--new] [--at 2026-01-05T09:00] [--locale en-GB] [--region GB] [--timezone Europe/London]
You are Sam. Type what you would text. "mentor: ..." speaks as Dave. "@ +1d" or "@ Mon 09:00" moves the clock.`;

/** `npm run chat`: talk as a mentee, in a terminal or through a pipe. Ends with the input. */
async function main() {
  const { values } = parseArgs({
    options: {
      new: { type: 'boolean', default: false },
      at: { type: 'string' },
      locale: { type: 'string' },
      region: { type: 'string' },
      timezone: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const { defaults } = readConfig(process.env);
  const library = loadLibrary({ root: PROJECT_ROOT, locale: defaults.locale, region: defaults.region });
  const chat = openChat({
    library,
    locale: values.locale ?? defaults.locale,
    region: values.region ?? defaults.region,
    timezone: values.timezone ?? defaults.timezone,
    at: (values.at ?? `${new Date().toISOString().slice(0, 10)}T09:00`).replace('T', ' '),
    fresh: values.new,
  });

  const isTyped = process.stdin.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    output: isTyped ? process.stdout : undefined,
    terminal: isTyped,
  });
  const show = (out: readonly string[]) => {
    for (const line of out) console.log(line);
    if (!isTyped) return;
    lines.setPrompt(`${chat.clock()}  you: `);
    lines.prompt();
  };
  if (isTyped) console.log(`${USAGE}\n`);
  show(chat.begin());
  for await (const line of lines) {
    try {
      show(chat.line(line));
    } catch (error) {
      if (!(error instanceof ClockNotUnderstood)) throw error;
      console.error(error.message);
      show([]);
    }
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
