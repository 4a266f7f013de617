import { z } from 'zod';
import { openObject } from '../open-object';
import { storyHearing } from '../stories/shape';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const said = openObject({ day: z.string(), words: z.string() });

const letter = openObject({
  /** Each text as it was written, in order. */
  parts: z.array(z.string()).min(1),
  /** The local day on which it was begun. */
  day,
  /** When they want it back: when they ask, at an instant, or on a low day. */
  back: z.enum(['when-asked', 'at', 'low-day']),
  /** Milliseconds since 1970, UTC; null but for `at`. */
  at: z.number().int().nullable(),
});
export type Letter = z.infer<typeof letter>;

/** What a mentee's state keeps of what they wrote for a later day. All of it in their own words. */
export const keepsakes = {
  ...storyHearing,
  /** To their later self. */
  letter: letter.nullable(),
  /** What they are good at, and what they hope for: the oldest first. */
  strengths: z.array(said),
  hopes: z.array(said),
  /** Whether a strength may be brought back on a low day; null while they were not asked. */
  strengthsBack: z.boolean().nullable(),
  /** The local day on which they were last asked what they are good at. */
  strengthAsked: day.nullable(),
  /** The local day on which something was last offered on a low day. */
  lowDayOffered: day.nullable(),
};

/** The same, of somebody about whom nothing is known yet. */
export function newKeepsakes() {
  return {
    storiesHeard: [],
    letter: null,
    strengths: [],
    hopes: [],
    strengthsBack: null,
    strengthAsked: null,
    lowDayOffered: null,
  };
}

/** How long a letter may get, in characters: what six or seven texts hold. */
export const LONGEST_LETTER = 900;

/** @returns the letter with one more text, or null when it would get too long */
export function withPart(before: Letter | null, text: string, today: string): Letter | null {
  const words = text.replace(/\s+/g, ' ').trim();
  const parts = [...(before?.parts ?? []), words];
  if (parts.join(' ').length > LONGEST_LETTER) return null;
  return before === null ? { parts, day: today, back: 'when-asked', at: null } : { ...before, parts };
}

/** As it is read out, in pieces of at most this many characters, cut between words. */
const A_PIECE = 280;

export function piecesOf({ parts }: Letter): string[] {
  return parts.flatMap((part) => {
    const pieces: string[] = [];
    let rest = part;
    while (rest.length > A_PIECE) {
      const space = rest.lastIndexOf(' ', A_PIECE);
      const at = space > 0 ? space : A_PIECE;
      pieces.push(rest.slice(0, at));
      rest = rest.slice(at).trimStart();
    }
    return [...pieces, rest];
  });
}
