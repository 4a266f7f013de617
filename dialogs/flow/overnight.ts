import { parseAnswer } from '../answers';
import type { Draft } from '../mentee/draft';
import { isOnlyWhen } from '../rhythm';
import { localTime } from '../time';
import { wordCount } from '../word-count';
import { readYesNo } from './answer';
import { askAgain, letGo, type waitingStep } from './engine';
import { countIn, PUT_AT } from './memory';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

const HOUR = 60 * 60_000;
/** After so long a question of consent, or of a setting, is not what they write about unless they say so. */
const STILL_MEANT = 6 * HOUR;
/** "no thanks" */
const A_NO = 2;

/**
 * A question of consent, or of a setting, was left open for hours: "nah didnt do it was busy" is no answer to it, nor is "everyone knows
 * now". Only a plain no, a plain yes or a time and nothing else still is; a yes to what was asked in passing is asked for once more.
 * @returns `answers`: it still is one; `asked`: it was put once more; `let-go`: what they say is heard for itself
 */
export function settleOvernight(draft: Draft, waiting: Waiting, text: string): 'answers' | 'asked' | 'let-go' {
  const putAt = countIn(waiting.frame, PUT_AT);
  if (putAt === 0 || draft.context.now - putAt < STILL_MEANT) return 'answers';
  const { step } = waiting;
  if (step.ask === 'yes-no') {
    const isNo = readYesNo(text, draft) === 'no' && wordCount(text) <= A_NO;
    if (isNo || draft.remarks.has('rather-not')) return 'answers';
    const isYes = draft.remarks.has('plain-yes') || (step.keep === 'texts' && draft.remarks.has('yes-to-texts'));
    if (isYes && step.keep === 'texts') return 'answers';
    if (isYes) {
      askAgain(draft);
      return 'asked';
    }
  }
  if (step.ask === 'time' && saysOnlyATime(text, draft)) return 'answers';
  // Without what the welcome asks there would be no texts: its question stands.
  if (waiting.flow.name !== 'welcome') letGo(draft);
  return 'let-go';
}

/** "9am", "half 7 at night"; and no "3", which is how they are, nor "now". */
function saysOnlyATime(text: string, { context }: Draft): boolean {
  const { rhythm, answers } = context.language;
  const now = localTime(context.now, context.person.timezone);
  const isFigure = /^\W*\d{1,2}\W*$/.test(text);
  if (isFigure || !isOnlyWhen(text, rhythm, answers, now)) return false;
  const parsed = parseAnswer('time', text, { words: answers, now });
  return parsed.ok && parsed.value !== now.time;
}
