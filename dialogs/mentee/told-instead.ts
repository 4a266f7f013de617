import { answer, askAgain, letGo, startFlow, waitingStep } from '../flow/engine';
import { isOnlyWhen } from '../rhythm';
import { localTime } from '../time';
import { type Remark, remarksIn, type Understanding } from '../understanding';
import { wordCount } from '../word-count';
import { OF_STEPS } from './about-goal';
import { isWhenAlone } from './about-texts';
import { begin } from './begin';
import type { Draft } from './draft';
import { isAskedForHour, openQuestion } from './welcome';
import { wishIn } from './wish-heard';
import { granted } from './wishes';
import { TO_KEEP } from './words-told';

type Waiting = NonNullable<ReturnType<typeof waitingStep>>;

/** A longer message tells something, whatever it begins with. Words. */
const A_STEP = 12;
/** "step: ring him" */
const SHORTEST = 2;
/** Questions of one word or two about goals and steps, by flow and step, and where in the flow a small step that is named there is kept. */
const KEPT_AT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  goal: { 'keep-wish': 'keep-both', 'same-goal': 'keep-step' },
  'step-nudge': {
    done: 'keep-step',
    partly: 'keep-step',
    tried: 'keep-step',
    'not-yet': 'keep-step',
    'as-it-stands': 'keep-step',
  },
};

/** What is meant by these is another matter, however it is put. */
const NO_STEP: ReadonlySet<string> = new Set(['slip-up', 'craving', 'mentor-please', 'abuse', 'goal-drop']);

/**
 * "Shall I keep it as your goal?" "Ring the council." The small step that they name is the answer to what would have been asked next, and is
 * kept. `false`: nothing of the kind is asked, or named.
 */
export function hearStepInstead(
  draft: Draft,
  { flow, step, frame }: Waiting,
  meant: Understanding,
  text: string,
): boolean {
  const isWish = flow.name === 'goal' && step.name === 'keep-wish';
  const isNamed = draft.remarks.has('names-doing') || (isWish && draft.remarks.has('by-doing'));
  const named = isNamed && wordCount(text) >= SHORTEST && wordCount(text) <= A_STEP;
  if (!named || NO_STEP.has(meant.intent)) return false;
  if (flow.name === 'practical-help' && step.name === 'say-what-for') return tellWhatFor(draft, text);
  if (flow.name === 'what-would-help' && step.name === 'which') return nameSmall(draft, text);
  const isInvited = flow.name === 'check-in' && step.name === 'want-a-step';
  // "Read it ten times", of the letter that came: done, and nothing to do.
  if (isInvited && draft.remarks.has('good-said')) return false;
  const at = isInvited ? 'keep-step' : KEPT_AT[flow.name]?.[step.name];
  if (at === undefined) return false;
  if (isInvited) draft.state.inviteMet = true;
  const wish = frame.memory['wish'] ?? '';
  draft.state.flows.pop();
  begin(draft, isInvited ? 'goal' : flow.name, { step: text, wish }, at);
  return true;
}

/** Asked what would help, they name one small thing for now. */
function nameSmall(draft: Draft, text: string): true {
  draft.state.flows.pop();
  draft.state.lost = 0;
  startFlow(draft, 'what-would-help', { small: text }, { at: 'small-it-is' });
  return true;
}

/** "Shall I tell Dave what it's for, in your own words?" Those are the words. */
function tellWhatFor(draft: Draft, text: string): true {
  const { flow = '', memory = {} } = draft.state.flows.pop() ?? {};
  begin(draft, flow, { ...memory, trouble: text }, 'ask-told');
  return true;
}

/** "6pm is better", "evenings are better", in place of how they are: the hour for the texts, and no good day. A bare hour or figure is asked about. */
function hearHourPreferred(draft: Draft, text: string): boolean {
  const heard = wishIn(draft, text);
  if (heard?.wish.kind !== 'set' || heard.wish.times === undefined || !heard.whole) return false;
  if (draft.remarks.has('prefers')) return granted(draft, heard.wish);
  const isHour = A_CLOCK.test(text) && !A_FIGURE.test(text);
  return isHour && !isWhenAlone(draft) && granted(draft, heard.wish);
}

