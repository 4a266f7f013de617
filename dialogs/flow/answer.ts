import { type AnswerOptions, leavesChoiceOpen, parseAnswer } from '../answers';
import { plainText } from '../answers/reading/pieces';
import { openStep } from '../goals/in-hand';
import { goalChosen, goalNamed } from '../goals/named';
import { breakAnswered, isAskedAgain } from '../mentee/breaks';
import type { Draft } from '../mentee/draft';
import { saidBy } from '../mentee/my-say/said';
import { isOnlyWhen } from '../rhythm';
import { localTime, WAKING_HOURS } from '../time';
import { remarksIn } from '../understanding';
import { wordCount } from '../word-count';
import type { Step } from './book';
import { isAtRest } from './memory';

export type HeardAnswer =
  | { readonly kind: 'answer'; readonly value: string | number | boolean }
  /** No answer, but a no, a shrug or a mere yes, with a way of its own. */
  | { readonly kind: 'aside'; readonly to: string }
  | { readonly kind: 'unclear' };

/** Until when an hour may be named: the end of waking hours, which stands for the last minute before it. */
const UNTIL = WAKING_HOURS.until;

/** What a message comes to as the answer to a step's question. */
export function readAnswer(step: Step, text: string, draft: Draft): HeardAnswer {
  if (step.ask === null) return { kind: 'unclear' };
  if (step.ask === 'goal') return readGoal(step, text, draft);
  if (step.ask === 'break') return readBreakAnswer(step, text, draft);
  if (step.declined !== null && declines(step, text, draft)) return { kind: 'aside', to: step.declined };
  if (step.assents !== null && saysNothingMore(draft)) return { kind: 'aside', to: step.assents };
  if (step.timed !== null && namesOnlyWhen(text, draft)) return { kind: 'aside', to: step.timed };
  const parsed = parseAnswer(step.ask, text, optionsFor(step, draft));
  if (step.keep === 'texts' && step.plainly && draft.remarks.has('yes-to-texts'))
    return { kind: 'answer', value: true };
  if (step.keep === 'mentorSees') {
    const said = saidBy(draft, text);
    if (said === 'mentor-no') return { kind: 'answer', value: false };
    const isAsked = text.includes('?');
    if (said === 'mentor-yes' || (draft.remarks.has('yes-to-sharing') && !isAsked))
      return { kind: 'answer', value: true };
  }
  if (step.plainly && draft.remarks.has('rather-not')) return { kind: 'answer', value: false };
  // "No goals m8": a no to something else.
  if (step.plainly && draft.remarks.has('no-other')) return { kind: 'unclear' };
  // A yes must be plain; a no is never asked twice.
  if (step.plainly && draft.context.language.topics.deniesPlainly(text) && isStillAsked(text, draft))
    return { kind: 'answer', value: false };
  if (!parsed.ok || (step.plainly && parsed.value === true && !parsed.confident)) return { kind: 'unclear' };
  if (step.plainly && parsed.value === false && !isStillAsked(text, draft)) return { kind: 'unclear' };
  // "minus 3 n no coat" is no "no".
  const isLeft = step.ask === 'choice' && LEAVES.has(String(parsed.value)) && !deniesFirst(step, text, draft);
  if (isLeft && !parsed.confident && wordCount(text) >= SHORT_NO) return { kind: 'unclear' };
  return { kind: 'answer', value: parsed.value };
}

/** Longer, it tells something, whichever goal's words stand in it. Words. */
const A_CHOICE = 6;

/** Which of their goals: by its words or its place; or something that may be said besides. */
function readGoal(step: Step, text: string, draft: Draft): HeardAnswer {
  const { state, context, remarks } = draft;
  // "The kids were crying all night" chooses nothing.
  if (wordCount(text) > A_CHOICE) return { kind: 'unclear' };
  const named = goalNamed(text, state.goals, context.language.answers);
  if (named !== null) return { kind: 'answer', value: named.id };
  const besides = parseAnswer('choice', text, optionsFor(step, draft));
  if (besides.ok && besides.confident && !/\d/.test(text)) return { kind: 'answer', value: besides.value };
  if (step.declined !== null && declines(step, text, draft)) return { kind: 'aside', to: step.declined };
  if (step.choices.includes('new') && remarks.has('other-goal')) return { kind: 'answer', value: 'new' };
  const chosen = goalChosen(text, state.goals, context.language.answers);
  return chosen === null ? { kind: 'unclear' } : { kind: 'answer', value: chosen.id };
}

/** "Nah just needed to say it", to what would help: a no, and why. */
const deniesFirst = ({ choices }: Step, text: string, draft: Draft) =>
  choices.includes('none') && draft.context.language.topics.deniesPlainly(text);

/** Choices by which something is left as it is. */
const LEAVES: ReadonlySet<string> = new Set(['enough', 'leave', 'none']);

/** "A week", "24 dec to 2 jan", "dunno": only what says a time, or that there is none, is an answer; a no means no break. */
function readBreakAnswer(step: Step, text: string, draft: Draft): HeardAnswer {
  const frame = draft.state.flows.at(-1);
  const named = breakAnswered(draft, text, frame);
  const isNo = named === 'none' || (named === null && declinesPlainly(text, draft));
  if (isNo) return step.declined === null ? { kind: 'unclear' } : { kind: 'aside', to: step.declined };
  if (named === null && draft.context.language.topics.shrug(text)) return { kind: 'answer', value: 'open' };
  // Days the wrong way round are asked about once.
  if (named === null || (named === 'which' && isAskedAgain(frame))) return { kind: 'unclear' };
  return { kind: 'answer', value: named === 'which' ? named : named.until };
}

