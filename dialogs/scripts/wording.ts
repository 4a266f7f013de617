import { IntlMessageFormat } from 'intl-messageformat';
import { z } from 'zod';
import type { CardOption } from '../effects';

const variants = z.union([z.string(), z.array(z.string()).min(1)]).transform((v) => (typeof v === 'string' ? [v] : v));

/** One entry of locales/<tag>/<file>.yaml: what is said at one moment. */
const wordingEntry = z.strictObject({
  /** For the writer: when this is said. */
  when: z.string(),
  tone: z.string().optional(),
  say: variants,
  /** Said instead of `say` when the answer was not understood. */
  again: variants.optional(),
  /** The words that mean each option of a `choice` question. */
  options: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  /** What stands on the button of each answer, where there are buttons. */
  buttons: z.record(z.string(), z.string()).optional(),
  /** Wording for one channel, where a message must be shorter or longer there. */
  sms: variants.optional(),
  teams: variants.optional(),
});

/** A whole wording file. */
export const wordingFile = z.record(z.string(), wordingEntry);
export type WordingFile = z.infer<typeof wordingFile>;

/** One way to say something, ready to be filled in. */
export interface Line {
  readonly source: string;
  /** The names of the arguments it uses. */
  readonly args: readonly string[];
  fill(args: Readonly<Record<string, string | number>>): string;
}

/** What is said at one moment, compiled. */
export interface Wording {
  readonly cue: string;
  readonly when: string;
  readonly say: readonly Line[];
  readonly again: readonly Line[];
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** In the order in which they stand. */
  readonly buttons: readonly CardOption[];
  readonly channels: Readonly<Partial<Record<'sms' | 'teams', readonly Line[]>>>;
}

/** Compile one ICU message. @throws with the cue and the message when it cannot be read. */
export function compileLine(source: string, locale: string, cue: string): Line {
  let format: IntlMessageFormat;
  try {
    format = new IntlMessageFormat(source, locale, undefined, { ignoreTag: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${cue}: "${source}" is not a message I can read (${why}). Check that every { has its }.`);
  }
  const args = [...namedIn(format.getAst())];
  return { source, args, fill: (values) => String(format.format({ ...values })) };
}

/** Compile a whole file. The cue of an entry is `<file name>.<key>`. */
export function compileWording(file: WordingFile, name: string, locale: string): Wording[] {
  return Object.entries(file).map(([key, entry]) => {
    const cue = `${name}.${key}`;
    const lines = (texts: readonly string[] | undefined) => (texts ?? []).map((t) => compileLine(t, locale, cue));
    return {
      cue,
      when: entry.when,
      say: lines(entry.say),
      again: lines(entry.again),
      options: entry.options ?? {},
      buttons: Object.entries(entry.buttons ?? {}).map(([value, title]) => ({ value, title })),
      channels: {
        ...(entry.sms ? { sms: lines(entry.sms) } : {}),
        ...(entry.teams ? { teams: lines(entry.teams) } : {}),
      },
    };
  });
}

/** Every argument that some form of a wording uses. */
export function argsOf({ say, again, channels }: Wording): readonly string[] {
  return [say, again, channels.sms ?? [], channels.teams ?? []].flat().flatMap((line) => line.args);
}

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** The argument names in a message, those inside plurals and selections included. */
function namedIn(ast: Ast, found = new Set<string>()): Set<string> {
  for (const element of ast) {
    // 0 is literal text and 7 the # of a plural: they name nothing.
    if (element.type !== 0 && element.type !== 7) found.add(element.value);
    if ('options' in element && element.options) {
      for (const option of Object.values(element.options)) namedIn(option.value, found);
    }
  }
  return found;
}
