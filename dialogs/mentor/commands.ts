import { z } from 'zod';

const words = z.array(z.string()).min(1);
/** locales/<tag>/understanding/mentor.yaml: what mentors text, as whole messages. */
export const mentorWordsFile = z.strictObject({
  take: words,
  done: words,
  pass: words,
  help: words,
  /** Only with a request about a number. */
  confirm: words,
  /** Commands only while nobody is being talked to; in a conversation they are words like any other. */
  'only-when-free': words,
});

export type MentorCommand = 'take' | 'done' | 'pass' | 'help' | 'confirm';

export interface MentorWords {
  /** The command that a whole message is, and the name that follows it, when one does. Null for anything else. */
  command(
    text: string,
    names: readonly string[],
    talking: boolean,
  ): { command: MentorCommand; name: string | null } | null;
}

export function compileMentorWords(file: z.infer<typeof mentorWordsFile>): MentorWords {
  const meaning = new Map<string, MentorCommand>();
  for (const command of ['take', 'done', 'pass', 'help', 'confirm'] as const) {
    for (const phrase of file[command]) meaning.set(plain(phrase), command);
  }
  const onlyWhenFree = new Set(file['only-when-free'].map(plain));
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
  };
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,!"]+|[\s.,!"]+$/g, '');
}
