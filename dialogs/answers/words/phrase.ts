import { z } from 'zod';

/** A word or a few, as they are written; figures, and "true", may stand without quotes. */
export const phrase = z.union([z.string().min(1), z.number(), z.boolean()]).transform(String);
export const phrases = z.array(phrase);

/** Emoji and emoticons on one line, with spaces between them. */
export const faces = z.string().transform((line) => line.split(/\s+/u).filter((face) => face !== ''));

/** What the compilers of the sections share. */
export interface PhraseReader {
  /** A phrase as the words in which it is looked for. */
  readonly read: (text: string) => readonly string[];
  /** An emoji or emoticon as messages show it, without skin tone. */
  readonly face: (text: string) => string;
}
