import { z } from 'zod';
import type { AnswerWords } from '../answers';
import { speller } from '../answers/reading/speller';
import { wordCount } from '../word-count';
import { askingWordsFile, compileAskingWords } from './asking-words';
import { compileDangerWords, dangerWordsFile } from './danger-words';
import { compileInTalkWords, inTalkWordsFile } from './in-talk-words';
import { anyOf, NAME, plain, tidy } from './phrases';

/** Each is a list of whole messages. Of a phrase that stands in several, the first here that can be meant at the moment is meant. */
const COMMANDS = [
  'done',
  'support',
  'take',
  'pass',
  'off',
  'on',
  'who',
  'list',
  'shifts-asked',
  'monthly-on',
  'monthly-off',
  'note-how',
  'help',
  'confirm',
] as const;
export type MentorCommand = (typeof COMMANDS)[number];

const words = z.array(z.string()).min(1);
const phrasesOf = Object.fromEntries(COMMANDS.map((command) => [command, words])) as Record<
  MentorCommand,
  typeof words
>;

/** locales/<tag>/understanding/mentor.yaml: what mentors text. */
export const mentorWordsFile = z.strictObject({
  ...phrasesOf,
  /** Commands only while nobody is being talked to; in a conversation they are words like any other. */
  'only-when-free': words,
  /** What stands before the name of one whom they hold: in front of words, as an answer by itself, and in a greeting. */
  whom: z.strictObject({ addresses: words, tells: words, answers: words, greets: words }),
  /** Answers to being asked about words that were not sent. */
  kept: z.strictObject({ yes: words, send: words, no: words }),
  /** Single words that are asked about before they are sent: they are nearly a command. */
  slips: z.strictObject({ of: z.record(z.string(), z.array(z.string())), 'words-after-all': words }),
  /** Answers to being asked whether they are still there; at any other time they are words like any other. */
  'still-there': words,
  /** Of those the ones that are for the mentee to read too. */
  'still-there-to-them': words,
  /** Answers to being asked how they are: they would rather not say. */
  skip: words,
  /** What stands before the name of whom they pass it to. */
  'pass-to': words,
  /** "pass Sam to Ann": what stands before the mentee, and between the two. */
  'pass-mentee': z.strictObject({ begins: words, to: words }),
  /** What stands before the name of who hears how they are; `anyone` in the place of a name for the coordinators. */
  listener: z.strictObject({ begins: words, anyone: words }),
  danger: dangerWordsFile,
  /** What a note begins with. */
  note: words,
  ...inTalkWordsFile,
  ...askingWordsFile,
  /** "my shifts are mon wed 6pm to 10pm" */
  shifts: z.strictObject({ begins: words, until: words, between: words, always: words }),
  /** "take Sam from Dave: off sick": what stands before the mentee, before the mentor, and before the reason. */
  'take-over': z.strictObject({ begins: words, from: words, because: words }),
});
export type MentorWordsFile = z.infer<typeof mentorWordsFile>;

export interface TakeOver {
  readonly mentee: string;
  readonly from: string;
  /** Empty when no reason was given. */
  readonly because: string;
}

export interface Said {
  readonly command: MentorCommand;
  readonly name: string | null;
}

export interface Passing {
  /** As they wrote it; null when they named nobody. */
  readonly mentee: string | null;
  readonly to: string;
}

/** "clear all my shifts" is about the rota; a longer sentence is about how they were. Words. */
const ROTA_WORDS = 4;

export type MentorWords = ReturnType<typeof compileMentorWords>;

