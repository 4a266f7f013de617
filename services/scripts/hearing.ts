import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type AnswerWords, readAnswerWords, saysOnlyAnswer } from '../../dialogs/answers';
import { type AsideBook, compileAsides, openAsides } from '../../dialogs/asides/book';
import { compileThemes, openThemes, packLearnt, type Vocabulary } from '../../dialogs/learning';
import {
  compileSafety,
  harmless,
  type KnownMessage,
  MessageReader,
  messagesOfBook,
  openSafety,
  orThrow,
  type Read,
  readSpelling,
  type SafetyBook,
  Sense,
  type Spelling,
  schoolAlarms,
  schoolCategories,
} from '../../dialogs/safety';
import {
  compileIntents,
  compileOptOut,
  compileRemarks,
  type IntentBook,
  IntentSense,
  isHeavy,
  type OptOutBook,
  type OptOutLesson,
  OptOutSense,
  openIntents,
  openOptOut,
  openRemarks,
  optOutEvidence,
  optOutLessonsOfBook,
  type RemarkBook,
  schoolIntents,
  schoolOptOuts,
} from '../../dialogs/understanding';
import { Kept } from './kept';
import { digestOf, readIntentLessons, readKnownMessages, readLearntFile, readOptOutLessons } from './learnt';
import { naming, parseYaml, ScriptError } from './read-yaml';
import { understandingFile } from './understanding-files';

type Compile<Compiled> = (data: unknown, spelling: Spelling, file: string) => Read<Compiled>;

/**
 * Reads how one language hears people: the files of locales/<tag>/understanding, each once. Each method throws ScriptError. What takes
 * long to compile is kept for the next start.
 */
export class HearingFiles {
  private readonly kept: Kept;
  private readonly sources = new Map<string, string>();
  private spelt: Spelling | null = null;
  private vocabulary: Vocabulary | null = null;
  private messageReader: MessageReader | null = null;
  private answerWords: AnswerWords | null = null;

  constructor(
    private readonly root: string,
    private readonly locale: string,
  ) {
    this.kept = Kept.of(root);
  }

  /** The content of a file, not looked into yet, and its name for the messages. */
  data(name: string): { file: string; data: unknown } {
    const file = this.file(name);
    return { file, data: parseYaml(this.source(name), file, z.unknown()) };
  }

  spelling(): Spelling {
    this.spelt ??= this.compiled('spelling', ['spelling'], () => {
      const { file, data } = this.data('spelling');
      return readSpelling(data, file);
    });
    return this.spelt;
  }

  themes(): Vocabulary {
    this.vocabulary ??= openThemes(
      this.compiled('themes', ['themes'], () => {
        const { file, data } = this.data('themes');
        return compileThemes(data, file);
      }),
    );
    return this.vocabulary;
  }

  /** How people answer. */
  answers(): AnswerWords {
    this.answerWords ??= naming(this.file('answers'), () => readAnswerWords(this.data('answers').data));
    return this.answerWords;
  }

  /** Reads messages for what was learnt. */
  reader(): MessageReader {
    this.messageReader ??= new MessageReader(this.themes(), this.spelling());
    return this.messageReader;
  }

  /** What is listened for in danger, and what was learnt of it. */
  safety(): SafetyBook {
    const alarms = readLearntFile(this.root, this.locale, 'danger');
    const categories = readLearntFile(this.root, this.locale, 'category');
    const isBareAnswer = (text: string) => saysOnlyAnswer(text, this.answers());
    const sense = alarms && categories && new Sense(alarms, categories, this.reader(), isBareAnswer);
    return { ...this.safetyAlone(), sense };
  }

  /** How people ask for no more messages: what is listened for, and what was learnt of it. */
  optOut(): OptOutBook {
    const learnt = readLearntFile(this.root, this.locale, 'opt-out');
    const sense = learnt && new OptOutSense(learnt, this.reader().pieces);
    return { ...this.optOutAlone(), sense };
  }

  /** What people want: what is listened for, and what was learnt of it. */
  intents(): IntentBook {
    const learnt = readLearntFile(this.root, this.locale, 'intents');
    const sense = learnt && new IntentSense(learnt, this.reader().pieces);
    return { ...openIntents(this.book('intents', compileIntents), this.spelling()), sense };
  }

  /** What people say by the way. */
  remarks(): RemarkBook {
    return openRemarks(this.book('remarks', compileRemarks), this.spelling());
  }

