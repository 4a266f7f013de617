import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { exactKeyword, recognise } from '../../../dialogs/understanding';
import { againstSchema } from '../../../scripts/teams-package/schema';
import { PROJECT_ROOT } from '../../../services/config';
import { ENGLISH } from '../../../test/support/library';
import { temporaryFolder } from '../../../test/support/temporary-folder';
import { checkPackage, type Listing, type PackageSettings, readListings, teamsPackage } from '.';

const SETTINGS: PackageSettings = {
  appId: '00000000-0000-4000-8000-00000000000a',
  publicUrl: 'https://bot.example.org',
  version: '1.2.3',
  locale: 'en-GB',
  organisation: 'Example Charity',
  website: 'https://example.org',
  privacy: 'https://example.org/privacy',
  terms: 'https://example.org/terms',
};
const listings = readListings(PROJECT_ROOT);
const english = listings.get('en-GB');
if (english === undefined) throw new Error('There is no listing in English.');

const faultsIn = (zip: Uint8Array) =>
  [...againstSchema(zip), ...checkPackage(zip)].flatMap(({ what, fault }) => (fault === null ? [] : [what]));
const jsonIn = (zip: Uint8Array, file: string) => JSON.parse(Buffer.from(unzipSync(zip)[file] ?? []).toString('utf8'));

describe('the package for Teams', () => {
  test('has nothing wrong with it', () => {
    expect(faultsIn(teamsPackage(SETTINGS, listings))).toEqual([]);
  });

  test('asks for personal chats alone', () => {
    const { bots, validDomains, defaultInstallScope, ...rest } = jsonIn(
      teamsPackage(SETTINGS, listings),
      'manifest.json',
    );
    expect(bots).toMatchObject([
      { botId: SETTINGS.appId, scopes: ['personal'], commandLists: [{ scopes: ['personal'] }] },
    ]);
    expect([validDomains, defaultInstallScope]).toEqual([['bot.example.org'], 'personal']);
    expect(Object.keys(rest)).not.toContain('composeExtensions');
  });

  test('is the same, byte for byte, when it is made again', () => {
    expect(Buffer.from(teamsPackage(SETTINGS, listings))).toEqual(Buffer.from(teamsPackage(SETTINGS, listings)));
  });

  test('says everything in each further language that there is', () => {
    const welsh: Listing = { ...english, name: { short: 'Camau Bach', full: 'Camau Bach: cwmni rhwng cyfarfodydd' } };
    const zip = teamsPackage(
      SETTINGS,
      new Map([
        ['en-GB', english],
        ['cy-GB', welsh],
      ]),
    );
    expect(faultsIn(zip)).toEqual([]);
    expect(jsonIn(zip, 'manifest.json').localizationInfo).toEqual({
      defaultLanguageTag: 'en-gb',
      additionalLanguages: [{ languageTag: 'cy-gb', file: 'cy-gb.json' }],
    });
    expect(jsonIn(zip, 'cy-gb.json')).toMatchObject({
      'name.short': 'Camau Bach',
      'bots[0].commandLists[0].commands[0].title': english.commands[0]?.title,
    });
  });

  test('cannot be made in a language that nothing is written in', () => {
    expect(() => teamsPackage({ ...SETTINGS, locale: 'fi-FI' }, listings)).toThrow('locales/fi-FI/app/teams.yaml');
  });

  const wrong: [string, Partial<PackageSettings>, string[]][] = [
    [
      'an app id that is none',
      { appId: 'the-bot' },
      ['manifest.json against the schema of Teams 1.24', 'app id', 'bot id'],
    ],
    ['a link without https', { privacy: 'http://example.org' }, ['links']],
    ['a link to this machine', { terms: 'https://localhost/terms' }, ['links']],
    ['half a version', { version: '1.2' }, ['version']],
    [
      'a publisher with a long name',
      { organisation: 'x'.repeat(33) },
      ['manifest.json against the schema of Teams 1.24', 'publisher'],
    ],
    ['a publisher without a name', { organisation: '' }, ['publisher']],
  ];
  test.each(wrong)('is found wrong with %s', (_what, change, faults) => {
    expect(faultsIn(teamsPackage({ ...SETTINGS, ...change }, listings))).toEqual(faults);
  });

  test.each([
    ['two names that are one', { ...english, name: { short: 'Steps', full: 'Steps' } }, 'names'],
    ['two descriptions that are one', { ...english, description: { short: 'Steps', full: 'Steps' } }, 'descriptions'],
    [
      'something not filled in',
      { ...english, name: { short: 'Steps', full: 'Steps of {{name}}' } },
      'no placeholder left',
    ],
  ])('is found wrong with %s', (_what, listing, fault) => {
    expect(faultsIn(teamsPackage(SETTINGS, new Map([['en-GB', listing]])))).toEqual([fault]);
  });

  test('is found wrong with its files in a folder, and with an icon of another size', () => {
    const files = unzipSync(teamsPackage(SETTINGS, listings));
    const icons = { 'color.png': files['outline.png'] ?? new Uint8Array() };
    expect(faultsIn(zipSync({ ...files, 'old/color.png': new Uint8Array() }))).toEqual(['files, all at the top']);
    expect(faultsIn(zipSync({ ...files, ...icons }))).toEqual(['color.png, 192 by 192, filled to the edge']);
  });
});