/** The answers of a question that has few enough for a button each; none for a question that has not. */
export function fixedAnswers({ ask, choices }: Pick<Step, 'ask' | 'choices'>): readonly string[] {
  if (ask === 'mood') return ['1', '2', '3', '4', '5'];
  if (ask === 'progress') return ['done', 'partly', 'not-yet'];
  if (ask === 'yes-no') return ['yes', 'no'];
  return ask === 'choice' ? choices : [];
}

/** What a button stands for, as the step would have read it from words; null when it is none of its answers. */
export function fixedAnswer(step: Step, choice: string): string | number | boolean | null {
  if (!fixedAnswers(step).includes(choice)) return null;
  if (step.ask === 'mood') return Number(choice);
  return step.ask === 'yes-no' ? choice === 'yes' : choice;
}

const NOTHING_MORE = ['yes-alone', 'too-much', 'no-idea', 'says-none'] as const;

/** "Yeah", "smaller", "dunno where to start", "ill try": they would, and do not say what. */
function saysNothingMore({ remarks }: Draft): boolean {
  return NOTHING_MORE.some((one) => remarks.has(one));
}

/** "They all use", to which of three things they would like: nothing is chosen, and nothing asked; they go on telling. */
export function tellsOn({ ask }: Step, text: string, draft: Draft): boolean {
  if (ask !== 'choice' || wordCount(text) < TELLS || text.includes('?')) return false;
  if (readYesNo(text, draft) !== 'unclear' || saysNothingMore(draft)) return false;
  return !leavesChoiceOpen(text, draft.context.language.answers);
}

/** Words. */
const TELLS = 2;

/** Some texts after a question was put for the last time, "nah leave it" is about something else. */
function isStillAsked(text: string, draft: Draft): boolean {
  const frame = draft.state.flows.at(-1);
  return frame === undefined || !isAtRest(frame) || wordCount(text) <= 2;
}

/** A plain no or a shrug, as an answer to a question that is not one of yes or no. */
function declines(step: Step, text: string, draft: Draft): boolean {
  if (draft.context.language.topics.shrug(text) || draft.remarks.has('drop-it')) return true;
  if (step.ask === 'when' && draft.remarks.has('when-i-can')) return true;
  // "Tomorrow instead" is no good day, and no day for the texts.
  if (step.ask === 'mood')
    return draft.remarks.has('cant-now') || (draft.remarks.has('prefers') && namesOnlyWhen(text, draft));
  return saysShortNo(text, draft);
}

const declinesPlainly = (text: string, draft: Draft) => draft.remarks.has('drop-it') || saysShortNo(text, draft);

function saysShortNo(text: string, draft: Draft): boolean {
  return readYesNo(text, draft) === 'no' && wordCount(text) <= SHORT_NO;
}

/** "thursday at 5", "yeah monday": when, and not what. */
function namesOnlyWhen(text: string, draft: Draft): boolean {
  const { language, now, person } = draft.context;
  const at = localTime(now, person.timezone);
  const isWhen = (said: string) => isOnlyWhen(said, language.rhythm, language.answers, at);
  const [first = '', ...rest] = text.trim().split(/[\s,]+/);
  const isYes = rest.length > 0 && remarksIn(first, language.remarks).has('plain-yes');
  return isWhen(text) || (isYes && isWhen(rest.join(' ')));
}

/** "no thanks mate" declines; "no money left and the rent is due" tells. */
const SHORT_NO = 4;

/** Yes, no, or neither. Only what says nothing else counts: a lukewarm answer is unclear. */
export function readYesNo(
  text: string,
  draft: Draft,
  words: AnswerOptions['words'] = draft.context.language.answers,
): 'yes' | 'no' | 'unclear' {
  const parsed = parseAnswer('yes-no', text, { ...baseOptions(draft), words });
  if (!parsed.ok || !parsed.confident) return 'unclear';
  return parsed.value === true ? 'yes' : 'no';
}

/** How they are from 1 to 5, in figures or in words; null where it says nothing of that. */
export function readMood(text: string, draft: Draft): number | null {
  const parsed = parseAnswer('mood', text, baseOptions(draft));
  return parsed.ok ? parsed.value : null;
}

function optionsFor(step: Step, draft: Draft): AnswerOptions {
  const options = draft.wordingOf(step.cue)?.options ?? {};
  return {
    ...baseOptions(draft),
    choices: step.choices.map((value) => ({ value, words: withMentor(options[value] ?? [value], draft) })),
    ...(step.ask === 'progress' ? { about: openStep(draft.state)?.words ?? '' } : {}),
    ...(step.ask === 'time' ? { earliest: WAKING_HOURS.from, latest: UNTIL } : {}),
  };
}

/** The whole message is one of the words that stand in the list of this question. */
export function isListedAnswer(step: Step, text: string, draft: Draft): boolean {
  const said = plainText(text);
  return optionsFor(step, draft).choices?.some(({ words }) => words.some((word) => plainText(word) === said)) === true;
}

/** Among the words of an option, `<mentor>` is what they call theirs. */
function withMentor(words: readonly string[], { context }: Draft): string[] {
  const mentor = context.person.mentor?.name;
  return words.flatMap((word) => (word !== '<mentor>' ? [word] : mentor === undefined ? [] : [mentor]));
}

function baseOptions({ context }: Draft): AnswerOptions {
  return { words: context.language.answers, now: localTime(context.now, context.person.timezone) };
}
