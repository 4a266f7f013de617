import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type KnownMessage, messagesFile, messagesOf } from '../../../dialogs/safety';
import {
  examplesFile,
  INTENTS,
  type IntentLesson,
  intentLessons,
  type OptOutLesson,
  optOutLessons,
  optOutsFile,
} from '../../../dialogs/understanding';
import { readYaml, ScriptError } from '../read-yaml';
import { understandingFile } from '../understanding-files';
import { readLearntFile, type Subject } from './learnt-file';

const MESSAGES = ['messages/danger', 'messages/harmless'];
/** The folders of a language that a subject is learnt from. */
const FOLDERS: Readonly<Record<Subject, readonly string[]>> = {
  danger: [...MESSAGES, 'examples'],
  category: MESSAGES,
  intents: ['examples'],
  'opt-out': ['opt-outs', 'messages/harmless', 'examples'],
};
/** Other files of a language that it depends on: how words are read, and for safety the examples of the patterns. */
const FILES: Readonly<Record<Subject, readonly string[]>> = {
  danger: ['safety', 'spelling', 'themes'],
  category: ['safety', 'spelling', 'themes'],
  intents: ['spelling', 'themes'],
  'opt-out': ['opt-out', 'spelling', 'themes'],
};
/** And the code. */
const READING = ['dialogs/learning', 'dialogs/safety/spelling', 'dialogs/safety/normalise.ts'];
const CODE: Readonly<Record<Subject, readonly string[]>> = {
  danger: [...READING, 'dialogs/safety/school.ts', 'dialogs/safety/lessons.ts'],
  category: [...READING, 'dialogs/safety/school.ts'],
  intents: [...READING, 'dialogs/understanding/school.ts'],
  'opt-out': [...READING, 'dialogs/understanding/opt-out-school.ts'],
};

/**
 * Every message of a language that safety is learnt from, without the examples of the patterns.
 * @throws ScriptError with every fault: file, line, what, and how to mend it
 */
export function readKnownMessages(root: string, locale: string): KnownMessage[] {
  return lessonFilesOf(root, locale, MESSAGES).flatMap(({ path, shown }) =>
    messagesOf(readYaml(path, shown, messagesFile), basename(path, '.yaml')),
  );
}

/** Every example of a language that intents are learnt from. @throws ScriptError, as `readKnownMessages` */
export function readIntentLessons(root: string, locale: string): IntentLesson[] {
  return lessonFiles(root, locale, 'intents').flatMap(readIntentFile);
}

/** The examples of one file. @throws ScriptError, also where its name is no intent */
export function readIntentFile({ path, shown }: LessonFile): IntentLesson[] {
  const name = basename(path, '.yaml');
  const intent = INTENTS.find((known) => known === name);
  if (!intent) {
    throw new ScriptError(
      `${shown}:1: there is no intent "${name}". Name the file after one of ${INTENTS.join(', ')}.`,
    );
  }
  return intentLessons(readYaml(path, shown, examplesFile), intent);
}

/** Every message of a language that was written to tell opt-outs from what looks like one. @throws ScriptError, as `readKnownMessages` */
export function readOptOutLessons(root: string, locale: string): OptOutLesson[] {
  return lessonFilesOf(root, locale, ['opt-outs']).flatMap(({ path, shown }) =>
    optOutLessons(readYaml(path, shown, optOutsFile)),
  );
}

/** Whether what was learnt of a subject was learnt from the files as they are. Where there are none, there is nothing to learn. */
export function wasLearnt(root: string, locale: string, subject: Subject): boolean {
  if (lessonFiles(root, locale, subject).length === 0) return true;
  const learnt = readLearntFile(root, locale, subject);
  // In a copy of the words alone the program is not there to compare with.
  const isHere = CODE[subject].every((place) => existsSync(join(root, place)));
  return learnt !== null && isHere && learnt.digest === digestOf(root, locale, subject);
}

/** What a learnt file was made of: it is out of date when this is another. */
export function digestOf(root: string, locale: string, subject: Subject): string {
  const code = CODE[subject].flatMap((place) => (place.endsWith('.ts') ? [place] : sourcesIn(root, place)));
  const data = FILES[subject].map((name) => understandingFile(root, locale, name));
  const lessons = lessonFiles(root, locale, subject).map(({ shown }) => shown);
  const hash = createHash('sha256');
  for (const file of [...code, ...data, ...lessons]) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 32);
}

/** The files that a subject is learnt from. */
function lessonFiles(root: string, locale: string, subject: Subject) {
  return lessonFilesOf(root, locale, FOLDERS[subject]);
}

/** A file that is learnt from, and its path in the project. */
export interface LessonFile {
  readonly path: string;
  readonly shown: string;
}

/** @param folders of a language's understanding */
export function lessonFilesOf(root: string, locale: string, folders: readonly string[]): LessonFile[] {
  return folders.flatMap((folder) => {
    const place = `locales/${locale}/understanding/${folder}`;
    return namesIn(join(root, place), '.yaml').map((name) => ({
      path: join(root, place, name),
      shown: `${place}/${name}`,
    }));
  });
}

function sourcesIn(root: string, place: string): string[] {
  return namesIn(join(root, place), '.ts')
    .filter((name) => !name.endsWith('.test.ts'))
    .map((name) => `${place}/${name}`);
}

function namesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
}