describe('the icons', () => {
  /** The four channels of each pixel. */
  const pixels = (file: string, size: number) => {
    const png = Buffer.from(unzipSync(teamsPackage(SETTINGS, listings))[file] ?? []);
    const length = png.readUInt32BE(33);
    const rows = inflateSync(png.subarray(41, 41 + length));
    return Array.from({ length: size * size }, (_, at) => {
      const from = Math.floor(at / size) * (size * 4 + 1) + 1 + (at % size) * 4;
      return [...rows.subarray(from, from + 4)];
    });
  };

  test('in colour has no hole in it', () => {
    expect(pixels('color.png', 192).filter(([, , , alpha]) => alpha !== 255)).toEqual([]);
  });

  test('in outline is white on nothing, and there is something to see', () => {
    const all = pixels('outline.png', 32);
    expect(all.filter(([red, green, blue]) => red !== 255 || green !== 255 || blue !== 255)).toEqual([]);
    expect(all.filter(([, , , alpha]) => alpha === 255).length).toBeGreaterThan(100);
    expect(all.filter(([, , , alpha]) => alpha === 0).length).toBeGreaterThan(500);
  });
});

describe('what Teams shows of the app', () => {
  const library = ENGLISH;
  const { topics, intents, optOut } = library.language('en-GB');

  test('could be read over a shoulder', () => {
    const shown = readFileSync(join(PROJECT_ROOT, 'locales/en-GB/app/teams.yaml'), 'utf8').replace(/^#.*$/gm, '');
    expect(topics.discreet(shown)).toBe(true);
    expect(shown).not.toMatch(/prison|probation|offen|crim|court|recovery|drug|alcohol|parole/i);
  });

  test('the commands are understood by the bot as what they say', () => {
    const meant = english.commands.map(({ title }) => {
      const keyword = exactKeyword(title, optOut, { afterStop: false });
      const { intent } = recognise(title, intents, { names: ['Dave'] });
      return keyword ?? intent;
    });
    expect(meant).toEqual(['help', 'mentor-please', 'goal-new', 'who-sees-this', 'stop']);
  });
});

describe('npm run teams:package', () => {
  const run = (env: Readonly<Record<string, string>>) => {
    const folder = temporaryFolder();
    const command = ['--import', 'tsx', 'scripts/teams-package.ts'];
    const nothing = {
      MICROSOFT_APP_ID: '',
      MICROSOFT_APP_PASSWORD: '',
      MICROSOFT_APP_TENANT_ID: '',
      MICROSOFT_APP_TYPE: '',
    };
    const all = { ...process.env, ...nothing, PUBLIC_URL: '', ...env, DATA_DIR: folder.path };
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
      env: all,
    });
    const made = () => readFileSync(join(folder.path, 'teams/small-steps.zip'));
    return { status, stdout, stderr, made, clean: () => folder.remove() };
  };
  const BOT = { MICROSOFT_APP_ID: SETTINGS.appId, MICROSOFT_APP_PASSWORD: 'x' };

  test('writes the package, and says what was looked at', () => {
    const { status, stdout, made, clean } = run({ ...BOT, PUBLIC_URL: 'https://bot.example.org' });
    expect(stdout).toContain('good   manifest.json against the schema of Teams 1.24');
    expect(faultsIn(made())).toEqual([]);
    expect(status).toBe(0);
    clean();
  });

  test.each([
    ['MICROSOFT_APP_ID', { PUBLIC_URL: 'https://bot.example.org' }],
    ['PUBLIC_URL', BOT],
  ])('says that %s is not set, and writes nothing', (name, env) => {
    const { status, stderr, made, clean } = run(env);
    expect([status, stderr]).toEqual([1, expect.stringMatching(new RegExp(`^${name} is not set: `))]);
    expect(made).toThrow('no such file');
    clean();
  });

  test('writes nothing that is wrong', () => {
    const { status, stdout, made, clean } = run({ ...BOT, PUBLIC_URL: 'http://bot.example.org' });
    expect(stdout).toContain('WRONG  links');
    expect([status, made]).toEqual([1, expect.any(Function)]);
    expect(made).toThrow('no such file');
    clean();
  });
});
