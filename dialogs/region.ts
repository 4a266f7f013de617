import { z } from 'zod';
import { LOCALE_TAG } from './locale-tag';

const line = z.strictObject({
  name: z.string(),
  /** How to reach it, as it is written in a message: "116 123", "text SHOUT to 85258". */
  reach: z.string(),
  hours: z.string(),
  /** Whether somebody has held this line against its publisher, and when. */
  verified: z.boolean(),
  verifiedOn: z.iso.date().optional(),
});

/** Who knows what a bot must not say. `name` as it is written in a message: "NHS 111 or a pharmacist". */
const whoKnows = z.strictObject({ name: z.string(), verified: z.boolean(), verifiedOn: z.iso.date().optional() });

/** What a region says, as it stands in a message of another language than its own. */
const inLanguage = z.strictObject({
  listen: z.string(),
  text: z.string(),
  knows: z.strictObject({ health: z.string(), legal: z.string(), child: z.string() }),
});

/** locales/regions/<code>.yaml: where a person in danger can turn, and what senders must keep to. */
export const regionFile = z.strictObject({
  region: z.string(),
  /** The number for somebody whose life is at risk now. */
  emergency: z.string(),
  /** A person to talk to by phone, as it stands in a message: "Samaritans on 116 123". */
  listen: z.string(),
  /** A person to text with: "SHOUT to 85258". */
  text: z.string(),
  lines: z.array(line).min(1),
  /** Who knows about medicines and the body, about the law, and whom a child can talk to. */
  knows: z.strictObject({ health: whoKnows, legal: whoKnows, child: whoKnows }),
  /** The same in other languages, by their tag: "Samariaid ar 116 123". Where one is missing, the words above are said. */
  in: z
    .record(z.string().regex(LOCALE_TAG, 'Use the name of a folder in locales, such as en-GB.'), inLanguage)
    .default({}),
});
export type Region = z.infer<typeof regionFile>;

/** What is said of a region in one language: the arguments that every cue is offered. */
export interface Lines {
  readonly emergency: string;
  readonly listen: string;
  readonly text: string;
  readonly health: string;
  readonly legal: string;
  readonly child: string;
}

/** @param locale the tag of the language that is spoken; where the region has no words in it, its own are said */
export function linesOf({ emergency, listen, text, knows, in: others }: Region, locale: string): Lines {
  const { health, legal, child } = knows;
  const own = { listen, text, health: health.name, legal: legal.name, child: child.name };
  const there = others[locale];
  if (there === undefined) return { emergency, ...own };
  return { emergency, listen: there.listen, text: there.text, ...there.knows };
}
