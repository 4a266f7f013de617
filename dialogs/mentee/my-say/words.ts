import { z } from 'zod';
import { withoutAccents } from '../../accents';
import { remembering } from '../../remember';

/** What changes who sees what, and what it may be used for. */
export const CONSENTS = [
  'mentor-no',
  'mentor-yes',
  'mentor-changed',
  'use-no',
  'counted-no',
  'counted-yes',
  'research-no',
  'research-yes',
] as const;

/** Everything that somebody may say about what is kept of them, who sees it, and whether it goes on; of several the first here. */
export const SAYINGS = [
  'known',
  'full-copy',
  'forget-last',
  'forget-goal',
  'forget-proud',
  'forget-helped',
  'forget-mood',
  'forget-slip',
  'forget-talk',
  'forget-which',
  'delete-me',
  'keep-me',
  ...CONSENTS,
  'feedback',
  'ending',
] as const;
export type Saying = (typeof SAYINGS)[number];

/** Every message is asked about with the name of their mentor. */
const MENTORS_REMEMBERED = 500;

/** Whom or what "who sees this" may be about; of several the first here. */
export const SEEN_BY = [
  'training',
  'mentor-words',
  'probation',
  'police',
  'social',
  'family',
  'others',
  'kept',
  'the-team',
  'mentor',
  'goals',
  'now',
  'private',
] as const;
export type SeenBy = (typeof SEEN_BY)[number];

const words = z.array(z.string()).min(1);
const listsOf = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, words])) as Record<Name, typeof words>;

/** locales/<tag>/understanding/my-say.yaml */
export const mySayFile = z.strictObject({
  /** Small words that may stand before and behind a saying. */
  before: words,
  behind: words,
  /** What people type for what they mean, word by word. */
  shorthand: z.record(z.string(), z.string()).default({}),
  /** Stands for `<name>` in what is said, which is any one of these. `mentor` is the mentor, whatever they are called. */
  parts: z.record(z.string(), words),
  /** Whole messages. */
  says: z.strictObject(listsOf(SAYINGS)),
  /** Words by which feedback says that their name may stand beside it. */
  signed: words,
  /** Words by which it is heard whom "who sees this" is about. */
  'seen-by': z.strictObject(listsOf(SEEN_BY)),
});
export type MySayFile = z.infer<typeof mySayFile>;

export interface MySayWords {
  /** What a whole message says, or null. @param mentor what they call theirs */
  saying(text: string, mentor: string | null): Saying | null;
  /** Whom or what a question about who sees this names, or null. */
  seenBy(text: string, mentor: string | null): SeenBy | null;
  /** Whether feedback says that their name may stand beside it. */
  signed(text: string): boolean;
}

/** @throws when a part is named that there is not */
export function compileMySay(file: MySayFile): MySayWords {
  const lead = new RegExp(`^(?:${anyOf(file.before, file.parts)}) `, 'u');
  const tail = new RegExp(` (?:${anyOf(file.behind, file.parts)})$`, 'u');
  const says = SAYINGS.map(
    (saying) => [saying, new RegExp(`^(?:${anyOf(file.says[saying], file.parts)})$`, 'u')] as const,
  );
  const named = SEEN_BY.map(
    (who) => [who, new RegExp(`(?:^| )(?:${anyOf(file['seen-by'][who], file.parts)})(?= |$)`, 'u')] as const,
  );
  const signed = new RegExp(`(?:^| )(?:${anyOf(file.signed, file.parts)})(?= |$)`, 'u');
  return {
    signed: (text) => signed.test(plain(text, null)),
    saying(text, mentor) {
      const asTyped = plain(text, mentor);
      for (const said of [asTyped, inFull(asTyped, file.shorthand)].flatMap((one) => peeled(one, lead, tail))) {
        const found = says.find(([, pattern]) => pattern.test(said));
        if (found) return found[0];
      }
      return null;
    },
    seenBy(text, mentor) {
      const said = plain(text, mentor);
      return named.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
    },
  };
}

/** "Want me data", and not "got on me": a last word stays what it is. */
function inFull(said: string, shorthand: Readonly<Record<string, string>>): string {
  return said
    .split(' ')
    .map((word, at, all) => (at < all.length - 1 ? (shorthand[word] ?? word) : word))
    .join(' ');
}

/** The message as it is, and with ever more of the small words taken from before it, from behind it, and from both. */
function peeled(said: string, lead: RegExp, tail: RegExp): string[] {
  return chain(said, lead).flatMap((rest) => chain(rest, tail));
}

function chain(said: string, small: RegExp): string[] {
  const less = said.replace(small, '');
  return less === said ? [said] : [said, ...chain(less, small)];
}

function anyOf(phrases: readonly string[], parts: MySayFile['parts']): string {
  return phrases.map((phrase) => filledIn(phrase, parts)).join('|');
}

function filledIn(phrase: string, parts: MySayFile['parts']): string {
  return phrase
    .split(/(<[a-z-]+>)/)
    .map((piece) => {
      const name = /^<([a-z-]+)>$/.exec(piece)?.[1];
      if (name === undefined) return plainWords(piece, piece.startsWith(' '), piece.endsWith(' '));
      const alternatives = parts[name];
      if (alternatives === undefined) throw new Error(`"${phrase}" names the part <${name}>, and there is none.`);
      return `(?:${alternatives.map((one) => plain(one, null)).join('|')})`;
    })
    .join('');
}

function plainWords(piece: string, before: boolean, behind: boolean): string {
  const said = plain(piece, null);
  if (said === '') return piece === '' ? '' : ' ';
  return `${before ? ' ' : ''}${said}${behind ? ' ' : ''}`;
}

/** Small letters without accents and figures, single blanks, no apostrophes; the mentor's own name as `mentor`. */
function plain(text: string, mentor: string | null): string {
  const said = bare(text);
  const name = mentor === null ? null : nameOf(mentor);
  const known = name === null ? said : said.replace(name, 'mentor');
  return known.replace(/(?<=^| )my mentor(?= |$)/g, 'mentor');
}

const bare = remembering(8, (text: string) =>
  withoutAccents(text.toLowerCase())
    .replace(/['\u2019\u02bc`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim(),
);

/** Finds the first word of a mentor's name; of a name without letters nothing. */
const nameOf = remembering(MENTORS_REMEMBERED, (mentor: string) => {
  const [name = ''] = bare(mentor).split(' ');
  return name === '' ? /(?!)/g : new RegExp(`(?<=^| )${name}s?(?= |$)`, 'gu');
});
