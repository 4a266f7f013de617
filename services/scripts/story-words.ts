import { join } from 'node:path';
import { compileStoryWords, type StoryWords, storiesFile } from '../../dialogs/stories/words';
import { topicsFile } from '../../dialogs/topics';
import { houseStyleFile, phrasePattern } from './check/house-style';
import { readYaml } from './read-yaml';

/** Read what is texted about stories in a language, with the words that a coordinator is to look at. @throws ScriptError */
export function readStoryWords(root: string, locale: string): StoryWords {
  const read = <T>(name: string, schema: Parameters<typeof readYaml<T>>[2]) =>
    readYaml(join(root, 'locales', locale, name), `locales/${locale}/${name}`, schema);
  const { never } = read('style/house-style.yaml', houseStyleFile);
  const { private: hidden } = read('understanding/topics.yaml', topicsFile);
  const unfit = [...new Set([...never.flatMap(({ words }) => words), ...hidden])];
  return compileStoryWords(read('understanding/stories.yaml', storiesFile), (text) =>
    unfit.filter((word) => phrasePattern(word).test(text)),
  );
}
