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

/** Whoever is harmed by somebody near: who listens, and (a sentence) what to do when ringing the emergency number without being able to speak. */
const atHome = z.strictObject({ listen: whoKnows, unspoken: whoKnows });

/** What a region says, as it stands in a message of another language than its own. */
const inLanguage = z.strictObject({
  listen: z.string(),
  text: z.string(),
  knows: z.strictObject({ health: z.string(), legal: z.string(), child: z.string() }),
  atHome: z.strictObject({ listen: z.string(), unspoken: z.string() }).optional(),
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
  /** Where there is none, whoever listens to anybody is named, and nothing is said of ringing without a word. */
  atHome: atHome.optional(),
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
  /** Who listens to whoever is harmed by somebody near. */
  readonly athome: string;
  /** What to do when ringing the emergency number without being able to speak: a sentence with a space before it, or empty. */
  readonly unspoken: string;
}

/** @param locale the tag of the language that is spoken; where the region has no words in it, its own are said */
export function linesOf(region: Region, locale: string): Lines {
  const { emergency, listen, text, knows, atHome, in: others } = region;
  const { health, legal, child } = knows;
  const own = { listen, text, health: health.name, legal: legal.name, child: child.name };
  const harmed = { athome: atHome?.listen.name ?? listen, unspoken: aside(atHome?.unspoken.name) };
  const there = others[locale];
  if (there === undefined) return { emergency, ...own, ...harmed };
  const said = { emergency, listen: there.listen, text: there.text, ...there.knows };
  if (there.atHome === undefined) return { ...said, ...harmed, ...(atHome ? {} : { athome: there.listen }) };
  return { ...said, athome: there.atHome.listen, unspoken: aside(there.atHome.unspoken) };
}

/** A sentence that stands behind others in a message, where there is one. */
const aside = (sentence: string | undefined) => (sentence === undefined ? '' : ` ${sentence}`);
