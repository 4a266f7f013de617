import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Library } from '../../../dialogs/language';
import { recognise } from '../../../dialogs/understanding';
import { localesIn, yamlIn } from '../places';
import { type Finding, warning } from './finding';
import { readWording } from './wording-source';

/**
 * Words under `begins` that are plainly heard as something else already: that is taken from people by them, since a whole message that
 * begins a flow is heard before what it would mean otherwise.
 */
export function shadowsOf(root: string, library: Library): Finding[] {
  return localesIn(root).flatMap((tag) => {
    const { intents } = library.language(tag);
    const entries = yamlIn(join(root, 'locales', tag)).flatMap(
      (path) => readWording(readFileSync(path, 'utf8'), `locales/${tag}/${basename(path)}`, tag).entries,
    );
    return entries.flatMap(({ cue, file, begins, lineOf }) =>
      begins.flatMap((words, index): Finding[] => {
        const { intent, strong } = recognise(words, intents);
        if (!strong || intent === cue.split('.')[0]) return [];
        const what = `"${words}" means "${intent}" so far, and is taken from it: who texts this does not come there any more`;
        const mend = 'write words that mean nothing else, or leave it if that is what you want';
        return [warning('begins', { file, line: lineOf('begins', index) }, cue, what, mend)];
      }),
    );
  });
}
