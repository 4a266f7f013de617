import { daysBetween } from '../time';
import { type Day, dayAt } from './dates';
import { type Clause, wordAt } from './token';
import type { AnswerWords } from './words';

export interface DaysRead {
  readonly days: readonly (Day & { readonly loose: boolean })[];
  /** Days were named only to be ruled out: "not monday". */
  readonly refused: boolean;
  readonly open: boolean;
  readonly isTaken: (clause: number, token: number) => boolean;
  /** Tokens that name no day, and no mere frame of one. */
  readonly odd: number;
  readonly past: boolean;
}

/** Every day that the clauses name. */
export function daysIn(clauses: readonly Clause[], today: string, words: AnswerWords): DaysRead {
  const { common, date, time } = words;
  const days: (Day & { loose: boolean })[] = [];
  const takenTokens = new Set<string>();
  let [refused, open, past, odd] = [false, false, false, 0];
  clauses.forEach(({ tokens }, c) => {
    let denied = false;
    let joined = false;
    for (let i = 0; i < tokens.length; ) {
      const day = dayAt(tokens, i, today, words);
      const negator = common.negators.longest(tokens, i);
      const isOpen = date.open.longest(tokens, i);
      const aside = time.leadIns.longest(tokens, i) ?? time.asides.longest(tokens, i) ?? common.fillers.longest(tokens, i);
      const isOr = time.or.longest(tokens, i) !== null || ['/', '-'].includes(wordAt(tokens, i));
      let end = i + 1;
      if (isOpen !== null && isOpen.end > (day?.end ?? i)) {
        open = true;
        end = isOpen.end;
      } else if (day !== null) {
        // "tonight" names a day and a part of it.
        const timed = time.parts.longest(tokens, i) ?? time.soon.longest(tokens, i);
        for (let t = i; t < day.end && timed?.end !== day.end; t++) takenTokens.add(`${c}:${t}`);
        if (denied) refused = true;
        else if (joined && days.length > 0) days.splice(-1, 1, earlier(days.at(-1) ?? { ...day, loose: true }, day));
        else days.push({ ...day, loose: false });
        [denied, joined] = [false, true];
        end = day.end;
      } else if (negator !== null) {
        denied = true;
        end = negator.end;
      } else {
        if (common.past.longest(tokens, i) !== null) past = true;
        const plain = aside !== null || isOr || tokens[i]?.kind !== 'word';
        if (!plain) {
          odd++;
          if (!common.seeThrough.has(wordAt(tokens, i))) denied = false;
          joined = false;
        }
        end = Math.max(end, aside?.end ?? 0);
      }
      i = end;
    }
    if (denied) refused = true;
  });
  return { days, refused, open, past, odd, isTaken: (clause, token) => takenTokens.has(`${clause}:${token}`) };
}

/** Of "monday or tuesday" the earlier one. */
function earlier(a: Day, b: Day): Day & { loose: boolean } {
  const [first, second] = [a.dates[0], b.dates[0]];
  const chosen = first === undefined || (second !== undefined && second < first) ? b : a;
  return { ...chosen, loose: true };
}

/** The reading that lies between today and the last day allowed. */
export function allowedDate(day: Day, today: string, daysAhead: number): string | null {
  return day.dates.find((d) => d >= today && daysBetween(today, d) <= daysAhead) ?? null;
}
