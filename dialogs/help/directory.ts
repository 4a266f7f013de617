import { z } from 'zod';
import { HELP_TOPICS, type HelpTopic, NEEDS } from '../understanding';
import { anyOf } from '../word-patterns';
import type { Need } from './needs';

/** What is said about one entry of the directory, in one language. */
const inWords = z.strictObject({
  /** Words that people use for just this. An entry without any is for everything that its topic is about. */
  hears: z.array(z.string()).default([]),
  /** Who helps, and one thing to do: a message of its own. */
  say: z.string().max(200, 'say it in 200 characters or fewer'),
  /** What is said to whoever wants to know more. */
  more: z.string().max(200, 'say it in 200 characters or fewer').optional(),
});

const entry = z.strictObject({
  topic: z.enum(HELP_TOPICS),
  /** What it is the first place for, in whatever words somebody says so: "no-roof" for a bed tonight. */
  needs: z.array(z.enum(NEEDS)).default([]),
  /** Whether somebody has held this entry against its publisher, and when. */
  verified: z.boolean(),
  verifiedOn: z.iso.date().optional(),
  /** Who keeps it right, when that is not the owner of the file. */
  owner: z.string().optional(),
  /** By language tag. In a language that is not here the entry is not there. */
  in: z.record(z.string(), inWords),
});

/** locales/regions/help/<name>.yaml: where there is practical help in one region. */
export const helpFile = z.strictObject({
  region: z.string(),
  /** Who keeps these entries right. */
  owner: z.string().min(1),
  /** Only for the people of this programme: what is near them. They hear of it first. */
  programme: z.string().optional(),
  entries: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'names are small letters, figures and hyphens'), entry),
});
export type HelpFile = z.infer<typeof helpFile>;

/** For so many days what was checked is good. */
export const GOOD_FOR_DAYS = 180;
/** After so many it is not said any more. */
export const LEFT_OUT_AFTER_DAYS = 365;

/** One place to turn to, in one language. */
export interface HelpEntry {
  readonly id: string;
  readonly topic: HelpTopic;
  readonly needs: readonly Need[];
  readonly say: string;
  /** Empty where there is no more to say. */
  readonly more: string;
  /** The local day on which somebody last checked it; null for never. */
  readonly checked: string | null;
  /** Of their own programme: near them. */
  readonly isNear: boolean;
  readonly isHeardIn: (text: string) => boolean;
}

/** The entries for somebody, those of their own programme first. */
export type Directory = readonly HelpEntry[];

/** What these files hold for the people of a region and a programme, in a language. */
export function directoryFor(
  files: readonly HelpFile[],
  { region, programme, locale }: { readonly region: string; readonly programme: string; readonly locale: string },
): Directory {
  const theirs = files.filter((file) => isIn(region, file.region) && (file.programme ?? programme) === programme);
  const nearFirst = theirs.toSorted((a, b) => Number(b.programme !== undefined) - Number(a.programme !== undefined));
  return nearFirst.flatMap(({ entries, programme: own }) =>
    Object.entries(entries).flatMap(([id, { topic, needs, verified, verifiedOn, in: languages }]): HelpEntry[] => {
      const words = languages[locale];
      if (words === undefined) return [];
      const isHeardIn = anyOf(words.hears);
      return [
        {
          id,
          topic,
          needs,
          say: words.say,
          more: words.more ?? '',
          checked: verified ? (verifiedOn ?? null) : null,
          isNear: own !== undefined,
          isHeardIn,
        },
      ];
    }),
  );
}

/** What there is in a country there is in its parts: GB in GB-WLS. Nobody is sent to another country's places. */
function isIn(region: string, whole: string): boolean {
  return region === whole || region.startsWith(`${whole}-`);
}
