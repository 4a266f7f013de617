import { refusedUnread } from '../closed';
import { readMessage } from '../reading/read';
import type { Message } from '../reading/token';
import { type AnswerOptions, LONGEST_ANSWER, notTaken, type Parsed, type Progress, taken } from '../types';
import type { AnswerWords } from '../words';
import type { ProgressLabel } from '../words/replies';
import { faceLabel, repliesIn } from './replies';
import type { Said } from './reply-reader';

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
  if (said.length === 0) return withoutReply(message, odd, about, words);

  const { heard, putOff, reported, halfDone, unsure } = progressIn(said);
  const sure = odd === 0 && !corrected && said.every((s) => !s.soft && s.sure);
  if (unsure) return notTaken('unclear');
  if (heard.has('partly') && beginsAs(message, about, words) && said[0]?.at === 0) return taken('done', false);
  if (heard.has('partly')) return taken('partly', sure && heard.size === 1);
  if (putOff && !reported) {
    // "can you ring me tomorrow?" puts nothing off.
    const isOther = heard.size === 0 && (odd > MOST_ODD_WORDS || message.clauses.some((c) => c.asks));
    return isOther ? notTaken('unclear') : taken('not-yet', sure && !heard.has('done'));
  }
  // "wrote it but not sent it", "done the form, not posted it" are a part; "yes, no" is nothing.
  const isPart = halfDone || message.clauses.some((c) => c.after === 'but');
  if (heard.size > 1 && isPart) return taken('partly', false);
  const [only, ...others] = heard;
  if (others.length > 0) return notTaken('contradiction');
  return only === undefined ? notTaken('unclear') : taken(only, sure);
}

function withoutReply(message: Message, odd: number, about: string, words: AnswerWords): Parsed<Progress> {
  const face = faceLabel(message, words.progress);
  if (face === 'mixed') return notTaken('contradiction');
  if (odd === 0 && isProgress(face)) return taken(face, true);
  return reports(message, about, words) ? taken('done', false) : notTaken('unclear');
}

/** What the replies come to together. `reported`: told outright as done; `halfDone`: one thing was, another was not. */
function progressIn(said: readonly Said<ProgressLabel>[]) {
  const heard = new Set<Progress>();
  let [putOff, reported, unsure] = [false, false, false];
  said.forEach(({ label, denied, place, clause, at }, i) => {
    const before = said[i - 1];
    // "didn't manage to | get it done", "haven't | even | looked at it"
    const isDenied = before?.label === 'not-yet' && before.unfinished && before.clause === clause;
    if (isDenied && at - before.end <= 1 && (label === 'done' || label === 'partly')) return;
    if (label === 'unsure' || (denied && label === 'not-yet')) unsure = true;
    else if (label === 'later') putOff = true;
    else heard.add(denied ? 'not-yet' : label);
    reported ||= label === 'done' && !denied && place === 'anywhere';
  });
  const denied = said.filter((s) => s.denied && s.label === 'done');
  const halfDone = reported && denied.length > 0 && said.every((s) => s.label === 'done');
  return { heard, putOff, reported, halfDone, unsure };
}

/** "went to the gym", when the step was "gym twice this week". A "not" anywhere, or a question, reports nothing. */
function reports(message: Message, about: string, { common, progress, reading }: AnswerWords): boolean {
  const wordsOf = (clauses: Message['clauses']) => clauses.flatMap((c) => c.tokens.map((t) => t.word));
  const step = new Set(wordsOf(readMessage(about.slice(0, LONGEST_ANSWER), reading).clauses));
  const isDenied = message.clauses.some((c) => c.tokens.some((_, i) => common.negators.longest(c.tokens, i) !== null));
  if (isDenied || message.clauses.some((c) => c.asks)) return false;
  const told = wordsOf(message.clauses);
  const names = (word: string) => step.has(word) && !common.little.has(word) && word.length > 1;
  // "Wrote to him", when the step was "write to him".
  const others = told.filter((word) => !progress.reports.has(word));
  const isAllOfIt = others.length > 0 && others.length < told.length && others.every((word) => step.has(word));
  return isAllOfIt || (told.some((word) => progress.reports.has(word)) && told.some(names));
}

/** "Looked it up" is the whole of "look up how much it is": its first word begins as the step does. */
function beginsAs(message: Message, about: string, { reading }: AnswerWords): boolean {
  const [own] = readMessage(about.slice(0, LONGEST_ANSWER), reading).clauses.flatMap((c) =>
    c.tokens.map((t) => t.word),
  );
  const first = message.clauses[0]?.tokens[0]?.word ?? '';
  return own !== undefined && own.length >= STEM && own !== first && first.startsWith(own);
}

/** So many letters of a word of the step begin the word that reports it. */
const STEM = 4;

function isProgress(label: string | null): label is Progress {
  return label === 'done' || label === 'partly' || label === 'not-yet';
}
