import { z } from 'zod';

const words = z.array(z.string()).min(1);
/** locales/<tag>/understanding/mentor.yaml: what mentors text, as whole messages. */
export const mentorWordsFile = z.strictObject({
  take: words,
  done: words,
  pass: words,
  off: words,
  on: words,
  help: words,
  /** Only with a request about a number. */
  confirm: words,
  /** Commands only while nobody is being talked to; in a conversation they are words like any other. */
  'only-when-free': words,
  /** Answers to being asked whether they are still there; at any other time they are words like any other. */
  'still-there': words,
  /** What stands before the name of whom they pass it to. */
  'pass-to': words,
  /** "take Sam from Dave: off sick": what stands before the mentee, before the mentor, and before the reason. */
  'take-over': z.strictObject({ begins: words, from: words, because: words }),
});

export type MentorCommand = 'take' | 'done' | 'pass' | 'off' | 'on' | 'help' | 'confirm';

export interface TakeOver {
  readonly mentee: string;
  readonly from: string;
  /** Empty when no reason was given. */
  readonly because: string;
}

export interface MentorWords {
  /** The command that a whole message is, and the name that follows it, when one does. Null for anything else. */
  command(
    text: string,
    names: readonly string[],
    talking: boolean,
  ): { command: MentorCommand; name: string | null } | null;
  /** Whom they pass it to; null when the message is something else. */
  passTo(text: string): string | null;
  takeOver(text: string): TakeOver | null;
  isStillThere(text: string): boolean;
}

/** A name has so many words at most: more than that is talk. */
const NAME = String.raw`[\p{L}'.-]+(?: [\p{L}'.-]+){0,2}`;

export function compileMentorWords(file: z.infer<typeof mentorWordsFile>): MentorWords {
  const meaning = new Map<string, MentorCommand>();
  for (const command of ['take', 'done', 'pass', 'off', 'on', 'help', 'confirm'] as const) {
    for (const phrase of file[command]) meaning.set(plain(phrase), command);
  }
  const onlyWhenFree = new Set(file['only-when-free'].map(plain));
  const stillThere = new Set(file['still-there'].map(plain));
  const { begins, from, because } = file['take-over'];
  const passTo = new RegExp(`^${anyOf(file['pass-to'])} (${NAME})$`, 'iu');
  const takeOver = new RegExp(
    `^${anyOf(begins)} (${NAME}) ${anyOf(from)} (${NAME}?)(?: ?${anyOf(because)} ?(.*))?$`,
    'iu',
  );
  return {
    command(text, names, talking) {
      const said = plain(text);
      if (talking && onlyWhenFree.has(said)) return null;
      const whole = meaning.get(said);
      if (whole !== undefined) return { command: whole, name: null };
      for (const name of names) {
        const end = ` ${plain(name)}`;
        const command = said.endsWith(end) ? meaning.get(said.slice(0, -end.length)) : undefined;
        if (command !== undefined) return { command, name };
      }
      return null;
    },
    passTo: (text) => passTo.exec(tidy(text))?.[1] ?? null,
    takeOver(text) {
      const [, mentee, holder, why] = takeOver.exec(tidy(text)) ?? [];
      return mentee === undefined || holder === undefined ? null : { mentee, from: holder, because: why?.trim() ?? '' };
    },
    isStillThere: (text) => stillThere.has(plain(text)),
  };
}

function anyOf(phrases: readonly string[]): string {
  return `(?:${phrases.map((phrase) => phrase.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')).join('|')})`;
}

function plain(text: string): string {
  return tidy(text).toLowerCase();
}

function tidy(text: string): string {
  return text
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,!"]+|[\s.,!"]+$/g, '');
}
