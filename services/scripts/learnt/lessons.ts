import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type KnownMessage, messagesFile, messagesOf } from '../../../dialogs/safety';
import { readYaml } from '../read-yaml';

/** The folders of a language's messages: those in danger, and those who are not. */
const FOLDERS = ['danger', 'harmless'] as const;

/** The code that what is learnt depends on, besides the messages. */
const CODE = ['dialogs/learning', 'dialogs/safety/spelling'];
const CODE_FILES = ['school', 'normalise', 'messages', 'sense'].map((name) => `dialogs/safety/${name}.ts`);

/**
 * Every message of a language that is learnt from.
 * @throws ScriptError with every fault: file, line, what, and how to mend it
 */
export function readKnownMessages(root: string, locale: string): KnownMessage[] {
  return messageFiles(root, locale).flatMap(({ path, shown }) =>
    messagesOf(readYaml(path, shown, messagesFile), basename(path, '.yaml')),
  );
}

/** What the learnt file of a language was made of: it is out of date when this is another. */
export function digestOf(root: string, locale: string): string {
  const folder = `locales/${locale}/understanding`;
  const sources = CODE.flatMap((place) => namesIn(join(root, place), '.ts').map((name) => `${place}/${name}`));
  const data = ['safety', 'spelling', 'themes'].map((name) => `${folder}/${name}.yaml`);
  const messages = messageFiles(root, locale).map(({ shown }) => shown);
  const hash = createHash('sha256');
  for (const file of [...sources.filter((file) => !file.includes('.test.')), ...CODE_FILES, ...data, ...messages]) {
    hash
      .update(`${file}\n`)
      .update(readFileSync(join(root, file)))
      .update('\n');
  }
  return hash.digest('hex').slice(0, 32);
}

function messageFiles(root: string, locale: string): { path: string; shown: string }[] {
  return FOLDERS.flatMap((folder) => {
    const place = `locales/${locale}/understanding/messages/${folder}`;
    return namesIn(join(root, place), '.yaml').map((name) => ({
      path: join(root, place, name),
      shown: `${place}/${name}`,
    }));
  });
}

function namesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort();
}
