import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Library } from '../dialogs/language';
import { playChat } from '../dialogs/rehearsal/play';
import { wordingFile } from '../dialogs/scripts/wording';
import { PROJECT_ROOT } from '../services/config';
import { loadLibrary } from '../services/scripts';
import { checkScripts, findingLine } from '../services/scripts/check';
import { houseStyleFile } from '../services/scripts/check/house-style';
import { PlantedScripts } from '../services/scripts/check/planted.fixture';
import { reportOn } from '../services/scripts/check/report';
import { readScriptFiles } from '../services/scripts/editions';

/** What stands open is said, and stops nothing: lines to be checked, languages that no native speaker has read, regions without words in one. */
const KNOWN_OF: readonly string[] = ['line-unverified', 'native-speaker', 'region-words'];
const TODAY = '2026-11-22';
const HELP = 'locales/regions/help/GB.yaml';
const read = (path: string) => readFileSync(join(PROJECT_ROOT, path), 'utf8');
let library: Library;
beforeAll(() => {
  library = loadLibrary({ root: PROJECT_ROOT, locale: 'en-GB', region: 'GB' });
});

describe('the scripts as they are shipped', () => {
  test('break no rule; what is still to be checked with its publisher is said', () => {
    const { findings } = checkScripts(PROJECT_ROOT, TODAY);
    expect(findings.filter(({ rule }) => !KNOWN_OF.includes(rule)).map(findingLine)).toEqual([]);
  });

  test('can be loaded, how people are understood included', () => {
    expect(library.language('en-GB').wording.size).toBeGreaterThan(100);
  });
});

describe('npm run scripts:check', () => {
  const CHAT = 'test/conversations/help.chat';
  let scripts: PlantedScripts;
  beforeEach(() => {
    scripts = new PlantedScripts('loaded');
    mkdirSync(join(scripts.root, 'test/conversations'), { recursive: true });
    scripts.delete(HELP);
    scripts.write(CHAT, '# They ask for help.\nmentee: Sam   mentor: Dave\nSam: HELP\nbot: keywords.help\n');
  });
  afterEach(() => scripts.throwAway());

  const run = () => {
    const command = ['--import', 'tsx', 'scripts/check-scripts.ts', '--root', scripts.root, '--today', TODAY];
    const { status, stdout } = spawnSync(process.execPath, command, { cwd: PROJECT_ROOT, encoding: 'utf8' });
    return { status, lines: stdout.trimEnd().split('\n') };
  };

  test('ends well when nothing is wrong, with one line that says so', () => {
    const { status, lines } = run();
    expect(lines).toEqual([
      expect.stringMatching(
        /^en-GB: \d+ wordings, reads at school grade \d\.\d, 1\.\d\d text messages each; read by a native speaker\.$/,
      ),
      expect.stringMatching(/^Positions affected: 0\. No question .* is another one\. \(against /),
      expect.stringMatching(
        /^scripts: \d+ wordings in 1 language, \d+ flows, 1 conversation played: 0 errors, 0 warnings\.$/,
      ),
    ]);
    expect(status).toBe(0);
  });

  test('a change that takes a question away from under somebody is shown, and how many kinds of position it affects', () => {
    const rename = (file: string, from: string, to: string) =>
      scripts.write(file, scripts.read(file).replaceAll(from, to));
    rename('dialogs/flows/good-news.yaml', 'what-is-behind-it', 'what-lies-behind');
    rename('locales/en-GB/good-news.yaml', 'what-is-behind-it', 'what-lies-behind');
    const before = { files: readScriptFiles(PROJECT_ROOT), what: 'the project' };
    const { errors, lines } = reportOn(scripts.root, TODAY, before);
    expect(lines).toContain('a question that is no more: good-news.what-is-behind-it');
    expect(lines.at(-2)).toMatch(/^Positions affected: 1: a question .* in which it began\. \(against the project\)$/);
    expect(errors).toBe(0);
  });

  test('ends badly when something is wrong, and names it', () => {
    scripts.reword('check-in.close', 'You should rest.');
    const { status, lines } = run();
    const line = scripts.lineOf('locales/en-GB/check-in.yaml', 'You should rest.');
    expect(lines[0]).toMatch(
      new RegExp(`^locales/en-GB/check-in.yaml:${line} check-in.close: "you should" is not said -> `),
    );
    expect(lines.at(-1)).toMatch(/: 1 error, 0 warnings\.$/);
    expect(status).toBe(1);
  });

  test('ends badly when a conversation does not go as it is written any more', () => {
    scripts.write(CHAT, scripts.read(CHAT).replace('keywords.help', 'keywords.stopped'));
    const { errors, lines } = reportOn(scripts.root, TODAY);
    expect(lines[0]).toBe(`${CHAT}:4 expected keywords.stopped, bot said keywords.help`);
    expect(lines.at(-1)).toMatch(/1 conversation played: 1 error, 0 warnings\.$/);
    expect(errors).toBe(1);
  });

  test('ends well with a warning', () => {
    const { errors, lines } = reportOn(scripts.root, '2027-11-22');
    expect(lines[0]).toMatch(/^locales\/regions\/GB.yaml:\d+ Samaritans: warning: it was last checked \d+ days ago/);
    expect(errors).toBe(0);
  });

  test('ends badly when the words by which people are understood cannot be read', () => {
    scripts.write('locales/en-GB/understanding/mentor.yaml', 'take: [take]\n');
    const { errors, lines } = reportOn(scripts.root, TODAY);
    expect(lines[0]).toMatch(/^locales\/en-GB\/understanding\/mentor.yaml:1: done/);
    expect(errors).toBeGreaterThan(0);
  });
});

describe('the guide for writers', () => {
  const guide = read('locales/README.md');
  const blocks = (from: string, to: string) => {
    const part = guide.slice(guide.indexOf(from), guide.indexOf(to));
    return [...part.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map((match) => match[2] ?? '');
  };

  test('shows wording as it stands in the files', () => {
    const [example = ''] = blocks('## What a wording file looks like', '### What the curly brackets do');
    const shown = wordingFile.parse(parse(example))['how-is-today'];
    const shipped = wordingFile.parse(parse(read('locales/en-GB/check-in.yaml')))['how-is-today'];
    expect(shipped).toEqual({ ...shown, say: expect.arrayContaining(shown?.say ?? ['nothing']) });
  });

  test('lists the words that are never said as the check knows them', () => {
    const style = houseStyleFile.parse(parse(read('locales/en-GB/style/house-style.yaml')));
    const rows = style.never.map(({ words, rather }) => `| ${words.join(', ')} | ${rather} |`);
    const table = guide.slice(guide.indexOf('### What is never said'), guide.indexOf('The check reads this list'));
    expect(
      table
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .slice(1),
    ).toEqual(rows);
  });

  test('has a conversation that is played as it is written', () => {
    const [chat = ''] = blocks('## How a `.chat` file reads', 'The first line says what it shows.');
    expect(playChat(chat, 'locales/README.md', library)).toEqual([]);
  });
});
