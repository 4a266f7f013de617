import { z } from 'zod';
import { compileDetails, detailsFile } from './details';
import { EVERYDAY, type Everyday, everydayIn } from './everyday';
import { remembering } from './remember';
import { compileLine } from './scripts/wording';
import { anyOf, bare, once, pattern } from './word-patterns';

/** locales/<tag>/understanding/topics.yaml: things people mention that can be named back to them safely. */
export const topicsFile = z.strictObject({
  /** What may be reflected: the words that people use for it, and how the bot names it back. */
  topics: z.record(z.string(), z.strictObject({ named: z.string(), heard: z.array(z.string()).min(1) })),
  details: detailsFile,
  /** How people say what a hard time is about, by subject; `<person>` is each of `people`. */
  subjects: z.record(z.string(), z.array(z.string()).min(1)),
  people: z.array(z.string()).min(1),
  /** Everyday things, told by the way. */
  everyday: z.record(z.enum(EVERYDAY), z.array(z.string()).min(1)),
  /** How people say that they are off, or have said enough, or that it has eased; and the small words that may stand beside that. */
  closing: z.strictObject({
    leaving: z.array(z.string()).min(1),
    finished: z.array(z.string()).min(1),
    besides: z.array(z.string()),
  }),
  eased: z.array(z.string()).min(1),
  /** Of these, how they say that it is less, and not gone. */
  easing: z.array(z.string()).min(1),
  /** Words that must not stand on a lock screen; a step that contains one is not quoted in what the bot starts. */
  private: z.array(z.string()).min(1),
  /** Ways to say that nothing comes to mind, as whole messages. */
  shrugs: z.array(z.string()),
  /** How a question to us begins. */
  questions: z.array(z.string()).min(1),
  /** Of the shrugs, those that ask us to choose, and other ways to ask for an idea; and those that leave it. */
  ideas: z.strictObject({
    wanted: z.array(z.string()).min(1),
    left: z.array(z.string()).min(1),
    besides: z.array(z.string()),
    /** How a message begins that tells more of what happened instead. */
    telling: z.array(z.string()).min(1),
    /** Words of which one stands in what may be done within an hour. */
    doing: z.array(z.string()).min(1),
  }),
  /** What a mentor reads in place of a name that nobody knows. */
  somebody: z.string(),
  /** What a human reads in place of pictures, by their {count}, and of a text in which nothing stood. */
  wordless: z.strictObject({ pictures: z.string(), nothing: z.string(), cannotShow: z.string() }),
  /** Stands before what was written from a number that may be somebody else's, where a human reads it. */
  whoeverWrites: z.string(),
  /** How a clear no to a direct question about danger begins, and the words that take the clearness away again. */
  denial: z.strictObject({ begins: z.array(z.string()).min(1), doubts: z.array(z.string()).min(1) }),
  /** How people say that they were not in danger after all: that it was a joke, a song, or put badly. */
  misheard: z.array(z.string()).min(1),
  /** How people who wait for a person ask whether one comes: as a whole message, or anywhere in it. */
  anyoneComing: z.strictObject({
    whole: z.array(z.string()).min(1),
    says: z.array(z.string()).min(1),
    /** What stands in these for the name of the mentor. */
    'in-place-of-a-name': z.string().min(1),
  }),
});

export interface Topics {
  /** The first thing that a text names, as it may be said back ("your brother", "the hostel"), or null. */
  mentioned(text: string): string | null;
  /** Everything that a text names: first what may be said back as they named it. */
  allMentioned(text: string): readonly string[];
  /** The everyday thing that stands first in a text, or null. */
  everyday(text: string): Everyday | null;
  /** The first of these subjects that a text is about, or null. */
  about(text: string, among: readonly string[]): string | null;
  /** Whether a whole message says thanks or goodbye. */
  leaves(text: string): boolean;
  /** Whether a whole message says that they have said enough, or goodbye. */
  closes(text: string): boolean;
  /** Whether a whole message says that it has eased. */
  eases(text: string): boolean;
  /** Whether a whole message says that it is less, and no more than that. */
  easing(text: string): boolean;
  /** Whether these words could lie open on a lock screen. */
  discreet(text: string): boolean;
  /** Whether a whole message says that nothing comes to mind. */
  shrug(text: string): boolean;
  /** Whether a message asks us something. */
  asks(text: string): boolean;
  /** Whether a whole message asks for an idea of ours. */
  wantsIdea(text: string): boolean;
  /** Whether a message tells more of what happened, by how it begins. */
  goesOn(text: string): boolean;
  /** Whether a message names something that may be done within an hour. */
  isToDo(text: string): boolean;
  /** Whether a whole message leaves it. */
  passes(text: string): boolean;
  readonly somebody: string;
  /** "(2 pictures)" */
  pictures(count: number): string;
  /** "(1 picture, which can't be shown here)" */
  cannotShow(count: number): string;
  /** In place of a text in which nothing stood. */
  readonly nothing: string;
  readonly whoeverWrites: string;
  /** Whether a message begins with a plain no and holds nothing that puts it in doubt. */
  deniesPlainly(text: string): boolean;
  /** Whether anything in a message puts a no in doubt. */
  isDoubtful(text: string): boolean;
  /** Whether a message puts right what was taken for danger, and holds nothing that puts that in doubt. */
  putsRight(text: string): boolean;
  /** Whether somebody who waits for a person asks whether one comes. */
  asksForSomebody(text: string): boolean;
  /** Whom to put in the place of the mentor's name, to ask the same. */
  readonly inPlaceOfAName: string;
}

