import { basename, join } from 'node:path';
import { readAnswerWords } from '../../dialogs/answers';
import type { Language } from '../../dialogs/language';
import { compileMentorWords, mentorWordsFile } from '../../dialogs/mentor/commands';
import { compileWording, type Wording, wordingFile } from '../../dialogs/scripts/wording';
import { compileTopics, topicsFile } from '../../dialogs/topics';
import { HearingFiles } from './hearing';
import { yamlIn } from './load';
import { readYaml, ScriptError } from './read-yaml';

/** Read one locale's folder. @throws ScriptError */
export function readLanguage(root: string, locale: string): Language {
  const folder = join(root, 'locales', locale);
  const shown = (file: string) => `locales/${locale}/${file}`;
  const wording = new Map<string, Wording>();
  for (const path of yamlIn(folder)) {
    const name = basename(path, '.yaml');
    const file = readYaml(path, shown(`${name}.yaml`), wordingFile);
    for (const entry of naming(shown(`${name}.yaml`), () => compileWording(file, name, locale))) {
      wording.set(entry.cue, entry);
    }
  }
  const hearing = new HearingFiles(root, locale);
  return {
    locale,
    wording,
    answers: naming(shown('understanding/answers.yaml'), () => readAnswerWords(hearing.data('answers').data)),
    safety: hearing.safety(),
    optOut: hearing.optOut(),
    intents: hearing.intents(),
    topics: compileTopics(
      readYaml(join(folder, 'understanding/topics.yaml'), shown('understanding/topics.yaml'), topicsFile),
    ),
    mentorWords: compileMentorWords(
      readYaml(join(folder, 'understanding/mentor.yaml'), shown('understanding/mentor.yaml'), mentorWordsFile),
    ),
  };
}

function naming<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ScriptError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new ScriptError(file === '' ? message : `${file}: ${message}`);
  }
}
