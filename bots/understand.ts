import { createInterface } from 'node:readline';
import { z } from 'zod';
import { localTime } from '../dialogs/time';
import { hearAlone } from '../dialogs/understanding/alone';
import { PROJECT_ROOT, readConfig } from '../services/config';
import { learnExamplesNow, loadLibrary } from '../services/scripts';
import { localesThatLearn } from '../services/scripts/learnt';

const line = z.object({ text: z.string(), locale: z.string().optional() });

/**
 * `npm run understand`: JSON Lines on standard input, {"text","locale"?}; for each a line on standard output, in order:
 * {"safety","category","optOut","intent","confidence"}. A line that is none of these gets {"error"}, and the exit code is 1.
 */
async function main() {
  const { defaults } = readConfig(process.env);
  const library = loadLibrary({ root: PROJECT_ROOT, locale: defaults.locale, region: defaults.region });
  const now = localTime(Date.now(), defaults.timezone);
  for (const locale of localesThatLearn(PROJECT_ROOT)) {
    const { sense } = library.language(locale).intents;
    const anew = sense !== null && learnExamplesNow(PROJECT_ROOT, locale, sense);
    if (anew)
      console.error(`${locale}: examples have changed since they were learnt, and were learnt anew for these lines.`);
  }
  let number = 0;
  for await (const typed of createInterface({ input: process.stdin })) {
    number += 1;
    if (typed.trim() === '') continue;
    const read = line.safeParse(jsonOf(typed));
    if (!read.success) process.exitCode = 1;
    const answer = read.success
      ? hearAlone(read.data.text, library.language(read.data.locale ?? defaults.locale), now)
      : { error: `line ${number} must be {"text": "...", "locale"?: "en-GB"}` };
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