/** @param answers the same language's, whose spelling is used */
export function compileMentorWords(file: MentorWordsFile, answers: AnswerWords) {
  const spelled = speller(
    COMMANDS.flatMap((command) => file[command]),
    answers.reading,
  );
  const exact = new Map<string, MentorCommand[]>();
  const meant = new Map<string, MentorCommand[]>();
  for (const command of COMMANDS) {
    for (const phrase of file[command]) {
      note(exact, plain(phrase), command);
      note(meant, spelled(phrase), command);
    }
  }
  const onlyWhenFree = new Set(file['only-when-free'].flatMap((phrase) => [plain(phrase), spelled(phrase)]));
  const stillThere = new Set(file['still-there'].map(plain));
  const toThem = new Set(file['still-there-to-them'].map(plain));
  const skip = new Set(file.skip.map(plain));
  const answersToKept = new Map<string, 'yes' | 'send' | 'no'>();
  for (const answer of ['yes', 'send', 'no'] as const) {
    for (const phrase of file.kept[answer]) answersToKept.set(plain(phrase), answer);
  }
  const asking = compileAskingWords(file, file['no-names']);
  const anyone = new Set(file.listener.anyone.map(plain));
  const { begins, from, because } = file['take-over'];
  const passMentee = new RegExp(
    `^${anyOf(file['pass-mentee'].begins)} (.{1,40}?) ${anyOf(file['pass-mentee'].to)} (${NAME})$`,
    'iu',
  );
  const passTo = new RegExp(`^${anyOf(file['pass-to'])} (${NAME})$`, 'iu');
  const listener = new RegExp(`^${anyOf(file.listener.begins)} (${NAME})$`, 'iu');
  const shifts = new RegExp(`^${anyOf(file.shifts.begins)}\\s*:?\\s+(.+)$`, 'isu');
  const rotas = file['shifts-asked'].map(plain);
  const noting = new RegExp(`^${anyOf(file.note)}(\\s*[:;,.=-]\\s*|\\s+)(\\S.*)$`, 'isu');
  // "note for Sam: …"
  const headed = new RegExp(String.raw`^${anyOf(file['note-on'])} \p{L}[\p{L}' -]{1,30}\s*[:;]\s*\S`, 'iu');
  const takeOver = new RegExp(
    `^${anyOf(begins)} (${NAME}) ${anyOf(from)} (${NAME}?)(?: ?${anyOf(because)} ?(.*))?$`,
    'iu',
  );

  function commandOf(text: string, talking: boolean): MentorCommand | null {
    const said = plain(text);
    if (talking && onlyWhenFree.has(said)) return null;
    const found = exact.get(said) ?? [];
    // Among words to somebody a question is a question: "done?"
    const forgiven = talking && text.includes('?') ? [] : forgive(text, talking);
    const all = [...found, ...forgiven];
    // Whoever is with nobody cannot be done: then "im off" is about the shift.
    return all.find((command) => talking || command !== 'done') ?? all[0] ?? null;
  }

  function forgive(text: string, talking: boolean): readonly MentorCommand[] {
    const key = spelled(text);
    return talking && onlyWhenFree.has(key) ? [] : (meant.get(key) ?? []);
  }

  return {
    /**
     * The command that a whole message is, and the name that follows it, when one does. Null for anything else.
     * @param held of the names those of whom they hold: "ok Sam" to Sam is no command
     */
    command(text: string, names: readonly string[], talking: boolean, held: readonly string[] = []): Said | null {
      const whole = commandOf(text, talking);
      if (whole !== null) return { command: whole, name: null };
      const said = plain(text);
      for (const name of names) {
        const end = ` ${plain(name)}`;
        if (!said.endsWith(end)) continue;
        const command = commandOf(said.slice(0, -end.length), talking && held.includes(name));
        if (command !== null) return { command, name };
      }
      return null;
    },
    /** The very word that an alert tells them of. */
    isPass: (text: string): boolean => plain(text) === plain(file.pass[0] ?? ''),
    /** Whom they pass it to, and whom they pass where they say that; null when the message is something else. */
    passTo(text: string): Passing | null {
      const to = passTo.exec(tidy(text))?.[1];
      if (to !== undefined) return { mentee: null, to: asking.withoutCourtesy(to) };
      const [, mentee, other] = passMentee.exec(tidy(text)) ?? [];
      return mentee === undefined || other === undefined ? null : { mentee, to: asking.withoutCourtesy(other) };
    },
    /** Who is to hear how they are: a name, or the coordinators (`anyone`). Null when the message is something else. */
    listener(text: string): { readonly name: string | null } | null {
      const name = listener.exec(tidy(text))?.[1];
      if (name === undefined) return null;
      if (anyone.has(plain(name))) return { name: null };
      // "tell Ann Smith" is somebody, "tell dave thanks" is not.
      const isName = name.split(' ').every((word, _, all) => all.length === 1 || /^\p{Lu}/u.test(word));
      return isName ? { name } : null;
    },
    /** What they want to be noted. Among words to somebody only what can be nothing else: "note: …", "NOTE …". */
    note(text: string, talking: boolean): string | null {
      const [, sign = '', rest] = noting.exec(text.normalize('NFC').trim()) ?? [];
      if (rest === undefined) return null;
      const begun = text.trim().split(/[\s:;,.=-]/)[0] ?? '';
      const isHeaded = headed.exec(rest) !== null;
      const isLoud = begun === begun.toUpperCase() && rest !== rest.toUpperCase();
      return !talking || sign.trim() !== '' || isLoud || isHeaded ? rest.trim() : null;
    },
    /** What stands after "my shifts are". */
    shifts: (text: string): string | null => shifts.exec(text.normalize('NFC').trim())?.[1] ?? null,
    /** "no shifts", "clear my shifts": of a rota, whether or not it can be read. */
    isOfShifts(text: string): boolean {
      const said = plain(text);
      return shifts.test(said) || rotas.some((one) => ` ${said}`.endsWith(` ${one}`) && wordCount(said) <= ROTA_WORDS);
    },
    takeOver(text: string): TakeOver | null {
      const [, mentee, holder, why] = takeOver.exec(tidy(text)) ?? [];
      return mentee === undefined || holder === undefined ? null : { mentee, from: holder, because: why?.trim() ?? '' };
    },
    /** An answer about words that were not sent; null when it is none. */
    keptAnswer: (text: string): 'yes' | 'send' | 'no' | null => answersToKept.get(plain(text)) ?? null,
    addresses: file.whom.addresses.map(plain),
    greets: file.whom.greets.map(plain),
    tells: file.whom.tells.map(plain),
    beforeName: [...file.whom.addresses, ...file.whom.answers].map(plain),
    slips: { of: file.slips.of, 'words-after-all': file.slips['words-after-all'].map(plain) },
    isStillThere: (text: string): boolean => stillThere.has(plain(text)),
    isStillThereToThem: (text: string): boolean => toThem.has(plain(text)),
    isSkip: (text: string): boolean => skip.has(plain(text)),
    rota: file.shifts,
    danger: compileDangerWords(file.danger),
    ...asking,
    /** Yes to whoever waits for them, in whichever words. */
    accepts: (text: string): boolean =>
      asking.waysToSay(text).some((one) => asking.isAcceptance(one) || commandOf(one, false) === 'take'),
    ...compileInTalkWords(file, file.note, begins, file['pass-mentee'].to, file.listener.begins),
  };
}

function note(book: Map<string, MentorCommand[]>, phrase: string, command: MentorCommand): void {
  if (phrase !== '') book.set(phrase, [...(book.get(phrase) ?? []), command]);
}