/** "am 9 y bore": an hour and nothing else is no mood, whatever its words are like. "8/10 today" is one. */
function isHourAlone(draft: Draft, text: string): boolean {
  if (!A_CLOCK.test(text) || text.includes('/') || !isWhenAlone(draft)) return false;
  askAgain(draft);
  return true;
}

/** "10": how they are on another scale, and no hour. */
const A_FIGURE = /^[^\p{L}:.]*$/u;

/** "6pm", "18h", "6:30", "las 6": no figure from 1 to 5 that stands alone. */
const A_CLOCK = /\d\s*(am|pm|h\b|[:.]\d\d)|(?<!\d)([6-9]|1\d|2[0-3])(?!\d)/iu;

/**
 * "9am", while they are asked about a goal that they named in the place of the hour: it is the hour, and the goal is asked about again.
 * `false`: nothing of the kind.
 */
export function hearHourInstead(draft: Draft, { flow, step }: Waiting, text: string): boolean {
  const { context, state } = draft;
  if (flow.name === 'check-in' && step.ask === 'mood')
    return hearHourPreferred(draft, text) || isHourAlone(draft, text);
  if (flow.name !== 'goal' || (step.ask !== 'yes-no' && step.ask !== 'text')) return false;
  const { rhythm, answers } = context.language;
  if (!isOnlyWhen(text, rhythm, answers, localTime(context.now, context.person.timezone))) return false;
  const goal = state.flows.pop();
  const isOpen = state.welcome === 'begun' && state.consent.texts === true && openQuestion(draft) === 'when';
  if (isOpen && !isAskedForHour(draft))
    state.flows = [{ flow: 'welcome', version: context.edition, step: 'when', memory: {} }];
  const isHour = isAskedForHour(draft) && answer(draft, text);
  if (!isHour && isOpen) state.flows = [];
  if (goal !== undefined) state.flows.push(goal);
  if (isHour) askAgain(draft);
  return isHour;
}

/**
 * "My step is ring the social worker", "goal: get my own flat": named as what it is, whatever was asked. It is kept without its name.
 * `false`: nothing of the kind.
 */
export function hearNamed(draft: Draft): boolean {
  const { remarks, heard } = draft;
  const waiting = waitingStep(draft);
  if (draft.state.consent.texts !== true) return false;
  if (wordCount(heard) > A_STEP || (waiting !== null && TO_KEEP.has(waiting.flow.name))) return false;
  const kind = remarks.has('labels-step') ? 'step' : remarks.has('labels-goal') ? 'goal' : null;
  const words = kind === null ? null : withoutName(draft, heard ?? '', `labels-${kind}`);
  if (kind === null || words === null) return false;
  if (waiting?.step.ask === 'text' && waiting.step.keep === kind) return answer(draft, words);
  // What was asked about the one before it is answered with this.
  if (waiting !== null && (OF_STEPS.has(waiting.flow.name) || waiting.flow.name === 'check-in')) letGo(draft);
  begin(draft, 'goal', { [kind]: words }, kind === 'step' ? 'keep-step' : undefined);
  return true;
}

/** "change my step to ring my sponsor": "ring my sponsor". Null where nothing that can be done is left of it. */
function withoutName({ context }: Draft, text: string, named: Remark): string | null {
  const words = text.trim().split(/\s+/);
  const rests = words.map((_, at) => words.slice(at).join(' ')).slice(1);
  const says = (rest: string, remark: Remark) => remarksIn(rest, context.language.remarks).has(remark);
  const at = rests.findIndex((rest) => !says(rest, named) && says(rest, 'names-doing'));
  if (at < 0) return null;
  // "to ring her" is "ring her".
  const [rest = '', bare = ''] = rests.slice(at);
  return says(bare, 'names-doing') && bare !== '' && wordCount(bare) >= SHORTEST ? bare : rest;
}
