import { z } from 'zod';
import { wholly } from '../topics';

/** What somebody may wish about what they keep, as a whole message. */
export const KEEPSAKE_WISHES = [
  'write',
  'read',
  'change',
  'forget',
  'becoming',
  'proud',
  'tell-strength',
  'look-ahead',
  'forget-strengths',
] as const;
export type KeepsakeWish = (typeof KEEPSAKE_WISHES)[number];

const ways = z.array(z.string()).min(1);

/** locales/<tag>/understanding/keepsakes.yaml */
export const keepsakesFile = z.strictObject({
  write: ways,
  read: ways,
  change: ways,
  forget: ways,
  becoming: ways,
  proud: ways,
  'tell-strength': ways,
  'look-ahead': ways,
  'forget-strengths': ways,
  'bad-day': ways,
  'when-asked': ways,
  /** By how many days ahead they mean. */
  ahead: z.record(z.string().regex(/^[1-9]\d{0,2}$/, 'write a number of days'), ways),
  besides: z.array(z.string()),
});

export interface KeepsakeWords {
  /** What a whole message wishes, or null. */
  wishIn(text: string): KeepsakeWish | null;
  meansBadDay(text: string): boolean;
  meansWhenAsked(text: string): boolean;
  /** How many days ahead a whole message means, or null. */
  daysAhead(text: string): number | null;
}

export function compileKeepsakes(file: z.infer<typeof keepsakesFile>): KeepsakeWords {
  const whole = (words: readonly string[]) => wholly(words, file.besides);
  const wishes = KEEPSAKE_WISHES.map((wish) => ({ wish, isSaid: whole(file[wish]) }));
  const ahead = Object.entries(file.ahead).map(([days, words]) => ({ days: Number(days), isSaid: whole(words) }));
  return {
    wishIn: (text) => wishes.find(({ isSaid }) => isSaid(text))?.wish ?? null,
    meansBadDay: whole(file['bad-day']),
    meansWhenAsked: whole(file['when-asked']),
    daysAhead: (text) => ahead.find(({ isSaid }) => isSaid(text))?.days ?? null,
  };
}
