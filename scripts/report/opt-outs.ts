import {
  exactKeyword,
  hearOptOut,
  type OptOutBook,
  type OptOutHeard,
  type OptOutLesson,
  optOutAt,
  optOutEvidence,
  optOutsUnseen,
} from '../../dialogs/understanding';
import { rateOf, shownRate } from './rate';

type Say = (line: string) => void;
interface Judged {
  readonly is: boolean;
  readonly text: string;
  readonly heard: OptOutHeard;
  readonly byPattern: boolean;
}

/** What all of it makes of messages that were written to test it. */
export function sayHeldOutOptOuts(rows: readonly { is: boolean; text: string }[], book: OptOutBook, say: Say): void {
  say('Opting out, held out:');
  const judged = rows.map(({ is, text }) => {
    const exact = exactKeyword(text, book) === 'stop';
    const byPattern = exact || optOutEvidence(text, book).length > 0;
    return { is, text, byPattern, heard: exact ? ('sure' as const) : hearOptOut(text, book) };
  });
  sayJudged(judged, say);
  for (const { is, text, heard } of judged) {
    if (is ? heard === 'no' : heard === 'sure') say(`    ${is ? 'missed' : 'taken for one'}: ${text}`);
  }
}

/** What patterns and lessons make of messages whose family was not learnt from, apart from those that the patterns were mended on. */
export function sayUnseenOptOuts(
  lessons: readonly OptOutLesson[],
  book: OptOutBook,
  read: (text: string) => readonly number[],
  say: Say,
): void {
  const standings = optOutsUnseen(lessons, read);
  const judged = lessons.map(({ is, text, family }, at) => {
    const byPattern = optOutEvidence(text, book).length > 0;
    return { is, text, family, byPattern, heard: optOutAt(standings[at] ?? Number.NaN, byPattern) };
  });
  const written = judged.filter(({ family }) => /^(opt-out|other):(?!.*-in-earlier-rounds$)/.test(family));
  say('Opting out, by families that nothing was learnt from:');
  sayJudged(written, say);
  const ordinary = judged.filter(({ family }) => !/^(opt-out|other|book):/.test(family));
  say(`  ordinary messages: ended ${shownRate(rateOf(ordinary, ({ heard }) => heard === 'sure'))}`);
  say(`  ordinary messages: asked ${shownRate(rateOf(ordinary, ({ heard }) => heard === 'likely'))}`);
}

function sayJudged(judged: readonly Judged[], say: Say): void {
  const [asking, others] = [judged.filter(({ is }) => is), judged.filter(({ is }) => !is)];
  say(`  opt-outs heard at once: ${shownRate(rateOf(asking, ({ heard }) => heard === 'sure'))}`);
  say(`  opt-outs heard or asked about: ${shownRate(rateOf(asking, ({ heard }) => heard !== 'no'))}`);
  say(`  by the patterns alone: ${shownRate(rateOf(asking, ({ byPattern }) => byPattern))}`);
  say(`  near misses taken for one: ${shownRate(rateOf(others, ({ heard }) => heard === 'sure'))}`);
  say(`  near misses asked about: ${shownRate(rateOf(others, ({ heard }) => heard === 'likely'))}`);
  say(`  by the patterns alone: ${shownRate(rateOf(others, ({ byPattern }) => byPattern))}`);
}
