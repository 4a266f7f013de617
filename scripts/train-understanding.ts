import { PROJECT_ROOT } from '../services/config';
import { localesIn } from '../services/scripts';
import { learnSafety } from '../services/scripts/hearing';
import { learntFile, readKnownMessages, writeLearntFile } from '../services/scripts/learnt';

/** `npm run understanding:train`: learn anew from the messages of every language that has some. The same messages give the same file. */
function main() {
  for (const locale of localesIn(PROJECT_ROOT)) {
    const messages = readKnownMessages(PROJECT_ROOT, locale).length;
    if (messages === 0) continue;
    writeLearntFile(PROJECT_ROOT, locale, learnSafety(PROJECT_ROOT, locale));
    console.log(`${learntFile(locale)}: learnt from ${messages} messages.`);
  }
}

main();
