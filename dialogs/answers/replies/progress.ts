import { refusedUnread } from '../closed';
import { readMessage } from '../reading/read';
import type { Message } from '../reading/token';
import { type AnswerOptions, LONGEST_ANSWER, notTaken, type Parsed, type Progress, taken } from '../types';
import type { AnswerWords } from '../words';
import { faceLabel, repliesIn } from './replies';

/** More words of other matters than this beside "tomorrow", and it is not the step that is put off. */
const MOST_ODD_WORDS = 2;

/**
 * How a small step went. Anything between done and not done is `partly`: an attempt counts. What is put off ("yeah,
 * tomorrow") is not yet done.
 */
export function parseProgress(
  text: string,
  { words, about = '' }: Pick<AnswerOptions, 'words' | 'about'>,
): Parsed<Progress> {
  const refused = refusedUnread(text);
  if (refused !== null) return refused;
  const message = readMessage(text, words.reading, words.guess.progress);
  const { said, odd, corrected } = repliesIn(message, words.progress, words);
  const kept = corrected === null || corrected >= said.length ? said : said.slice(corrected);
  if (said.length === 0) {
    const face = faceLabel(message, words.progress);
    if (face === 'mixed') return notTaken('contradiction');
    if (odd === 0 && isProgress(face)) return taken(face, true);
    return reports(message, about, words) ? taken('done', false) : notTaken('unclear');
  }
  const heard = new Set<Progress>();
  let [putOff, reported, unsure] = [false, false, false];
  kept.forEach(({ label, denied, place, clause, at }, i) => {
    const before = kept[i - 1];
    // "didn't manage to | get it done"
    const refused = before?.label === 'not-yet' && before.place === 'anywhere';
    if (refused && before.clause === clause && before.end === at && label === 'done') return;
    if (label === 'unsure' || (denied && label === 'not-yet')) unsure = true;
    else if (label === 'later') putOff = true;
    else heard.add(denied ? 'not-yet' : label);
    reported ||= label === 'done' && !denied && place === 'anywhere';
  });
  if (unsure) return notTaken('unclear');
  const sure = odd === 0 && kept.length === said.length && kept.every((s) => !s.soft && s.sure);
  if (heard.has('partly')) return taken('partly', sure && heard.size === 1);
  const asked = message.clauses.some((c) => c.asks);
  if (putOff && !reported) {
    // "can you ring me tomorrow?" puts nothing off.
    return heard.size === 0 && (asked || odd > MOST_ODD_WORDS)
      ? notTaken('unclear')
      : taken('not-yet', sure && !heard.has('done'));
  }
  // "wrote it but not sent it" is a part; "yes, no" is nothing.
  if (heard.size > 1 && message.clauses.some((c) => c.after === 'but')) return taken('partly', false);
  if (heard.size > 1) return notTaken('contradiction');
  const [only] = heard;
  return only === undefined ? notTaken('unclear') : taken(only, sure);
}

/** "went to the gym", when the step was "gym twice this week". A "not" anywhere, or a question, reports nothing. */
function reports(message: Message, about: string, { common, progress, reading }: AnswerWords): boolean {
  const step = new Set(
    readMessage(about.slice(0, LONGEST_ANSWER), reading).clauses.flatMap((c) => c.tokens.map((t) => t.word)),
  );
  const tokens = message.clauses.flatMap((c) => c.tokens);
  if (message.clauses.some((c) => c.asks) || tokens.some((_, i) => common.negators.longest(tokens, i) !== null))
    return false;
  const names = (word: string) => step.has(word) && !common.little.has(word) && word.length > 1;
  return tokens.some((t) => progress.reports.has(t.word)) && tokens.some((t) => names(t.word));
}

function isProgress(label: string | null): label is Progress {
  return label === 'done' || label === 'partly' || label === 'not-yet';
}
