import { z } from 'zod';
import type { OptOutBook } from './opt-out-book';

const says = z
  .array(z.string('This must be a message: put it in "quotes".').trim().min(1, 'This message is empty.'))
  .min(1);

/** A file of locales/<tag>/understanding/opt-outs: messages that ask for no more messages, or that only look like it. */
export const optOutsFile = z.strictObject({
  about: z.enum(['opt-out', 'other'], 'about must be opt-out (they ask for no more messages) or other (they do not).'),
  families: z.record(
    z.string().regex(/^[a-z0-9-]+$/, 'A family name is small letters, digits and hyphens.'),
    z.strictObject({ says }),
  ),
});

/** A message, and whether it asks for no more messages. */
export interface OptOutLesson {
  readonly text: string;
  readonly is: boolean;
  /** Messages that word the same idea: all of them are learnt from, or none. */
  readonly family: string;
}

/** The messages of a file. */
export function optOutLessons({ about, families }: z.infer<typeof optOutsFile>): OptOutLesson[] {
  const is = about === 'opt-out';
  return Object.entries(families).flatMap(([name, { says: texts }]) =>
    texts.map((text) => ({ text, is, family: `${about}:${name}` })),
  );
}

/** The examples of the patterns, which are learnt from as well. */
export function optOutLessonsOfBook(book: OptOutBook): OptOutLesson[] {
  const lesson = (is: boolean) => (text: string) => ({ text, is, family: is ? BOOK.catches : BOOK.spares });
  const patterns = [...book.patterns.values()];
  return [
    ...patterns.flatMap(({ catches }) => catches.map(lesson(true))),
    ...patterns.flatMap(({ spares }) => spares.map(lesson(false))),
    ...book.quiet.map(lesson(false)),
  ];
}

const BOOK = { catches: 'book:catches', spares: 'book:spares' };