export function compileTopics(file: z.infer<typeof topicsFile>, locale: string): Topics {
  const cannotShow = compileLine(file.wordless.cannotShow, locale, 'topics.wordless.cannotShow');
  const pictures = compileLine(file.wordless.pictures, locale, 'topics.wordless.pictures');
  const words = Object.values(file.topics).flatMap(({ named, heard }) => heard.map((word) => ({ named, word })));
  const detailsOf = compileDetails(file.details, words);
  const bySubject = new Map(
    Object.entries(file.subjects).map(([subject, ways]) => [subject, anyOf(ways, file.people)]),
  );
  const everyday = once(() => EVERYDAY.map((kind) => ({ kind, way: pattern(file.everyday[kind]) })));
  const { leaving, finished, besides } = file.closing;
  const leaves = wholly(leaving, besides);
  const closes = wholly([...leaving, ...finished], besides);
  const eases = wholly([...file.eased, ...file.easing], [...besides, ...leaving]);
  const easing = wholly(file.easing, besides);
  const begins = file.denial.begins.map(plain);
  const isDoubtful = anyOf(file.denial.doubts);
  const isMisheard = anyOf(file.misheard);
  const coming = new Set(file.anyoneComing.whole.map(plain));
  const asksComing = anyOf(file.anyoneComing.says);
  const isNo = (text: string) => {
    const said = plain(text);
    return begins.some((no) => said === no || said.startsWith(`${no} `) || said.startsWith(`${no},`));
  };
  const small = [...besides, ...file.ideas.besides];
  const wantsIdea = wholly(file.ideas.wanted, small);
  const passes = wholly(file.ideas.left, small);
  const opens = (ways: readonly string[]) => (text: string) => {
    const said = plain(text);
    return ways.some((way) => said === way || said.startsWith(`${way} `));
  };
  const asks = opens(file.questions.map(plain));
  const goesOn = opens(file.ideas.telling.map(plain));
  const shrugs = new Set(file.shrugs.map(plain));
  /** "nah, not today": what follows the no. */
  const afterNo = (said: string) => {
    const no = begins.find((word) => said.startsWith(`${word} `) || said.startsWith(`${word},`));
    return no === undefined ? said : plain(said.slice(no.length + 1));
  };
  const isHidden = anyOf(file.private);
  const about = (text: string, among: readonly string[]) =>
    among.find((subject) => bySubject.get(subject)?.(text)) ?? null;
  // "Met my dealer outside the shop" tells of no shop.
  const allMentioned = (text: string) => detailsOf(text, !isHidden(text) && about(text, ['drugs']) === null);
  return {
    mentioned: (text) => allMentioned(text)[0] ?? null,
    allMentioned,
    everyday: (text) => everydayIn(everyday(), bare(text)),
    about,
    leaves,
    closes,
    eases,
    easing,
    discreet: (text) => !isHidden(text),
    asks,
    wantsIdea,
    passes,
    goesOn,
    isToDo: anyOf(file.ideas.doing),
    somebody: file.somebody,
    pictures: (count) => pictures.fill({ count }),
    cannotShow: (count) => cannotShow.fill({ count }),
    nothing: file.wordless.nothing,
    whoeverWrites: file.whoeverWrites,
    shrug: (text) => shrugs.has(plain(text)) || shrugs.has(afterNo(plain(text))),
    deniesPlainly: (text) => isNo(text) && !isDoubtful(text),
    isDoubtful,
    asksForSomebody: (text) => coming.has(plain(text)) || asksComing(text),
    inPlaceOfAName: file.anyoneComing['in-place-of-a-name'],
    putsRight: (text) => isMisheard(text) && !isDoubtful(text),
  };
}

/** Whether a message is made of these words and nothing else but the small words beside them. */
export function wholly(words: readonly string[], besides: readonly string[]): (text: string) => boolean {
  const isThere = pattern(words);
  // Of hundreds of ways hardly any stands in a message: their own patterns are made when the first one does.
  const taken = once(() => longestFirst(words));
  const small = once(() => longestFirst(besides));
  const without = (said: string, ways: readonly RegExp[]) =>
    ways.reduce((rest, way) => rest.replaceAll(way, ' '), said);
  return (text) => {
    const said = plain(text);
    if (!isThere.test(said)) return false;
    const rest = without(said, taken());
    return rest !== said && !/[\p{L}\p{N}]/u.test(without(rest, small()));
  };
}

function longestFirst(ways: readonly string[]): RegExp[] {
  return [...ways].sort((a, b) => b.length - a.length).map((way) => new RegExp(pattern([way]), 'gu'));
}

/** A message without case, accents, edge punctuation and the difference between apostrophes. */
function plain(text: string): string {
  return plainly(text);
}

/** Every list in turn asks for it of the same message. */
const plainly = remembering(8, (text: string) =>
  bare(text)
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,!]+|[\s.,!]+$/g, ''),
);
