import { unzipSync } from 'fflate';
import { z } from 'zod';
import { ICONS } from './manifest';

/** One thing that was looked at. `fault`: what is wrong and how to mend it; null when nothing is. */
export interface Check {
  readonly what: string;
  readonly fault: string | null;
}

const Manifest = z.looseObject({
  version: z.string(),
  id: z.string(),
  developer: z.object({ name: z.string(), websiteUrl: z.string(), privacyUrl: z.string(), termsOfUseUrl: z.string() }),
  name: z.object({ short: z.string(), full: z.string() }),
  description: z.object({ short: z.string(), full: z.string() }),
  bots: z.array(z.object({ botId: z.string() })),
  localizationInfo: z.object({ additionalLanguages: z.array(z.object({ file: z.string() })) }),
});

const GUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const SEMVER = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/**
 * What Teams looks at besides the schema: learn.microsoft.com, "Microsoft Teams app package", "Teams store validation guidelines" and
 * "root.name object".
 * @param zip the package as it would be uploaded
 */
export function checkPackage(zip: Uint8Array): Check[] {
  const files = unzipSync(zip);
  const manifest = Manifest.parse(JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString('utf8')));
  const { developer, name, description, bots, localizationInfo } = manifest;
  const wanted = [
    'manifest.json',
    ...Object.values(ICONS),
    ...localizationInfo.additionalLanguages.map(({ file }) => file),
  ];
  const names = Object.keys(files);
  const urls = [developer.websiteUrl, developer.privacyUrl, developer.termsOfUseUrl];
  return [
    check(
      'files, all at the top',
      names.toSorted().join() === wanted.toSorted().join(),
      `there are: ${names.join(', ')}`,
    ),
    check('app id', GUID.test(manifest.id), 'MICROSOFT_APP_ID must be a GUID'),
    check(
      'bot id',
      bots.every(({ botId }) => GUID.test(botId)),
      'MICROSOFT_APP_ID must be a GUID',
    ),
    check('version', SEMVER.test(manifest.version), `"${manifest.version}" must be like 1.2.3`),
    check(
      'names',
      isLine(name.short, 30) && isLine(name.full, 100) && name.short !== name.full,
      'short (30 characters at most) and full name (100) must differ',
    ),
    check(
      'descriptions',
      isLine(description.short, 80) && description.short !== description.full && description.full.length <= 4_000,
      'short (80 characters at most) and full description (4,000) must differ',
    ),
    check('publisher', isLine(developer.name, 32), 'give --organisation with 32 characters at most'),
    check(
      'links',
      urls.every(isPublic),
      'they must be https, and not of this machine: give PUBLIC_URL, or --website, --privacy and --terms',
    ),
    check(
      'no placeholder left',
      !/\{\{|\$\{|lorem|todo/i.test(JSON.stringify(manifest)),
      'something was not filled in',
    ),
    iconCheck('color.png, 192 by 192, filled to the edge', files[ICONS.color], 192),
    iconCheck('outline.png, 32 by 32, with nothing behind it', files[ICONS.outline], 32),
  ];
}

function check(what: string, good: boolean, mend: string): Check {
  return { what, fault: good ? null : mend };
}

function isLine(text: string, most: number): boolean {
  return text.trim() === text && text.length > 0 && text.length <= most && !text.includes('\n');
}

function isPublic(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && !/^(localhost|127\.|\[::1\])/.test(hostname);
}

/** Width and height are the first two numbers of a PNG's first chunk; then 8 bits a channel, and colour with transparency. */
function iconCheck(what: string, file: Uint8Array | undefined, size: number): Check {
  const png = Buffer.from(file ?? []);
  const good =
    png.subarray(1, 4).toString('latin1') === 'PNG' &&
    png.readUInt32BE(16) === size &&
    png.readUInt32BE(20) === size &&
    png[24] === 8 &&
    png[25] === 6;
  return check(what, good, 'it is not such a picture');
}
