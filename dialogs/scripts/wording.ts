import { parse } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { z } from 'zod';
import type { CardOption } from '../effects';
import { plainLetters } from './plain-letters';

/** Something stands in it: an empty text would go out as one. */
const text = z.string().regex(/\S/, 'permitted are words; where nothing is to be said, take the line out');
const variants = z.union([text, z.array(text).min(1)]).transform((v) => (typeof v === 'string' ? [v] : v));

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
  /** What people text, as a whole message, to begin the flow of this file. */
  begins: z.array(z.string().min(1)).min(1).optional(),
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
  fill(args: Filling): string;
  /** The same for a text message: our own letters are plain, what is filled in stays as it is. */
  fillPlainly(args: Filling): string;
}

type Filling = Readonly<Record<string, string | number>>;

/** What is said at one moment, compiled. */
export interface Wording {
  readonly cue: string;
  readonly when: string;
  readonly say: readonly Line[];
  readonly again: readonly Line[];
  readonly options: Readonly<Record<string, readonly string[]>>;
  /** Whole messages that begin the flow to which the moment belongs. */
  readonly begins: readonly string[];
  /** In the order in which they stand. */
  readonly buttons: readonly CardOption[];
  readonly channels: Readonly<Partial<Record<'sms' | 'teams', readonly Line[]>>>;
}

/**
 * Compile one ICU message. It is read now, and made ready for its language when it is first said: there are thousands, and a day says few.
 * @throws with the cue and the message when it cannot be read.
 */
export function compileLine(source: string, locale: string, cue: string): Line {
  const ast = read(source, cue);
  const fill = filler(ast, locale);
  const args = [...namedIn(ast)];
  if (plainLetters(source) === source) return { source, args, fill, fillPlainly: fill };
  // In its parts, not in its source: there an apostrophe may stand for more than itself.
  return { source, args, fill, fillPlainly: filler(inPlainLetters(ast), locale) };
}

/** What the language of messages gives a meaning; half of what is said has nothing of it. */
const MARKS = /[{}<>]|''/;

function read(source: string, cue: string): Ast {
  if (!MARKS.test(source)) return [{ type: LITERAL, value: source }];
  try {
    return parse(source, { ignoreTag: true });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${cue}: "${source}" is not a message I can read (${why}). Check that every { has its }.`);
  }
}

function filler(ast: Ast, locale: string): Line['fill'] {
  let format: IntlMessageFormat | null = null;
  return (values) => {
    format ??= new IntlMessageFormat(ast, locale, undefined, { ignoreTag: true });
    return String(format.format({ ...values }));
  };
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
      begins: entry.begins ?? [],
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

/** Elements of a message that name nothing. */
const LITERAL = 0;
const NUMBER_OF_PLURAL = 7;

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** The message with its literal text in plain letters, that inside plurals and selections included. */
function inPlainLetters(ast: Ast): Ast {
  return ast.map((element) => {
    if (element.type === LITERAL) return { ...element, value: plainLetters(element.value) };
    if (!('options' in element)) return element;
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: inPlainLetters(option.value) },
    ]);
    return { ...element, options: Object.fromEntries(options) };
  });
}

/** The argument names in a message, those inside plurals and selections included. */
function namedIn(ast: Ast, found = new Set<string>()): Set<string> {
  for (const element of ast) {
    if (element.type !== LITERAL && element.type !== NUMBER_OF_PLURAL) found.add(element.value);
    if ('options' in element && element.options) {
      for (const option of Object.values(element.options)) namedIn(option.value, found);
    }
  }
  return found;
}