  /** What may be asked in the middle of anything. */
  asides(): AsideBook {
    return openAsides(this.book('asides', compileAsides), this.spelling());
  }

  /** Every message that safety is learnt from: those of the messages folder, the examples of the patterns, and those of the intents that are not heavy, which hold no danger. */
  messages(): KnownMessage[] {
    const examples = readIntentLessons(this.root, this.locale).filter((one) => !isHeavy(one));
    return [
      ...readKnownMessages(this.root, this.locale),
      ...messagesOfBook(this.safetyAlone()),
      ...examples.map(({ text, family }) => harmless(text, `example:${family}`)),
    ];
  }

  /** Every message that opting out is learnt from: its own, the examples of the patterns, and ordinary ones that ask for nothing of the kind. */
  optOutLessons(): OptOutLesson[] {
    const book = this.optOutAlone();
    const examples = readIntentLessons(this.root, this.locale).filter(({ label }) => !ASKS_TO_END.has(label));
    const messages = readKnownMessages(this.root, this.locale).filter(({ tier }) => tier === 'none');
    const ordinary = [...examples, ...messages].filter(({ text }) => optOutEvidence(text, book).length === 0);
    return [
      ...readOptOutLessons(this.root, this.locale),
      ...optOutLessonsOfBook(book),
      ...ordinary.map(({ text, family }) => ({ text, family, is: false })),
    ];
  }

  /** Of opting out, what is listened for alone. */
  optOutAlone(): OptOutBook {
    return openOptOut(this.book('opt-out', compileOptOut), this.spelling());
  }

  /** Of danger, what is listened for alone. */
  safetyAlone(): SafetyBook {
    return openSafety(this.book('safety', compileSafety), this.spelling());
  }

  private book<Compiled>(name: string, compile: Compile<Compiled>): Compiled {
    return this.compiled(name, ['spelling', name], () => {
      const { file, data } = this.data(name);
      return compile(data, this.spelling(), file);
    });
  }

  private compiled<Compiled>(name: string, from: readonly string[], compile: () => Read<Compiled>): Compiled {
    const sources = from.map((one) => this.source(one));
    return this.kept.get(`${this.locale}.${name}`, sources, () => faultsAsScriptErrors(compile));
  }

  private source(name: string): string {
    const known = this.sources.get(name);
    if (known !== undefined) return known;
    const source = readFileSync(join(this.root, this.file(name)), 'utf8');
    this.sources.set(name, source);
    return source;
  }

  private file(name: string): string {
    return understandingFile(this.root, this.locale, name);
  }
}

/** Intents whose examples are too near an opt-out to be called anything else. */
const ASKS_TO_END: ReadonlySet<string> = new Set(['delete-me', 'wrong-number']);

/** Learns anew, from a language's messages, whether there is danger: the bytes of its learnt file. @throws ScriptError */
export function learnDanger(root: string, locale: string): Uint8Array {
  const files = new HearingFiles(root, locale);
  const { lines, telling } = schoolAlarms(files.messages(), files.reader().pieces);
  return packLearnt(lines, telling, digestOf(root, locale, 'danger'));
}

/** Learns anew what danger is about: the bytes of its learnt file. @throws ScriptError */
export function learnCategories(root: string, locale: string): Uint8Array {
  const files = new HearingFiles(root, locale);
  const { lines, telling } = schoolCategories(files.messages(), files.reader().pieces);
  return packLearnt(lines, telling, digestOf(root, locale, 'category'));
}

/** Learns intents from a language's examples anew, with a breath between one and the next; then the bytes of its learnt file. @throws ScriptError */
export function* learnIntents(root: string, locale: string): Generator<void, Uint8Array> {
  const files = new HearingFiles(root, locale);
  const digest = digestOf(root, locale, 'intents');
  const reading = files.reader().pieces;
  const { lines, telling } = yield* schoolIntents(readIntentLessons(root, locale), reading);
  return packLearnt(lines, telling, digest);
}

/** Learns anew who asks for no more messages: the bytes of its learnt file. @throws ScriptError */
export function learnOptOuts(root: string, locale: string): Uint8Array {
  const files = new HearingFiles(root, locale);
  const { lines, telling } = schoolOptOuts(files.optOutLessons(), files.reader().pieces);
  return packLearnt(lines, telling, digestOf(root, locale, 'opt-out'));
}

function faultsAsScriptErrors<T>(read: () => Read<T>): T {
  try {
    return orThrow(read());
  } catch (error) {
    throw new ScriptError(error instanceof Error ? error.message : String(error));
  }
}
