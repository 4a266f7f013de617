import { join } from 'node:path';
import { readAnswerWords } from '../../dialogs/answers';
import { compileKeepsakes, keepsakesFile } from '../../dialogs/keepsakes/words';
import { languageFile } from '../../dialogs/language-names';
import { compileOtherLanguages, otherLanguagesFile } from '../../dialogs/languages/other';
import { compileMatchingWords, matchingFile } from '../../dialogs/matching/words';
import { compileMySay, mySayFile } from '../../dialogs/mentee/my-say/words';
import { compileMentorWords, mentorWordsFile } from '../../dialogs/mentor/commands';
import { compileRhythmWords, rhythmFile } from '../../dialogs/rhythm';
import { compileTopics, topicsFile } from '../../dialogs/topics';
import { HearingFiles } from './hearing';
import type { Hearing } from './live-library';
import { naming, readYaml } from './read-yaml';
import { readStoryWords } from './story-words';

const OTHER_LANGUAGES = 'locales/other-languages.yaml';

/** Read how one locale is heard. @throws ScriptError */
export function readHearing(root: string, locale: string): Hearing {
  const folder = join(root, 'locales', locale);
  const shown = (file: string) => `locales/${locale}/${file}`;
  const hearing = new HearingFiles(root, locale);
  const answers = naming(shown('understanding/answers.yaml'), () => readAnswerWords(hearing.data('answers').data));
  return {
    locale,
    names: readYaml(join(folder, 'understanding/language.yaml'), shown('understanding/language.yaml'), languageFile),
    answers,
    safety: hearing.safety(),
    optOut: hearing.optOut(),
    intents: hearing.intents(),
    remarks: hearing.remarks(),
    rhythm: compileRhythmWords(
      readYaml(join(folder, 'understanding/rhythm.yaml'), shown('understanding/rhythm.yaml'), rhythmFile),
      answers,
    ),
    topics: naming(shown('understanding/topics.yaml'), () =>
      compileTopics(
        readYaml(join(folder, 'understanding/topics.yaml'), shown('understanding/topics.yaml'), topicsFile),
        locale,
      ),
    ),
    keepsakes: compileKeepsakes(
      readYaml(join(folder, 'understanding/keepsakes.yaml'), shown('understanding/keepsakes.yaml'), keepsakesFile),
    ),
    stories: readStoryWords(root, locale),
    asides: hearing.asides(),
    others: compileOtherLanguages(readYaml(join(root, OTHER_LANGUAGES), OTHER_LANGUAGES, otherLanguagesFile), locale),
    mentorWords: compileMentorWords(
      readYaml(join(folder, 'understanding/mentor.yaml'), shown('understanding/mentor.yaml'), mentorWordsFile),
      answers,
    ),
    matching: naming(shown('understanding/matching.yaml'), () =>
      compileMatchingWords(
        readYaml(join(folder, 'understanding/matching.yaml'), shown('understanding/matching.yaml'), matchingFile),
      ),
    ),
    mySay: naming(shown('understanding/my-say.yaml'), () =>
      compileMySay(readYaml(join(folder, 'understanding/my-say.yaml'), shown('understanding/my-say.yaml'), mySayFile)),
    ),
  };
}
