import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { localesIn } from '../../../services/scripts';
import { readYaml } from '../../../services/scripts/read-yaml';

const line = (most: number) => z.string().trim().min(1).max(most);

/** locales/<tag>/app/teams.yaml. The lengths are those that Teams shows whole. */
const listingFile = z.strictObject({
  name: z.strictObject({ short: line(30), full: line(100) }),
  description: z.strictObject({ short: line(80), full: line(4_000) }),
  commands: z.array(z.strictObject({ title: line(32), description: line(128) })).max(10),
});
export type Listing = z.infer<typeof listingFile>;

/** What Teams shows of the app, by locale. @throws ScriptError with file and line when one cannot be read */
export function readListings(root: string): ReadonlyMap<string, Listing> {
  const found = localesIn(root).flatMap((locale): [string, Listing][] => {
    const shown = `locales/${locale}/app/teams.yaml`;
    const path = join(root, shown);
    return existsSync(path) ? [[locale, readYaml(path, shown, listingFile)]] : [];
  });
  return new Map(found);
}
