import { z } from 'zod';
import { PhraseBook, phraseSet } from '../reading/phrases';
import { faces, type PhraseReader, phrases } from './phrase';

/** The ways to say one thing. */
const ways = z.strictObject({
  /** Open a message, whatever follows: "yeah …". */
  starts: phrases.default([]),
  /** Only when nothing else is in the sentence: "go on then". */
  whole: phrases.default([]),
  /** The same, but less than certain. */
  soft: phrases.default([]),
  /** Agree, but also sweeten a no: "no, it's fine". */
  polite: phrases.default([]),
  /** A yes when alone in the sentence, and else sweet words: "great", but also "no, great". */
  praise: phrases.default([]),
  /** Plain wherever they stand: "smashed it". */
  anywhere: phrases.default([]),
  emoji: faces.default([]),
});

export const yesNoSection = z.strictObject({
  yes: ways,
  no: ways,
  unsure: ways,
  /** Open a sentence without being an answer: "I think". */
  asides: phrases,
  /** After a yes they take part of it back: "yes, if nobody sees it". */
  conditions: phrases,
  /** A no that may belong to the next word: "no one". */
  determiners: phrases,
  questions: phrases,
});

export const progressSection = z.strictObject({
  done: ways,
  partly: ways,
  'not-yet': ways,
  /** Puts it off; what is put off is not done, whatever else was said: "yeah, tomorrow". */
  later: ways,
  unsure: ways,
  asides: phrases,
  /** With a word of the step itself, they report it: "rang the GP", when the step was to ring the GP. */
  reports: phrases,
  /** A "not" still reaches what comes after these, in this section only: "didn't *manage to get* it done". */
  'see-through': phrases,
});

export interface Reply<L extends string> {
  readonly label: L;
  readonly place: 'starts' | 'whole' | 'anywhere';
  readonly soft: boolean;
  readonly polite: boolean;
}

export interface ReplyWords<L extends string> {
  readonly book: PhraseBook<Reply<L>>;
  readonly emoji: ReadonlyMap<string, L>;
  readonly asides: PhraseBook<true>;
  readonly determiners: ReadonlySet<string>;
  readonly seeThrough: ReadonlySet<string>;
  /** "was hard, but I did it" answers; "had a wobble, but OK now" does not. */
  readonly answersAfterBut: boolean;
}

type Ways = z.infer<typeof ways>;

function compileReplies<L extends string>(
  sections: readonly (readonly [L, Partial<Ways>])[],
  { read, face }: PhraseReader,
): Pick<ReplyWords<L>, 'book' | 'emoji'> {
  const book = new PhraseBook<Reply<L>>();
  const emoji = new Map<string, L>();
  for (const [label, said] of sections) {
    const add = (list: readonly string[] = [], reply: Omit<Reply<L>, 'label'>) => {
      for (const phrase of list) book.add(read(phrase), { label, ...reply });
    };
    add(said.starts, { place: 'starts', soft: false, polite: false });
    add(said.polite, { place: 'starts', soft: false, polite: true });
    add(said.whole, { place: 'whole', soft: false, polite: false });
    add(said.soft, { place: 'whole', soft: true, polite: false });
    add(said.praise, { place: 'whole', soft: false, polite: true });
    add(said.anywhere, { place: 'anywhere', soft: false, polite: false });
    for (const one of said.emoji ?? []) emoji.set(face(one), label);
  }
  return { book, emoji };
}

export function compileYesNo(section: z.infer<typeof yesNoSection>, reader: PhraseReader) {
  const set = (list: readonly string[]) => phraseSet(list.map(reader.read));
  const words = (list: readonly string[]) => new Set(list.flatMap(reader.read));
  const replies = compileReplies<'yes' | 'no' | 'unsure'>(
    [
      ['yes', section.yes],
      ['no', section.no],
      ['unsure', section.unsure],
    ],
    reader,
  );
  return {
    ...replies,
    asides: set(section.asides),
    determiners: words(section.determiners),
    seeThrough: new Set<string>(),
    answersAfterBut: false,
    conditions: set(section.conditions),
    questions: words(section.questions),
  };
}

export type ProgressLabel = 'done' | 'partly' | 'not-yet' | 'later' | 'unsure';

export interface ProgressWords extends ReplyWords<ProgressLabel> {
  readonly reports: ReadonlySet<string>;
}

/** A plain yes is "done" and a plain no "not yet": the words for them are those of yes and no. */
export function compileProgress(
  section: z.infer<typeof progressSection>,
  yesNo: z.infer<typeof yesNoSection>,
  reader: PhraseReader,
): ProgressWords {
  const replies = compileReplies<ProgressLabel>(
    [
      ['unsure', section.unsure],
      ['later', section.later],
      ['partly', section.partly],
      ['not-yet', section['not-yet']],
      ['done', section.done],
      ['done', { starts: yesNo.yes.starts, emoji: yesNo.yes.emoji }],
      ['not-yet', { starts: yesNo.no.starts, emoji: yesNo.no.emoji }],
      ['unsure', { whole: yesNo.unsure.whole }],
    ],
    reader,
  );
  return {
    ...replies,
    asides: phraseSet(section.asides.map(reader.read)),
    reports: new Set(section.reports.flatMap(reader.read)),
    determiners: new Set(yesNo.determiners.flatMap(reader.read)),
    seeThrough: new Set(section['see-through'].flatMap(reader.read)),
    answersAfterBut: true,
  };
}
