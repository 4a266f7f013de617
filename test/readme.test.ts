import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT_ROOT } from '../services/config';
import { localesIn } from '../services/scripts';
import { FOLDERS, filesIn, type SourceFile } from './support/source/files';
import { commandsIn, linksIn } from './support/source/readmes';

const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')));
const front: SourceFile = { path: 'README.md', text: readFileSync(join(PROJECT_ROOT, 'README.md'), 'utf8') };
const documents = [front, ...filesIn([...FOLDERS, 'docs'], '.md')];

describe('the README', () => {
  test('lists every npm script', () => {
    const shown = new Set(commandsIn(front).map(({ script }) => script));
    const missing = Object.keys(scripts).filter((name) => !shown.has(name));
    expect(
      missing.map((name) => `README.md:1 does not list "npm run ${name}": add it to the table of commands`),
    ).toEqual([]);
  });
});

test.each(['README.md', 'locales/README.md'])(
  '%s says of each language whether a native speaker has read it',
  (file) => {
    const text = readFileSync(join(PROJECT_ROOT, file), 'utf8');
    const wrong = localesIn(PROJECT_ROOT).filter((tag) => {
      const review = readFileSync(join(PROJECT_ROOT, `locales/${tag}/style/reviewed.yaml`), 'utf8');
      const said = /^nativeSpeaker: true$/m.test(review) ? 'yes' : 'not yet';
      return !new RegExp(`^\\| \`${tag}\` .*\\| ${said} \\|$`, 'm').test(text);
    });
    expect(wrong).toEqual([]);
  },
);

describe('all documents', () => {
  test('show only commands that there are', () => {
    const wrong = documents.flatMap(commandsIn).filter(({ script }) => scripts[script] === undefined);
    const known = Object.keys(scripts).join(', ');
    expect(wrong.map(({ at, script }) => `${at} shows the npm script ${script}, and there are: ${known}`)).toEqual([]);
  });

  test('link only to files that there are', () => {
    const broken = documents.flatMap(linksIn).filter(({ to }) => !existsSync(join(PROJECT_ROOT, to)));
    expect(broken.map(({ at, to }) => `${at} links to ${to}, which is not there: mend the link`)).toEqual([]);
  });
});

describe('npm scripts', () => {
  test('run files that there are', () => {
    const wrong = Object.entries(scripts).flatMap(([name, command]) => {
      const file = /\btsx (?:--\S+ )*(\S+\.ts)/.exec(command)?.[1];
      return file === undefined || existsSync(join(PROJECT_ROOT, file))
        ? []
        : [`package.json: ${name} runs ${file}, which is not there`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('what counts as a command', () => {
  const shown = (text: string) => commandsIn({ path: 'a.md', text });

  test.each([
    ['Type `npm run chat -- --new` now.', ['chat']],
    ['```sh\nnpm ci && npm start     # then npm run away\n```', ['start']],
    ['`npm test -- dialogs`', ['test']],
    ['You can npm run away.', []],
  ])('%j', (text, expected) => {
    expect(shown(text).map(({ script }) => script)).toEqual(expected);
  });
});
