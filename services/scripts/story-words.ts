import { join } from 'node:path';
import { compileStoryWords, type StoryWords, storiesFile } from '../../dialogs/stories/words';
import { topicsFile } from '../../dialogs/topics';
import { houseStyleFile, phrasePattern } from './check/house-style';
import { readYaml } from './read-yaml';
import { understandingFile } from './understanding-files';

/** Read what is texted about stories in a language, with the words that a coordinator is to look at. @throws ScriptError */
export function readStoryWords(root: string, locale: string): StoryWords {
  const read = <T>(shown: string, schema: Parameters<typeof readYaml<T>>[2]) =>
    readYaml(join(root, shown), shown, schema);
  const understood = (name: string) => understandingFile(root, locale, name);
  const { never } = read(`locales/${locale}/style/house-style.yaml`, houseStyleFile);
  const { private: hidden } = read(understood('topics'), topicsFile);
  const said = never.flatMap(({ words, ofTheBot }) => (ofTheBot ? [] : words));
  const unfit = [...new Set([...said, ...hidden])];
  // As they stand there: of a word in any of its forms, the one that was written.
  const wordsUnfit = (text: string) => unfit.flatMap((word) => phrasePattern(word).exec(text)?.[0] ?? []);
  return compileStoryWords(read(understood('stories'), storiesFile), (text) => [...new Set(wordsUnfit(text))]);
}
