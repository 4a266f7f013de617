import { join } from 'node:path';
import { z } from 'zod';
import { localesIn } from './places';
import { readYaml } from './read-yaml';

const reviewed = z.looseObject({ nativeSpeaker: z.boolean() });

/** Who decides which languages are offered. */
export interface Offer {
  /** As the operator names them; undefined where nothing is named. */
  readonly locales: readonly string[] | undefined;
  readonly production: boolean;
  readonly defaults: { readonly locale: string };
}

/**
 * The languages that are offered. In production, and where nobody has named any, those that a native speaker has read, and the default: in the
 * others danger is heard far less, and whoever writes in one of them is better met by a human, who is told of every word that the bot
 * cannot read.
 * @throws ScriptError where a file that tells cannot be read
 */
export function offeredLocales(root: string, { locales, production, defaults }: Offer): string[] {
  const there = localesIn(root);
  if (locales !== undefined) return [...new Set([...locales, defaults.locale])];
  if (!production) return there;
  return there.filter((tag) => tag === defaults.locale || isReviewed(root, tag));
}

function isReviewed(root: string, tag: string): boolean {
  const file = `locales/${tag}/style/reviewed.yaml`;
  return readYaml(join(root, file), file, reviewed).nativeSpeaker;
}
