import '../services/config/tell-usage';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT_ROOT } from '../services/config';
import { ScriptError } from '../services/scripts';
import { asPage } from '../services/scripts/preview/as-page';
import { asText } from '../services/scripts/preview/as-text';
import { openMapMaker } from '../services/scripts/preview/map';
import { readStorybook } from '../services/scripts/preview/storybook';

/**
 * `npm run scripts:preview -- --locale en-GB`: everything that is said, as one page for a browser.
 * `--text` prints it instead; `--out FILE` names the page; `--region GB` whose crisis lines stand in it, where those of the language's own region should not; `--root` another copy.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      locale: { type: 'string', default: 'en-GB' },
      region: { type: 'string' },
      root: { type: 'string', default: PROJECT_ROOT },
      out: { type: 'string' },
      text: { type: 'boolean', default: false },
    },
  });
  const book = readStorybook(values.root, values.locale, values.region);
  if (values.text) {
    console.log(asText(book));
    return;
  }
  const page = resolve(values.out ?? `${PROJECT_ROOT}/preview/${values.locale}.html`);
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, asPage(book, await openMapMaker()));
  console.log(`Open it in a browser: ${page}`);
}

main().catch((problem: unknown) => {
  // What a person can mend is said in a line; anything else is a bug and keeps its stack.
  const plain =
    problem instanceof ScriptError ||
    (problem instanceof Error && 'code' in problem && String(problem.code).startsWith('ERR_PARSE_ARGS'));
  console.error(plain ? problem.message : problem);
  process.exitCode = 1;
});
