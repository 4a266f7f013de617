import { join } from 'node:path';
import type { ZodType } from 'zod';
import { compileKeepsakes, keepsakesFile } from '../../dialogs/keepsakes/words';
import { compileOtherLanguages, otherLanguagesFile } from '../../dialogs/languages/other';
import { compileMatchingWords, matchingFile } from '../../dialogs/matching/words';
import { compileMySay, mySayFile } from '../../dialogs/mentee/my-say/words';
import { compileMentorWords, mentorWordsFile } from '../../dialogs/mentor/commands';
import { compileRhythmWords, rhythmFile } from '../../dialogs/rhythm';
import { compileTopics, topicsFile } from '../../dialogs/topics';
import { HearingFiles } from './hearing';
import type { Hearing } from './live-library';
import { naming, readYaml } from './read-yaml';
import { readStoryWords } from './story-words';
import { borrows, readLanguageNames, understandingFile } from './understanding-files';

const OTHER_LANGUAGES = 'locales/other-languages.yaml';

/** Read how each of these locales is heard, in the order given. @param tags with each also those that it needs @throws ScriptError */
export function readAllHearing(root: string, tags: readonly string[]): Map<string, Hearing> {
  const likes = new Map(tags.map((tag) => [tag, readLanguageNames(root, tag).like]));
  const read = new Map<string, Hearing>();
  const lenders = tags.filter((tag) => likes.get(tag) === undefined);
  for (const tag of [...lenders, ...tags.filter((tag) => !lenders.includes(tag))]) {
    read.set(tag, readHearing(root, tag, read.get(likes.get(tag) ?? '') ?? null, tags));
  }
  return new Map(tags.flatMap((tag) => withOthers(tag, read)));
}

/** What a locale hears in other languages as well: danger, who wants no more texts, and what they want or say by the way. */
function withOthers(tag: string, read: ReadonlyMap<string, Hearing>): [string, Hearing][] {
  const own = read.get(tag);
  if (own === undefined) return [];
  const also = own.names.also.flatMap((name) => read.get(name) ?? []);
  const heardIn = <Book>(bookOf: (other: Hearing) => Book) =>
    also.map((other) => ({ book: bookOf(other), isIn: (text: string) => own.others.mayBeIn(other.locale, text) }));
  const safety = { ...own.safety, also: heardIn((other) => other.safety) };
  const optOut = { ...own.optOut, also: heardIn((other) => other.optOut) };
  // Neither wishes nor remarks of another language are looked for in what is plainly their own.
  const turnedTo = <Book>(bookOf: (other: Hearing) => Book) =>
    also.map((other) => ({ book: bookOf(other), isIn: (text: string) => own.others.turnsTo(other.locale, text) }));
  const intents = { ...own.intents, also: turnedTo((other) => other.intents) };
  const remarks = { ...own.remarks, also: turnedTo((other) => other.remarks) };
  return [[tag, { ...own, safety, optOut, intents, remarks, mySay: mySayOf(own, also), also }]];
}

/** What they say about what is kept of them, in another language where it is nothing in their own: "delete me" is no goodbye in any. */
function mySayOf({ mySay, others }: Hearing, also: readonly Hearing[]): Hearing['mySay'] {
  return {
    ...mySay,
    saying: (text, mentor) => {
      const own = mySay.saying(text, mentor);
      if (own !== null) return own;
      const turned = also.filter(({ locale }) => others.turnsTo(locale, text));
      return turned.map((other) => other.mySay.saying(text, mentor)).find((saying) => saying !== null) ?? null;
    },
  };
}

/**
 * @param lender what this locale is like: what it has no files for is heard as there, and is not kept twice
 * @param there the locales that can be asked for
 */
function readHearing(root: string, locale: string, lender: Hearing | null, there: readonly string[]): Hearing {
  const hearing = new HearingFiles(root, locale);
  const names = readLanguageNames(root, locale);
  const yaml = <T>(name: string, schema: ZodType<T>): T => {
    const file = understandingFile(root, locale, name);
    return readYaml(join(root, file), file, schema);
  };
  const named = <T>(name: string, read: () => T): T => naming(understandingFile(root, locale, name), read);
  const ownOr = <T>(files: readonly string[], theirs: (there: Hearing) => T, own: () => T): T =>
    lender !== null && borrows(root, locale, files) ? theirs(lender) : own();
  const book = (name: string, ...more: readonly string[]) => [name, 'spelling', ...more];
  const heard = ownOr(
    ['answers'],
    (there) => there.answers,
    () => hearing.answers(),
  );
  const { dates: order = heard.date.order } = names;
  const answers = order === heard.date.order ? heard : { ...heard, date: { ...heard.date, order } };
  const ownAnswers: typeof ownOr = (files, theirs, own) => (answers === heard ? ownOr(files, theirs, own) : own());
  const own = {
    safety: ownOr(
      book('safety', 'themes'),
      (there) => there.safety,
      () => hearing.safety(),
    ),
    optOut: ownOr(
      book('opt-out', 'themes'),
      (there) => there.optOut,
      () => hearing.optOut(),
    ),
    intents: ownOr(
      book('intents', 'themes'),
      (there) => there.intents,
      () => hearing.intents(),
    ),
  };
  const unable = readYaml(join(root, OTHER_LANGUAGES), OTHER_LANGUAGES, otherLanguagesFile);
  return {
    locale,
    names,
    answers,
    // What was learnt belongs to whoever has the lessons: it is the same here, also when it is learnt anew there.
    safety: { ...own.safety, sense: own.safety.sense ?? lender?.safety.sense ?? null },
    optOut: { ...own.optOut, sense: own.optOut.sense ?? lender?.optOut.sense ?? null },
    intents: { ...own.intents, sense: own.intents.sense ?? lender?.intents.sense ?? null },
    remarks: ownOr(
      book('remarks'),
      (there) => there.remarks,
      () => hearing.remarks(),
    ),
    rhythm: ownAnswers(
      ['rhythm', 'answers'],
      (there) => there.rhythm,
      () => compileRhythmWords(yaml('rhythm', rhythmFile), answers),
    ),
    topics: named('topics', () => compileTopics(yaml('topics', topicsFile), locale)),
    keepsakes: ownOr(
      ['keepsakes'],
      (there) => there.keepsakes,
      () => compileKeepsakes(yaml('keepsakes', keepsakesFile)),
    ),
    stories: readStoryWords(root, locale),
    asides: ownOr(
      book('asides'),
      (there) => there.asides,
      () => hearing.asides(),
    ),
    others: compileOtherLanguages(unable, {
      own: [locale, ...(names.like === undefined ? [] : [names.like])],
      also: names.also,
      there,
    }),
    mentorWords: ownAnswers(
      ['mentor', 'answers'],
      (there) => there.mentorWords,
      () => compileMentorWords(yaml('mentor', mentorWordsFile), answers),
    ),
    matching: named('matching', () => compileMatchingWords(yaml('matching', matchingFile))),
    mySay: named('my-say', () => compileMySay(yaml('my-say', mySayFile))),
    also: [],
  };
}
