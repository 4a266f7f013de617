import { withoutAccents } from '../accents';

/** Whole messages with names in them, as the lists of matching.yaml write them. */

/** How a line writes a name that it holds; what is no name of anybody's is found out when it is looked up. */
const NAME = String.raw`[\p{L}-]+?(?: [\p{L}-]+){0,2}?`;
export type Names = Readonly<Partial<Record<'mentor' | 'mentee' | 'other' | 'date', string>>>;

/** The names that a message holds, when it is one of these; null when it is not. */
export function namesIn(written: string, patterns: readonly RegExp[]): Names | null {
  for (const pattern of patterns) {
    const found = pattern.exec(written);
    if (found !== null) return found.groups ?? {};
  }
  return null;
}

export function compiled(patterns: readonly string[]): readonly RegExp[] {
  return patterns.map((line) => {
    const source = withoutAccents(line).replace(
      /<(mentor|mentee|other|date)>/g,
      (_, name: string) => `(?<${name}>${name === 'date' ? '.+' : NAME})`,
    );
    return new RegExp(`^(?:${source})$`, 'u');
  });
}

/** Without capitals, accents, apostrophes and signs. */
export function bare(text: string): string {
  return withoutAccents(text.toLowerCase())
    .replace(/['\u2018\u2019]/g, '')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')
    .trim();
}
