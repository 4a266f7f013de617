import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { readLearnt } from '../../dialogs/learning';
import { orThrow } from '../../dialogs/safety';
import type { IntentSense } from '../../dialogs/understanding';
import { learnIntents } from './hearing';
import { digestOf, learntFile, readLearntFile, wasLearnt } from './learnt';
import { watchFolders } from './watch-folder';

/** What became of examples that were changed. */
export type Relearnt =
  | { readonly learnt: true; readonly locale: string }
  /** They cannot be used: what was learnt before holds. `problem` names file and line. */
  | { readonly learnt: false; readonly locale: string; readonly problem: string };

export interface LiveExamples {
  /** Stops looking. */
  close(): void;
}

/** Learns intents anew at once, where the examples are not those of the learnt file any more. @returns whether it did. @throws ScriptError */
export function learnExamplesNow(root: string, locale: string, sense: IntentSense): boolean {
  if (wasLearnt(root, locale, 'intents')) return false;
  const steps = learnIntents(root, locale);
  let step = steps.next();
  while (!step.done) step = steps.next();
  sense.relearn(orThrow(readLearnt(step.value, learntFile(locale, 'intents'))));
  return true;
}

/**
 * Learns intents anew whenever a file of a locale's examples changes, and at once where they are not those of the learnt file any more. It
 * takes a breath between one step and the next, so that people are answered meanwhile. Examples that cannot be used change nothing.
 */
export function followExamples(
  root: string,
  locale: string,
  sense: IntentSense,
  told: (relearnt: Relearnt) => void,
): LiveExamples {
  const folder = join(root, `locales/${locale}/understanding/examples`);
  let wanted = 0;
  let known = readLearntFile(root, locale, 'intents')?.digest;

  const learn = async () => {
    wanted += 1;
    const mine = wanted;
    try {
      const digest = digestOf(root, locale, 'intents');
      if (digest === known) return;
      const steps = learnIntents(root, locale);
      let step = steps.next();
      while (!step.done) {
        await breathe();
        // Something has changed again, or nobody listens any more.
        if (mine !== wanted) return;
        step = steps.next();
      }
      sense.relearn(orThrow(readLearnt(step.value, learntFile(locale, 'intents'))));
      known = digest;
      told({ learnt: true, locale });
    } catch (fault) {
      told({ learnt: false, locale, problem: fault instanceof Error ? fault.message : String(fault) });
    }
  };
  const notFollowed = (fault: unknown) => {
    const what = fault instanceof Error ? fault.message : String(fault);
    told({ learnt: false, locale, problem: `examples are not followed until the next start: ${what}` });
  };
  const watched = watchFolders([folder], () => void learn(), notFollowed);
  watched.soon();
  return {
    close() {
      wanted += 1;
      watched.close();
    },
  };
}
