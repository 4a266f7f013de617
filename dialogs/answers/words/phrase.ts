import { z } from 'zod';

/** A word or a few, as they are written; figures, and "true", may stand without quotes. */
export const phrase = z.union([z.string().min(1), z.number(), z.boolean()]).transform(String);

/** A list of phrases: text with commas and line breaks between them, which needs no quotes, or a YAML list. */
export const phrases = z.union([z.array(phrase), phrase]).transform((list) =>
  typeof list === 'string'
    ? list
        .split(/[,\n]/u)
        .map((one) => one.trim())
        .filter((one) => one !== '')
    : list,
);

/** Emoji and emoticons on one line with spaces between them, or as a YAML list. */
export const faces = z
  .union([z.string(), z.array(z.string())])
  .transform((line) => (typeof line === 'string' ? line.split(/\s+/u).filter((face) => face !== '') : line));

/** What the compilers of the sections share. */
export interface PhraseReader {
  /** A phrase as the words in which it is looked for. */
  readonly read: (text: string) => readonly string[];
  /** An emoji or emoticon as messages show it, without skin tone. */
  readonly face: (text: string) => string;
}
