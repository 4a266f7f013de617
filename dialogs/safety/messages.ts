import { z } from 'zod';
import type { SafetyBook } from './book';
import { SAFETY_CATEGORIES, type SafetyCategory } from './categories';

const says = z
  .array(
    z
      .string('This must be a message: put it in "quotes".')
      .min(1, 'This message is empty: write something or take it out.'),
    'This must be a list: begin each line with "- ".',
  )
  .min(1, 'At least one message is needed under "says".');

const familyName = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'A family name is small letters, digits and hyphens.');

/** A file of locales/<tag>/understanding/messages: messages in which somebody is in danger, or in which nobody is. */
export const messagesFile = z.discriminatedUnion(
  'about',
  [
    z.strictObject({
      about: z.literal('nothing'),
      /** Plain everyday messages: any few words of them are harmless as well, and they stand for what most people write. */
      everyday: z.boolean().default(false),
      families: z.record(familyName, z.strictObject({ says })),
    }),
    z.strictObject({
      about: z.enum(SAFETY_CATEGORIES),
      families: z.record(familyName, z.strictObject({ tier: z.enum(['urgent', 'concern']), says })),
    }),
  ],
  `"about" says what the messages of this file are about: nothing, or one of ${SAFETY_CATEGORIES.join(', ')}.`,
);

/** A message that somebody might text, and what is to be heard in it. */
export interface KnownMessage {
  readonly text: string;
  readonly tier: 'none' | 'concern' | 'urgent';
  readonly category: SafetyCategory | null;
  /** Messages that word the same idea: all of them are learnt from, or none. */
  readonly family: string;
  /** Any few words of it are harmless as well. */
  readonly everyday: boolean;
}

/** The messages of a file. `name` is the file's, so that families of different files are told apart. */
export function messagesOf(file: z.infer<typeof messagesFile>, name: string): KnownMessage[] {
  const { about } = file;
  if (about === 'nothing')
    return Object.entries(file.families).flatMap(([family, { says }]) =>
      says.map((text) => harmless(text, `${name}:${family}`, file.everyday)),
    );
  return Object.entries(file.families).flatMap(([family, { tier, says }]) =>
    says.map((text) => ({ text, tier, category: about, family: `${name}:${family}`, everyday: false })),
  );
}

/** The examples of a book are messages to learn from as well: what a pattern was written for, and what it must leave alone. */
export function messagesOfBook({ patterns, quiet }: Pick<SafetyBook, 'patterns' | 'quiet'>): KnownMessage[] {
  const ofPatterns = [...patterns].flatMap(([id, { tier, category, catches, spares }]) => [
    ...catches.map((text): KnownMessage => ({ text, tier, category, family: `book:${id}`, everyday: false })),
    ...spares.map((text) => harmless(text, `book:${id}`)),
  ]);
  return [...ofPatterns, ...quiet.map((text) => harmless(text, 'book:quiet'))];
}

/** A message in which nobody is in danger. */
export function harmless(text: string, family: string, everyday = false): KnownMessage {
  return { text, tier: 'none', category: null, family, everyday };
}
