import '../services/config/tell-usage';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { remembering } from '../dialogs/remember';
import { localTime } from '../dialogs/time';
import { hearAlone } from '../dialogs/understanding/alone';
import { PROJECT_ROOT, readConfig } from '../services/config';
import { learnExamplesNow, loadLibrary, localesThatLearn } from '../services/scripts';

const line = z.object({ text: z.string(), locale: z.string().optional() });

/**
 * `npm run understand`: JSON Lines on standard input, {"text","locale"?}; for each a line on standard output, in order:
 * {"safety","category","optOut","intent","confidence"}. A line that is none of these gets {"error"}, and the exit code is 1.
 */
async function main() {
  const { defaults } = readConfig(process.env);
  const library = loadLibrary({ root: PROJECT_ROOT, locale: defaults.locale, region: defaults.region });
  const now = localTime(Date.now(), defaults.timezone);
  const learning = localesThatLearn(PROJECT_ROOT);
  const upToDate = remembering(learning.length, (tag: string) => {
    const language = library.language(tag);
    const { sense } = language.intents;
    if (sense !== null && learning.includes(tag) && learnExamplesNow(PROJECT_ROOT, tag, sense))
      console.error(`${tag}: examples have changed since they were learnt, and were learnt anew for these lines.`);
    return language;
  });
  let number = 0;
  for await (const typed of createInterface({ input: process.stdin })) {
    number += 1;
    if (typed.trim() === '') continue;
    const read = line.safeParse(jsonOf(typed));
    if (!read.success) process.exitCode = 1;
    const answer = read.success
      ? hearAlone(read.data.text, upToDate(read.data.locale ?? defaults.locale), now)
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
