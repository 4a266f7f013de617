import '../services/config/tell-usage';
import { PROJECT_ROOT } from '../services/config';
import { localesIn } from '../services/scripts';
import { learnCategories, learnDanger, learnIntents, learnOptOuts } from '../services/scripts/hearing';
import {
  learntFile,
  readIntentLessons,
  readKnownMessages,
  readOptOutLessons,
  type Subject,
  writeLearntFile,
} from '../services/scripts/learnt';
import { atOnce } from './at-once';

/** `npm run understanding:train`: learn anew, in every language that has something to learn from. The same messages give the same files. */
function main() {
  for (const locale of localesIn(PROJECT_ROOT)) {
    const messages = readKnownMessages(PROJECT_ROOT, locale).length;
    keep(locale, 'danger', messages, () => learnDanger(PROJECT_ROOT, locale));
    keep(locale, 'category', messages, () => learnCategories(PROJECT_ROOT, locale));
    keep(locale, 'intents', readIntentLessons(PROJECT_ROOT, locale).length, () =>
      atOnce(learnIntents(PROJECT_ROOT, locale)),
    );
    keep(locale, 'opt-out', readOptOutLessons(PROJECT_ROOT, locale).length, () => learnOptOuts(PROJECT_ROOT, locale));
  }
}

function keep(locale: string, subject: Subject, lessons: number, learn: () => Uint8Array) {
  if (lessons === 0) return;
  writeLearntFile(PROJECT_ROOT, locale, subject, learn());
  console.log(`${learntFile(locale, subject)}: learnt from ${lessons} messages.`);
}

main();
