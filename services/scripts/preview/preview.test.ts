import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { plainLetters } from '../../../dialogs/scripts/plain-letters';
import { segmentsOf } from '../../../dialogs/scripts/segments';
import { BROWSER_READY_MS, launchChromium } from '../../../test/support/chromium';
import { PROJECT_ROOT } from '../../config';
import { PlantedScripts } from '../check/planted.fixture';
import { localesIn, yamlIn } from '../places';
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

describe.each(localesIn(PROJECT_ROOT))('in %s', (locale) => {
  const own = readStorybook(PROJECT_ROOT, locale);
  const bubbles = own.chapters.flatMap(({ moments }) =>
    moments.flatMap(({ cue, variants }) =>
      variants.flatMap(({ said, bubbles: shownTexts }) => shownTexts.map((bubble) => ({ cue, said, ...bubble }))),
    ),
  );

  test('a bubble shows what is sent, and costs what that costs: letters that double the price went out plain', () => {
    const wrong = bubbles.filter(({ said, text, segments, characters }) => {
      const counted = segmentsOf(text);
      return (
        (said !== 'teams' && plainLetters(text) !== text) ||
        counted.count !== segments ||
        counted.characters !== characters
      );
    });
    expect(wrong).toEqual([]);
  });

  test('nothing costs more than a message may', () => {
    expect(bubbles.filter(({ said, segments }) => said !== 'teams' && segments > 3)).toEqual([]);
  });

  test('the lines are those of its own region', () => {
    const region = { 'en-GB': 'GB', cy: 'GB-WLS', 'en-US': 'US', 'es-US': 'US', 'fr-CA': 'CA' }[locale];
    expect(own.region).toBe(region);
    const emergency = region?.startsWith('GB') ? '999' : '911';
    const ask = bubbles.filter(({ cue }) => cue === 'crisis.suicide').map(({ text }) => text);
    expect(ask.length).toBeGreaterThan(0);
    for (const text of ask) expect(text).toContain(emergency);
  });

  test('nothing is said in another language for want of its own', () => {
    expect(own.chapters.flatMap(({ moments }) => moments.filter(({ borrowed }) => borrowed !== null))).toEqual([]);
  });
});

test('what a language lacks is shown in the first one, and says so', () => {
  const copy = new PlantedScripts('read', ['es-US']);
  copy.remove('locales/es-US/check-in.yaml', ['close']);
  copy.remove('locales/es-US/crisis.yaml', ['suicide']);
  const without = readStorybook(copy.root, 'es-US', 'GB');
  const all = without.chapters.flatMap(({ moments }) => moments);
  copy.throwAway();
  expect(all.find(({ cue }) => cue === 'check-in.close')).toMatchObject({ borrowed: 'en-GB' });
  expect(asText(without)).toContain('NOT IN THIS LANGUAGE YET: people hear it in en-GB');
  expect(asPage(without, { draw: () => null })).toContain('class="lacks"');
  expect(all.filter(({ cue }) => cue === 'crisis.suicide')).toEqual([]);
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
  const begun = { locale: 'en-GB', region: 'GB', chapters: [{ name: 'check-in', about: '', moments, flow: null }] };
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
