import { refusedUnread } from '../closed';
import { readMessage } from '../reading/read';
import { type Message, type Token, wordAt } from '../reading/token';
import { type AnswerOptions, notTaken, type Parsed, taken } from '../types';
import type { AnswerWords } from '../words';
import { faceLabel, repliesIn } from './replies';
import type { Said } from './reply-reader';

type YesNo = Said<'yes' | 'no' | 'unsure'>;

const isPlain = (reply: YesNo) => !reply.soft && reply.sure;

/**
 * Yes is true. "not yes" is neither; "no problem" is a yes; "yes no" is a contradiction; a yes that is partly taken back
 * ("yes but not today") is unclear. A lukewarm answer ("if you want", "I suppose") is taken, but not confident.
 */
export function parseYesNo(text: string, { words }: Pick<AnswerOptions, 'words'>): Parsed<boolean> {
  const refused = refusedUnread(text);
  if (refused !== null) return refused;
  const message = readMessage(text, words.reading, words.guess.yesNo);
  const { said, odd, corrected } = repliesIn(message, words.yesNo, words);
  const face = faceLabel(message, words.yesNo);
  if (said.length === 0) return odd === 0 ? byFace(face) : notTaken('unclear');

  const yes = said.filter((s) => s.label === 'yes' && !s.denied);
  const no = said.filter((s) => s.label === 'no' && !s.denied);
  const unsure = said.some((s) => s.label === 'unsure' || s.denied);
  if (yes.length > 0 && isTakenBack(message, yes, words)) return notTaken('unclear');
  if (contradicts(yes, no, face)) return notTaken('contradiction');
  const alone = odd === 0 && !corrected && !unsure;
  if (no.length > 0)
    return unsure && no.every((s) => s.soft)
      ? notTaken('unclear')
      : taken(false, alone && no.some(isPlain) && !isAsked(message, no));
  if (yes.length === 0 || unsure) return notTaken('unclear');
  if (yes.every((s) => s.polite) && odd > 0 && asksSomething(message, words)) return notTaken('unclear');
  // "nah I'm good" is a plain no; "yeah, I suppose" is not a plain yes.
  return taken(true, alone && yes.every(isPlain) && !isAsked(message, yes));
}

/** "no, that's fine" and "rather not, if that's okay" are a no all the same. */
function contradicts(yes: readonly YesNo[], no: readonly YesNo[], face: string | null): boolean {
  const plainNo = no.some((s) => !s.soft);
  const plainYes = yes.some((s) => !s.polite && !(plainNo && s.soft));
  if (plainYes && no.length > 0) return true;
  return face === 'mixed' || (face === 'no' && no.length === 0) || (face === 'yes' && no.length > 0);
}

function byFace(face: ReturnType<typeof faceLabel<'yes' | 'no' | 'unsure'>>): Parsed<boolean> {
  if (face === 'mixed') return notTaken('contradiction');
  return face === 'yes' || face === 'no' ? taken(face === 'yes', true) : notTaken('unclear');
}

/** "yes but …", "ok if …", "yeah, not that one": part of the yes is withheld. */
function isTakenBack(message: Message, yes: readonly YesNo[], words: AnswerWords): boolean {
  const last = yes.at(-1);
  if (last === undefined) return false;
  const { common, yesNo } = words;
  const isAside = (tokens: readonly Token[], at: number) => common.fillers.longest(tokens, at) !== null;
  const condition = (tokens: readonly Token[], at: number) =>
    !isAside(tokens, at) && yesNo.conditions.longest(tokens, at) !== null;
  const rest = message.clauses[last.clause]?.tokens ?? [];
  if (common.negators.longest(rest, last.end) !== null) return true;
  if (rest.some((_, i) => i >= last.end && condition(rest, i))) return true;
  const next = message.clauses
    .slice(last.clause + 1)
    .find((c) => c.tokens.length === 0 || !c.tokens.every((_, i) => isAside(c.tokens, i)));
  return next !== undefined && (next.after === 'but' || condition(next.tokens, 0));
}

/** A single "yes?" may be a question back. */
function isAsked(message: Message, replies: readonly YesNo[]): boolean {
  return replies.every((r) => r.end - r.at === 1 && message.clauses[r.clause]?.asks === true);
}

/** "ok, who is this?" has not agreed to anything. */
function asksSomething(message: Message, words: AnswerWords): boolean {
  return message.clauses.some((c) => c.asks || c.tokens.some((_, i) => words.yesNo.questions.has(wordAt(c.tokens, i))));
}
