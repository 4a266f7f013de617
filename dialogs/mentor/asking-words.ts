import { z } from 'zod';
import { wholeMessages } from '../matching/words';
import { wordCount } from '../word-count';
import { withoutLeading } from './addressing';
import { anyOf, plain } from './phrases';

/** "Sam?" is for Sam. Words. */
const QUESTION_WORDS = 3;

const words = z.array(z.string()).min(1);

/** What mentors ask the service itself, by what answers it. */
export const ASKED_OF_US = ['seen', 'kept', 'number', 'notes', 'who', 'on', 'what-to-do'] as const;
export type AskedOfUs = (typeof ASKED_OF_US)[number];

/** Words to whom they are with as well, where they are with somebody. */
const MAY_BE_FOR_THEM: ReadonlySet<AskedOfUs> = new Set<AskedOfUs>(['who', 'on', 'what-to-do']);

/** locales/<tag>/understanding/mentor.yaml: how they say yes to somebody who waits, and what they ask us. */
export const askingWordsFile = {
  /** Whole messages by which they take whoever waits; what may stand before and behind a command; and those that also only say that something was read. */
  accepts: z.strictObject({ says: words, before: words, after: words, nods: words }),
  /** Whole messages, written as in matching.yaml; <mentee> stands for a name. */
  'asks-us': z.strictObject({
    seen: words,
    kept: words,
    number: words,
    notes: words,
    who: words,
    on: words,
    'what-to-do': words,
  }),
  /** What nobody here can answer but the team: whole messages, and what a question begins with and speaks of. */
  'asks-team': z.strictObject({ says: words, begins: words, about: words }),
  /** In a talk these are asked about before they are sent: single words that are nearly WHO, how to go about it, and what is meant by them and by weary ones. */
  'asked-first': z.strictObject({ says: words, who: z.string(), support: z.string(), how: words, help: z.string() }),
};

type File = z.infer<z.ZodObject<typeof askingWordsFile>>;

export function compileAskingWords(file: File, noNames: readonly string[]) {
  const { says, before, after } = file.accepts;
  const accepting = new Set(says.map(plain));
  const nods = new Set(file.accepts.nods.map(plain));
  const [ahead, behind] = [before.map(plain), after.map(plain)];
  const asked = ASKED_OF_US.map((what) => [what, wholeMessages(file['asks-us'][what])] as const);
  const team = wholeMessages(file['asks-team'].says);
  const begins = new RegExp(String.raw`^${anyOf(file['asks-team'].begins)}(?![\p{L}\p{N}])`, 'iu');
  const about = new RegExp(String.raw`(?<![\p{L}\p{N}])${anyOf(file['asks-team'].about)}(?![\p{L}\p{N}])`, 'iu');
  const nobodys = new Set(noNames.map(plain));
  const hows = new Set(file['asked-first'].how.map(plain));
  const nearlyWho = new Set(file['asked-first'].says.map(plain));
  const isPerson = (name: string | undefined) => name === undefined || !nobodys.has(name.split(' ')[0] ?? '');

  return {
    /** "yes I'll take it", "yeah go on then": every way to say it without what stands around, the longest first. */
    waysToSay: (text: string): readonly string[] => unwrapped(plain(text), ahead, behind),
    /** "ok thanks": it may be a yes, or say no more than that something was read. */
    isNod: (text: string): boolean => unwrapped(plain(text), ahead, behind).some((one) => nods.has(one)),
    isAcceptance: (text: string): boolean => accepting.has(text),
    /** "Ann please" */
    withoutCourtesy: (name: string): string => {
      const said = plain(name);
      const bare = unwrapped(said, [], behind).at(-1) ?? said;
      return name.slice(0, bare.length);
    },
    /** @param talking while they are with somebody only what can be nothing else */
    askedOfUs(text: string, talking: boolean): AskedOfUs | null {
      const found = asked.find(
        ([what, match]) =>
          !(talking && MAY_BE_FOR_THEM.has(what)) && isPerson(match(text)?.mentee) && match(text) !== null,
      );
      return found?.[0] ?? null;
    },
    /** Of somebody or of the service, and nothing that we can answer. @param names of those whom they know */
    asksTeam(text: string, names: readonly string[]): boolean {
      const found = team(text);
      if (found !== null) return isPerson(found.mentee);
      const said = plain(text);
      const isOfThem = names.some((name) => ` ${said} `.replace(/[^\p{L}\p{N}'-]+/gu, ' ').includes(` ${name} `));
      const isQuestion = (text.includes('?') || begins.test(said)) && wordCount(said) >= QUESTION_WORDS;
      return isQuestion && (about.test(said) || isOfThem);
    },
    isNearlyWho: (text: string): boolean => nearlyWho.has(plain(text)) && !text.includes('?'),
    /** "how do i start", "what should i say": asked of us, or of whom they are with. */
    asksHow: (text: string): boolean => hows.has(plain(text).replace(/[?.! ]+$/, '')),
    meantInTalk: { help: file['asked-first'].help, who: file['asked-first'].who, support: file['asked-first'].support },
  };
}

/** A message without one courtesy after the other, at its beginning and at its end. */
function unwrapped(said: string, before: readonly string[], after: readonly string[]): readonly string[] {
  const ways = [said];
  for (let text = said; ; ) {
    const shorter = withoutLeading(withoutComma(text), before) ?? withoutEnding(text, after);
    if (shorter === null) return ways;
    ways.push(shorter);
    text = shorter;
  }
}

/** "yes, I'll take it" */
const withoutComma = (text: string) => text.replace(/^([\p{L}']+)[.,!]+ /u, '$1 ');

function withoutEnding(text: string, after: readonly string[]): string | null {
  const end = after.filter((one) => text.endsWith(` ${one}`)).toSorted((a, b) => b.length - a.length)[0];
  return end === undefined ? null : text.slice(0, -end.length - 1).replace(/[\s.,!]+$/, '');
}
