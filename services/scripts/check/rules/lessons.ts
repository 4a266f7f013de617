import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectSafety } from '../../../../dialogs/safety';
import { freeFormOptOut, type IntentLesson } from '../../../../dialogs/understanding';
import { HearingFiles } from '../../hearing';
import {
  type LessonFile,
  lessonFilesOf,
  readIntentFile,
  readKnownMessages,
  readOptOutLessons,
  wasLearnt,
} from '../../learnt';
import { understandingFile } from '../../understanding-files';
import { error, type Finding, warning } from '../finding';

interface Example extends IntentLesson {
  readonly in: LessonFile;
}

const EXAMPLES_A_BREATH = 200;

/**
 * What people are understood by is learnt from: a file that cannot be read, and a message that would teach the wrong thing.
 * @param tried runs a reader, and keeps what it throws as findings
 */
export function* checkLessons(
  root: string,
  locale: string,
  tried: <T>(read: () => T) => T[],
): Generator<void, Finding[]> {
  const examples: Example[] = lessonFilesOf(root, locale, ['examples']).flatMap((file) =>
    tried(() => readIntentFile(file).map((lesson) => ({ ...lesson, in: file }))).flat(),
  );
  yield;
  // What was learnt from these very files could be read.
  if (!wasLearnt(root, locale, 'danger')) tried(() => readKnownMessages(root, locale));
  if (!wasLearnt(root, locale, 'opt-out')) tried(() => readOptOutLessons(root, locale));
  yield;
  return [...saidTwice(examples), ...(yield* heardBefore(root, locale, examples))];
}

/** The same message for two things teaches neither. */
function saidTwice(examples: readonly Example[]): Finding[] {
  const first = new Map<string, Example>();
  return examples.flatMap((example): Finding[] => {
    const said = example.text.toLowerCase().replace(/\s+/g, ' ');
    const other = first.get(said);
    if (other === undefined) {
      first.set(said, example);
      return [];
    }
    const what = `"${example.text}" stands in ${other.in.shown} as well`;
    if (other.label === example.label) return [fault(warning, example, what, 'leave it in one place')];
    return [fault(error, example, `${what}, as another intent`, 'leave it where it is true more often')];
  });
}

/** Danger and STOP are heard before any intent: as an example they teach that such a message is harmless. */
function* heardBefore(root: string, locale: string, examples: readonly Example[]): Generator<void, Finding[]> {
  const isThere = (name: string) => existsSync(join(root, understandingFile(root, locale, name)));
  if (examples.length === 0 || !['safety', 'opt-out', 'spelling'].every(isThere)) return [];
  const files = new HearingFiles(root, locale);
  const [safety, optOut] = [files.safetyAlone(), files.optOutAlone()];
  const found: Finding[] = [];
  for (const [at, example] of examples.entries()) {
    if (at % EXAMPLES_A_BREATH === 0) yield;
    if (detectSafety(example.text, safety).tier === 'urgent') {
      const what = `"${example.text}" is heard as danger, and as an example it would teach that it is harmless`;
      found.push(fault(error, example, what, 'take it out; messages about danger belong into messages/danger'));
    } else if (freeFormOptOut(example.text, optOut)) {
      const what = `"${example.text}" is heard as a wish for no more texts, before any intent`;
      found.push(fault(error, example, what, 'take it out; such messages belong into opt-outs'));
    }
  }
  return found;
}

function fault(weigh: typeof error, { text, family, in: { path, shown } }: Example, what: string, mend: string) {
  const lines = readFileSync(path, 'utf8').split('\n');
  const line = lines.findLastIndex((one) => one.includes(text) || one.includes(JSON.stringify(text))) + 1;
  return weigh('lessons', { file: shown, line: Math.max(1, line) }, family.replace(/^.*:/, ''), what, mend);
}
