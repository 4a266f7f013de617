import { zipSync } from 'fflate';
import { colorIcon, outlineIcon } from './icons';
import type { Listing } from './listing';
import { ICONS, manifestOf, type PackageSettings, translations } from './manifest';
import { pngOf } from './png';

export { type Check, checkPackage } from './checks';
export { type Listing, readListings } from './listing';
export { MANIFEST_VERSION, type PackageSettings, type Publisher } from './manifest';

/** So that the same settings give the same bytes: a zip holds local time, from 1980 on. */
const FIRST_INSTANT = new Date(1980, 0, 1, 12);

/** The app package as Teams takes it: a flat zip. The same arguments give the same bytes. @throws RangeError */
export function teamsPackage(settings: PackageSettings, listings: ReadonlyMap<string, Listing>): Uint8Array {
  const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  const files = {
    'manifest.json': json(manifestOf(settings, listings)),
    [ICONS.color]: pngOf(colorIcon()),
    [ICONS.outline]: pngOf(outlineIcon()),
    ...Object.fromEntries([...translations(settings, listings)].map(([file, words]) => [file, json(words)])),
  };
  return zipSync(files, { mtime: FIRST_INSTANT, level: 9 });
}
