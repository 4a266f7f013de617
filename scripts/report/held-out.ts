import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { SAFETY_CATEGORIES } from '../../dialogs/safety';
import { INTENTS } from '../../dialogs/understanding';
import { readYaml } from '../../services/scripts/read-yaml';

const texts = z.array(z.string());
const byCategory = z.partialRecord(z.enum(SAFETY_CATEGORIES), texts);

/** A file of locales/<tag>/understanding/held-out: messages by writers who had seen neither the patterns nor the lessons. Nothing is learnt from them. */
const safetyFile = z.strictObject({
  about: z.literal('safety'),
  explicit: byCategory,
  implicit: byCategory,
  harmless: z.record(z.string(), texts),
});
const intentsFile = z.strictObject({ about: z.literal('intents'), intents: z.record(z.enum(INTENTS), texts) });
const optOutsFile = z.strictObject({ about: z.literal('opt-outs'), 'opt-out': texts, other: texts });
const heldOutFile = z.discriminatedUnion('about', [safetyFile, intentsFile, optOutsFile]);

export interface HeldOut {
  readonly set: string;
  readonly kind: 'explicit' | 'implicit' | 'harmless';
  /** The category, or why a naive listener might be wrong. */
  readonly group: string;
  readonly text: string;
}

/** The held-out messages about safety, by set. */
export function heldOutSafety(root: string, locale: string): HeldOut[] {
  return files(root, locale).flatMap(({ set, data }) => {
    if (data.about !== 'safety') return [];
    return (['explicit', 'implicit', 'harmless'] as const).flatMap((kind) =>
      Object.entries(data[kind]).flatMap(([group, rows]) => (rows ?? []).map((text) => ({ set, kind, group, text }))),
    );
  });
}

/** The held-out messages about intents. */
export function heldOutIntents(root: string, locale: string): { intent: string; text: string }[] {
  return files(root, locale).flatMap(({ data }) =>
    data.about === 'intents'
      ? Object.entries(data.intents).flatMap(([intent, rows]) => rows.map((text) => ({ intent, text })))
      : [],
  );
}

/** The held-out messages that ask for no more messages, and those that only look like it. */
export function heldOutOptOuts(root: string, locale: string): { is: boolean; text: string }[] {
  return files(root, locale).flatMap(({ data }) =>
    data.about === 'opt-outs'
      ? [...data['opt-out'].map((text) => ({ is: true, text })), ...data.other.map((text) => ({ is: false, text }))]
      : [],
  );
}

function files(root: string, locale: string) {
  const place = `locales/${locale}/understanding/held-out`;
  if (!existsSync(join(root, place))) return [];
  return readdirSync(join(root, place))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({
      set: basename(name, '.yaml'),
      data: readYaml(join(root, place, name), `${place}/${name}`, heldOutFile),
    }));
}
