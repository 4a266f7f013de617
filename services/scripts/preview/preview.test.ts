import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { BROWSER_READY_MS, launchChromium } from '../../../test/support/chromium';
import { PROJECT_ROOT } from '../../config';
import { yamlIn } from '../places';
import { asPage } from './as-page';
import { asText } from './as-text';
import { readStorybook } from './storybook';

const book = readStorybook(PROJECT_ROOT, 'en-GB', 'GB');
const shown = book.chapters.flatMap(({ moments }) => moments);

/** The cues of the shipped files, read without the project's own reader. */
function cuesInFiles(): string[] {
  return yamlIn(join(PROJECT_ROOT, 'locales/en-GB')).flatMap((path) => {
    const name = path.replace(/^.*\/|\.yaml$/g, '');
    return Object.keys(parse(readFileSync(path, 'utf8'))).map((key) => `${name}.${key}`);
  });
}

test('every moment of every file is shown, once', () => {
  expect(shown.map(({ cue }) => cue).toSorted()).toEqual(cuesInFiles().toSorted());
});

test('every variant is filled in: no bracket, no stored value and no empty bubble is left', () => {
  for (const { cue, variants } of shown) {
    const texts = variants.flatMap(({ bubbles }) => bubbles.map(({ text }) => text));
    expect({ cue, many: texts.length > 0, bad: texts.filter((text) => /[{}]|undefined|^\s*$/.test(text)) }).toEqual({
      cue,
      many: true,
      bad: [],
    });
  }
});

test('who has no mentor, and one step and several, are shown as forms of their own', () => {
  const bot = shown.find(({ cue }) => cue === 'are-you-a-bot.honestly');
  expect(bot?.variants[0]?.bubbles.length).toBe(2);
  expect(bot?.variants[0]?.bubbles[0]?.text).toContain('Dave');
});

test('what a message costs is what its carrier would count', () => {
  const help = shown.find(({ cue }) => cue === 'keywords.help');
  expect(help?.variants[0]?.bubbles[0]).toMatchObject({ segments: 2 });
});

test('as plain text a flow can be read from question to question', () => {
  const text = asText(book);
  expect(text).toContain(
    [
      'check-in.hear-more (waits for: text)',
      '  A low day, and nothing said about it yet.',
      "  bot: Thanks for being straight with me. What's making it hard?  [1 text, 57 characters]",
    ].join('\n'),
  );
  expect(text).toContain('  -> declined: close-low\n  -> after-trouble');
});

test('what begins a conversation, and what can be pressed instead of writing, is shown', () => {
  const question = shown.find(({ cue }) => cue === 'check-in.how-is-today');
  expect(Object.values(question?.buttons ?? {})).toEqual(['1', '2', '3', '4', '5']);
  expect(asText(book)).toContain('  buttons in Teams: [1] [2] [3] [4] [5]\n');
  const moments = question ? [{ ...question, begins: ['wotcha pal'] }] : [];
  const begun = { locale: 'en-GB', chapters: [{ name: 'check-in', about: '', moments, flow: null }] };
  expect(asText(begun)).toContain('  begins when somebody texts: wotcha pal\n');
  expect(asPage(begun, { draw: () => null })).toContain('Begins when somebody texts: wotcha pal');
});

describe('the command', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'preview-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const preview = (...args: string[]) =>
    promisify(execFile)(process.execPath, [
      '--import',
      'tsx',
      join(PROJECT_ROOT, 'scripts/preview-scripts.ts'),
      ...args,
    ]);

  test(
    'writes a page that a browser shows whole, that needs nothing else, and that everybody can read',
    async () => {
      const file = join(folder, 'page.html');
      const { stdout } = await preview('--locale', 'en-GB', '--out', file);
      expect(stdout).toContain(file);
      const browser = await launchChromium();
      try {
        const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
        const asked: string[] = [];
        page.on('request', (request) => asked.push(request.url()));
        await page.goto(pathToFileURL(file).href);
        expect(asked).toEqual([pathToFileURL(file).href]);
        expect(await page.locator('article').count()).toBe(shown.length);
        const flows = book.chapters.filter(({ flow }) => flow !== null);
        expect(await page.locator('.map svg').count()).toBe(flows.length);
        const steps = flows.flatMap(({ flow }) => flow?.steps ?? []);
        expect(await page.locator('.map g.node.asks, .map g.node.says, .map g.node.silent').count()).toBe(steps.length);
        const width = await page.evaluate('document.documentElement.scrollWidth');
        expect(width).toBeLessThanOrEqual(390);
        await page.addScriptTag({ path: require.resolve('axe-core') });
        const found = await page.evaluate(
          'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))',
        );
        expect(found).toEqual([]);
      } finally {
        await browser.close();
      }
    },
    BROWSER_READY_MS,
  );

  test('names the languages there are when it is asked for another', async () => {
    await expect(preview('--locale', 'tlh', '--text')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no language "tlh". There are: cy, en-GB'),
    });
  });
});
