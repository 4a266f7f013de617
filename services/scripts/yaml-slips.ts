import type { YAMLError } from 'yaml';

/** How the lines of a file look to whoever has never seen this form: which slip it is, and how it is mended. */
interface Slip {
  readonly is: (slip: Read) => boolean;
  readonly mend: string | ((read: Read) => string);
}

interface Read {
  readonly code: string;
  readonly message: string;
  /** The line that the parser stumbled over. */
  readonly line: string;
  /** What stands there after "say: " or "- ". */
  readonly value: string;
}

const SHOWN = 30;
const short = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}...` : text);
const key = (line: string) => /^\s*(?:- )?([\w-]+)/.exec(line)?.[1] ?? 'say';

/** The first that fits is told: from what is plain to see to what can only be guessed. */
const SLIPS: readonly Slip[] = [
  {
    is: ({ code, line }) => code === 'TAB_AS_INDENT' || /^ *\t/.test(line),
    mend: 'this line begins with a tab. Delete it, and put in blanks with the space bar: as many as the lines beside it have',
  },
  {
    is: ({ line }) => /^ *[\u00a0\u2000-\u200b\u3000]/.test(line),
    mend: 'this line begins with blanks that were copied from elsewhere. Delete them, and put in blanks with the space bar',
  },
  {
    is: ({ line }) => /^ *(?:-|(?:- )?[\w-]+:)[\u00a0\u2000-\u200b\u3000]/.test(line),
    mend: 'the blank after the hyphen or the colon was copied from elsewhere. Delete it, and put one in with the space bar',
  },
  {
    is: ({ value }) => /^[\u201c\u201d\u2018\u2019]/.test(value),
    mend: 'these quotes are curly. Use straight ones (") on both sides of the text',
  },
  {
    is: ({ code }) => code === 'DUPLICATE_KEY',
    mend: ({ line }) => `"${key(line)}:" stands twice in the same place. Keep one, or give the other a name of its own`,
  },
  {
    is: ({ code }) => code === 'BAD_DQ_ESCAPE',
    mend: 'a backslash (\\) inside double quotes means something else. Leave it out, or write two',
  },
  {
    is: ({ line, value }) => value === '' && /^\s*(?:- )?[\w-]+:["'\p{L}[{]/u.test(line),
    mend: ({ line }) => `there is no blank after the colon. Write: ${key(line)}: and then the text`,
  },
  {
    is: ({ line, value }) => value === '' && /^\s*[\w-]+\s*(?:["'].*)?$/.test(line),
    mend: ({ line }) => `there is no colon after "${key(line)}". Write: ${key(line)}:`,
  },
  {
    is: ({ code, message }) => code === 'MISSING_CHAR' && message.includes('quote'),
    mend: 'a text begins with a quote here, and no quote ends it. Put one at the end of the text',
  },
  {
    is: ({ value, code }) => value.startsWith("'") && code === 'UNEXPECTED_TOKEN',
    mend: 'the apostrophe ends the text. Put the text in straight double quotes instead: "don\'t"',
  },
  {
    is: ({ value, code }) => value.startsWith('"') && code === 'UNEXPECTED_TOKEN',
    mend: 'the text ends at its second quote. A quote inside a text is written \\"; several texts need a hyphen and a line each',
  },
  {
    is: ({ value, code, message }) => value.startsWith('[') || (code === 'BAD_INDENT' && message.includes(']')),
    mend: 'a list that begins with [ needs a ] at its end, and a comma between its parts',
  },
  {
    is: ({ value }) => /^[{*&!%@`|>#]/.test(value),
    mend: ({ value }) =>
      `a text that begins with ${value[0]} needs straight double quotes around the whole of it: "${short(value)}"`,
  },
  {
    is: ({ value }) => /:(\s|$)/.test(value),
    mend: ({ value }) =>
      `a text with a colon in it needs straight double quotes around the whole of it: "${short(value)}"`,
  },
  {
    is: () => true,
    mend: 'this line, or the next one, begins at another place than its neighbours. Lines that belong together begin with the same number of blanks, two more than the line above that they belong to',
  },
];

/** How to mend it, for somebody who has never seen this form. @param line what stands on the line that is at fault */
export function slipInPlainWords(
  { code, message }: Pick<YAMLError, 'message'> & { readonly code: string },
  line: string,
): string {
  const value = /^\s*(?:- |[\w-]+: +|- [\w-]+: +)(.*)$/.exec(line)?.[1]?.trim() ?? '';
  const read = { code, message, line, value };
  const mend = SLIPS.find(({ is }) => is(read))?.mend ?? '';
  return typeof mend === 'string' ? mend : mend(read);
}
