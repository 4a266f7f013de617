import '../services/config/tell-usage';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import {
  type Check,
  checkPackage,
  MANIFEST_VERSION,
  type PackageSettings,
  readListings,
  teamsPackage,
} from '../bots/bot-framework/teams-package';
import { ConfigError, loadEnvFile, PROJECT_ROOT, readConfig } from '../services/config';
import { ScriptError } from '../services/scripts';
import { againstSchema } from './teams-package/schema';

class CannotPackage extends Error {
  override readonly name = 'CannotPackage';
}

const PackageFile = z.object({ version: z.string() });

/**
 * `npm run teams:package`: the app package for Teams, into DATA_DIR/teams/small-steps.zip. Prints what was checked; exit 1 when
 * something is wrong, and nothing is written then.
 */
function main(): number {
  const { values } = parseArgs({
    options: {
      organisation: { type: 'string', default: 'Small Steps' },
      website: { type: 'string' },
      privacy: { type: 'string' },
      terms: { type: 'string' },
    },
  });
  loadEnvFile();
  const { botFramework, publicUrl, dataDir, defaults } = readConfig(process.env);
  if (botFramework === undefined)
    throw new CannotPackage('MICROSOFT_APP_ID is not set: it is the id of the bot registration.');
  if (publicUrl === undefined) throw new CannotPackage('PUBLIC_URL is not set: it is where Teams reaches the bot.');
  const { version } = PackageFile.parse(JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')));
  const settings: PackageSettings = {
    appId: botFramework.appId,
    publicUrl,
    version,
    locale: defaults.locale,
    organisation: values.organisation,
    website: values.website ?? publicUrl,
    privacy: values.privacy ?? values.website ?? publicUrl,
    terms: values.terms ?? values.website ?? publicUrl,
  };
  const zip = teamsPackage(settings, readListings(PROJECT_ROOT));
  const checks = [...againstSchema(zip), ...checkPackage(zip)];
  for (const line of checks.map(lineOf)) console.log(line);
  if (checks.some(({ fault }) => fault !== null)) return 1;
  const file = join(dataDir, 'teams', 'small-steps.zip');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, zip);
  console.log(
    `${relative(process.cwd(), file)}: ${zip.length} bytes, manifest ${MANIFEST_VERSION}, version ${version}.`,
  );
  if (values.privacy === undefined || values.terms === undefined)
    console.log('Before it is published, give the pages of your own: --website, --privacy, --terms, --organisation.');
  return 0;
}

const lineOf = ({ what, fault }: Check) => (fault === null ? `good   ${what}` : `WRONG  ${what}: ${fault}`);

try {
  process.exitCode = main();
} catch (error) {
  const wrongOption = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  const expected =
    wrongOption ||
    error instanceof CannotPackage ||
    error instanceof ConfigError ||
    error instanceof ScriptError ||
    error instanceof RangeError;
  if (!expected) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
