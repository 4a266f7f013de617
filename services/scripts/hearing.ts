import { join } from 'node:path';
import { z } from 'zod';
import { PieceReader, packLearnt, readVocabulary, type Vocabulary } from '../../dialogs/learning';
import type { Read } from '../../dialogs/safety';
import {
  harmless,
  type KnownMessage,
  makeNormaliser,
  messagesOfBook,
  orThrow,
  readSafetyBook,
  readSpelling,
  type SafetyBook,
  Sense,
  type Spelling,
  schoolAlarms,
  schoolCategories,
} from '../../dialogs/safety';
import { type IntentBook, IntentSense, readIntentBook, schoolIntents } from '../../dialogs/understanding';
import { digestOf, readIntentLessons, readKnownMessages, readLearntFile } from './learnt';
import { readYaml, ScriptError } from './read-yaml';

/** Reads how one language hears people: the files of locales/<tag>/understanding. Each method throws ScriptError. */
export class HearingFiles {
  constructor(
    private readonly root: string,
    private readonly locale: string,
  ) {}

  /** The content of a file, not looked into yet, and its name for the messages. */
  data(name: string): { file: string; data: unknown } {
    const file = `locales/${this.locale}/understanding/${name}.yaml`;
    return { file, data: readYaml(join(this.root, file), file, z.unknown()) };
  }

  spelling(): Spelling {
    const { file, data } = this.data('spelling');
    return faultsAsScriptErrors(() => readSpelling(data, file));
  }

  themes(): Vocabulary {
    const { file, data } = this.data('themes');
    return faultsAsScriptErrors(() => readVocabulary(data, file));
  }

  book<T>(name: string, spelling: Spelling, read: (data: unknown, spelling: Spelling, file: string) => Read<T>): T {
    const { file, data } = this.data(name);
    return faultsAsScriptErrors(() => read(data, spelling, file));
  }

  /** What is listened for in danger, and what was learnt of it. */
  safety(spelling: Spelling): SafetyBook {
    const alarms = readLearntFile(this.root, this.locale, 'danger');
    const categories = readLearntFile(this.root, this.locale, 'category');
    const sense = alarms && categories && new Sense(alarms, categories, this.themes(), spelling);
    return { ...this.book('safety', spelling, readSafetyBook), sense };
  }

  /** What people want: what is listened for, and what was learnt of it. */
  intents(spelling: Spelling): IntentBook {
    const learnt = readLearntFile(this.root, this.locale, 'intents');
    const sense = learnt && new IntentSense(learnt, readingOf(this.themes(), spelling));
    return { ...this.book('intents', spelling, readIntentBook), sense };
  }

  /** Every message that safety is learnt from: those of the messages folder, the examples of the patterns, and those of the intents, which hold no danger. */
  messages(): KnownMessage[] {
    const book = this.book('safety', this.spelling(), readSafetyBook);
    const examples = readIntentLessons(this.root, this.locale);
    return [
      ...readKnownMessages(this.root, this.locale),
      ...messagesOfBook(book),
      ...examples.map(({ text, family }) => harmless(text, `example:${family}`)),
    ];
  }
}

/** Learns anew, from a language's messages, whether there is danger: the bytes of its learnt file. @throws ScriptError */
export function learnDanger(root: string, locale: string): Uint8Array {
  const files = new HearingFiles(root, locale);
  const { lines, telling } = schoolAlarms(files.messages(), readingOf(files.themes(), files.spelling()));
  return packLearnt(lines, telling, digestOf(root, locale, 'danger'));
}

/** Learns anew what danger is about: the bytes of its learnt file. @throws ScriptError */
export function learnCategories(root: string, locale: string): Uint8Array {
  const files = new HearingFiles(root, locale);
  const { lines, telling } = schoolCategories(files.messages(), readingOf(files.themes(), files.spelling()));
  return packLearnt(lines, telling, digestOf(root, locale, 'category'));
}

/** Learns intents from a language's examples anew, with a breath between one and the next; then the bytes of its learnt file. @throws ScriptError */
export function* learnIntents(root: string, locale: string): Generator<void, Uint8Array> {
  const files = new HearingFiles(root, locale);
  const digest = digestOf(root, locale, 'intents');
  const reading = readingOf(files.themes(), files.spelling());
  const { lines, telling } = yield* schoolIntents(readIntentLessons(root, locale), reading);
  return packLearnt(lines, telling, digest);
}

/** Takes messages of a language to pieces. */
export function readingOf(themes: Vocabulary, spelling: Spelling): (text: string) => readonly number[] {
  const normalise = makeNormaliser(spelling, themes.words);
  const reader = new PieceReader(themes);
  return (text) => reader.read(normalise(text));
}

function faultsAsScriptErrors<T>(read: () => Read<T>): T {
  try {
    return orThrow(read());
  } catch (error) {
    throw new ScriptError(error instanceof Error ? error.message : String(error));
  }
}
