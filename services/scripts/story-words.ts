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
  return compileStoryWords(read(understood('stories'), storiesFile), (text) =>
    unfit.filter((word) => phrasePattern(word).test(text)),
  );
}
