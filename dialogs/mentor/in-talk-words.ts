import { z } from 'zod';
import { withoutLeading } from './addressing';
import { compileNeverSent, neverSentFile } from './never-sent';
import { anyOf, NAME, plain, tidy } from './phrases';

const words = z.array(z.string()).min(1);

/** locales/<tag>/understanding/mentor.yaml: what in a talk is for nobody whom they are with. */
export const inTalkWordsFile = {
  /** "off" and "on" while they are with somebody. */
  'shift-in-talk': z.strictObject({ off: words, on: words }),
  /** Of the words that stop everything those by which a mentor in a talk mostly means the talk. */
  'end-in-talk': words,
  /** "done both", "pass Sam and Kez to Jo": what stands before the names, for all of them, and between them. */
  several: z.strictObject({ done: words, pass: words, both: words, and: words }),
  /** Whole messages: to another of those whom they are with, without a name. */
  switches: words,
  /** What stands before a colon, or after "take", and is nobody's name. */
  'no-names': words,
  /** "what has he said so far": what a question begins with that is about whom they have just taken. */
  'asks-of': words,
  /** What stands before the name of whom they are with where that one is spoken of: "with Sam". */
  'spoken-of': words,
  /** What stands before the name of whom a note is about: "note for Sam: …". */
  'note-on': words,
  /** "off till Friday": what an absence begins with that is not now. */
  'away-later': words,
  /** Names that are words as well: in small letters they name nobody. */
  'word-names': words,
  /** What no mentor may write to anybody here. */
  'never-sent': neverSentFile,
};

type File = z.infer<z.ZodObject<typeof inTalkWordsFile>>;

export function compileInTalkWords(
  file: File,
  note: readonly string[],
  take: readonly string[],
  to: readonly string[],
  tells: readonly string[],
) {
  const off = new Set(file['shift-in-talk'].off.map(plain));
  const on = new Set(file['shift-in-talk'].on.map(plain));
  const asksOf = new RegExp(String.raw`^${anyOf(file['asks-of'])}(?![\p{L}\p{N}])`, 'iu');
  const switches = new Set(file.switches.map(plain));
  const ends = new Set(file['end-in-talk'].map(plain));
  const noNames = new Set(file['no-names'].map(plain));
  // "ok :D" is a face.
  const headed = /^(\p{L}[\p{L}'-]{1,20})(?:\s*:\s+\S|:\p{L}{2})/u;
  const taken = new RegExp(String.raw`^${anyOf(take)} (\p{L}+)$`, 'iu');
  const passedTo = new RegExp(`^(.{1,80}?) ${anyOf(to)} (${NAME})$`, 'iu');
  const away = file['away-later'].map(plain);
  const wordNames = new Set(file['word-names'].map(plain));

  const noteIsOn = file['note-on'].map(plain);
  const noteHead = /^(\p{L}[\p{L}'-]{1,20}(?: [\p{L}'-]{1,20}| \d{1,2})?)\s*(?::\s|;\s|\s-\s)\s*\S/u;
  const told = new RegExp(String.raw`^(${anyOf(tells)}) (\p{L}[\p{L}'-]{1,20})(?: (.+))?$`, 'isu');
  const hasName = (text: string, names: readonly string[], before = '') =>
    names.length > 0 &&
    new RegExp(String.raw`(?<![\p{L}\p{N}])${before}${anyOf(names)}(?![\p{L}\p{N}'-])`, 'iu').test(plain(text));

  return {
    /** "whats up with Sam": of one of those whom they are with. */
    speaksOf: (text: string, names: readonly string[]): boolean => hasName(text, names, `${anyOf(file['spoken-of'])} `),
    /** "tell Anna Sam was hit", "TELL Anna …": what they were told to text so, about whom they are with. @param others whose names are known */
    isForTeller(text: string, names: readonly string[], others: readonly string[]): boolean {
      const [, tell = '', name, rest = ''] = told.exec(tidy(text)) ?? [];
      if (name === undefined || noNames.has(plain(name)) || others.includes(plain(name))) return false;
      const isLoud = tell === tell.toUpperCase() && rest !== rest.toUpperCase();
      return isLoud || hasName(rest, names);
    },
    shiftInTalk(text: string): 'off' | 'on' | null {
      const said = plain(text);
      return off.has(said) ? 'off' : on.has(said) ? 'on' : null;
    },
    isNobodysName: (word: string): boolean => noNames.has(plain(word)),
    asksOf: (text: string): boolean => asksOf.test(plain(text)),
    isSwitch: (text: string): boolean => switches.has(plain(text)),
    isEnd: (text: string): boolean => ends.has(plain(text)),
    /** "Kez: hi", "take Kez", of somebody who is not known. */
    isHeadedStrangely(text: string): boolean {
      const name = headed.exec(text.trim())?.[1] ?? taken.exec(tidy(text))?.[1];
      return name !== undefined && !noNames.has(plain(name));
    },
    isWordToo: (name: string): boolean => wordNames.has(plain(name)),
    neverSent: compileNeverSent(file['never-sent']),
    noteIsOn,
    /** The name that a note begins with, "Lee: rang the ward"; null where it begins with none. */
    headOfNote(words: string): string | null {
      const said = plain(words);
      const name = noteHead.exec(withoutLeading(said, noteIsOn) ?? said)?.[1];
      return name === undefined || noNames.has(name.split(' ')[0] ?? '') ? null : name;
    },
    isAwayLater: (text: string): boolean => away.some((begin) => `${plain(text)} `.startsWith(`${begin} `)),
    takes: take.map(plain),
    several: {
      done: file.several.done.map(plain),
      pass: file.several.pass.map(plain),
      both: file.several.both.map(plain),
      and: new RegExp(
        String.raw`\s*,\s*(?:${anyOf(file.several.and)} )?| ${anyOf(file.several.and)} |\s*[&+]\s*`,
        'iu',
      ),
      note: note.map(plain),
      /** "both to Jo": whom, and to whom where they say so. */
      splitTo(rest: string): readonly [string, string | null] {
        const [, whom, other] = passedTo.exec(rest) ?? [];
        return whom === undefined || other === undefined ? [rest, null] : [whom, other];
      },
    },
  };
}
