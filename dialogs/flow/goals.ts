import { goalInHand, inARow, numbered, openSteps, stepOf, takeInHand } from '../goals/in-hand';
import { goalChosen, goalNamed, saysOnly } from '../goals/named';
import type { Draft } from '../mentee/draft';
import { forgetGoal } from '../mentee/my-say/forget';
import { saidBy } from '../mentee/my-say/said';
import { withWords } from '../own-words';
import { quote } from '../scripts/quote';
import type { Frame } from '../state';
import { textIn } from './memory';
import { settleStep } from './steps';

type Action = (draft: Draft, frame: Frame) => void;

/** What flows may `do` with goals: each stands by itself, with its own open step. Part of ACTIONS. */
export const GOALS = {
  /** Told in the same words once more, it is the same goal. */
  'save-goal'(draft, frame) {
    const { state } = draft;
    const words = textIn(frame, 'goal');
    const told = state.goals.find((goal) => isSame(goal.words, words));
    const id = told?.id ?? draft.newId('g');
    state.inHand = id;
    if (told !== undefined) return;
    state.goals.push({ id, words, since: draft.today });
    draft.ledger('goal-set', { goal: id });
  },
  /** What they wished for in passing becomes the goal, in those words. */
  'take-wish'(_draft, frame) {
    frame.memory['goal'] = textIn(frame, 'wish');
  },
  /** Which of their goals a message is about: the only one, or the one that it names; or every one of them. */
  'find-goal'(draft, frame) {
    const { state, remarks } = draft;
    const [first, ...others] = state.goals;
    const found = others.length === 0 ? first : chosenIn(draft, textIn(frame, 'said'));
    if (found) state.inHand = found.id;
    frame.memory['found'] = Boolean(found);
    frame.memory['theirGoal'] = quote(found?.words ?? '');
    frame.memory['everyOne'] = others.length > 0 && remarks.has('all-goals');
    list(draft, frame);
  },
  /** The one that they chose of several. */
  'take-goal'(draft, frame) {
    draft.state.inHand = textIn(frame, 'which');
    frame.memory['found'] = isChosenPlainly(draft);
    frame.memory['theirGoal'] = quote(goalInHand(draft.state)?.words ?? '');
  },
  'list-goals'(draft, frame) {
    list(draft, frame);
  },
  'list-steps'(draft, frame) {
    frame.memory['steps'] = numbered(openSteps(draft.state));
  },
  /** Which of the open steps they did: by its words, its goal's, or its place in the list that was said. */
  'take-step-named'(draft, frame) {
    const { state, context } = draft;
    const wordsOf = (id: string) => state.goals.find((goal) => goal.id === id)?.words ?? '';
    const open = openSteps(state);
    const all = open.map(({ id, goal, words }) => ({ id, words: `${words} ${wordsOf(goal)}`, since: draft.today }));
    const said = textIn(frame, 'said');
    const same = open.filter(({ words }) => plain(words).includes(plain(said)));
    const [chosen] = same.length === 1 ? same : [goalChosen(said, all, context.language.answers)];
    takeInHand(state, open.find(({ id }) => id === chosen?.id) ?? null);
    frame.memory['found'] = Boolean(chosen);
  },
  /** The same goal in other words: its step stays. */
  'reword-goal'(draft, frame) {
    const goal = goalInHand(draft.state);
    if (goal === null) return;
    goal.words = textIn(frame, 'goal');
    draft.ledger('goal-reworded', { goal: goal.id });
  },
  /** The goal in hand goes, with its own step. The others stay, with theirs. */
  'drop-goal'(draft, frame) {
    const { state } = draft;
    const goal = goalInHand(state);
    if (goal === null) return;
    const isLast = state.goals.length === 1;
    for (const step of isLast ? openSteps(state) : [stepOf(state, goal.id)]) settleStep(draft, 'dropped', step);
    state.goals = state.goals.filter(({ id }) => id !== goal.id);
    // "Forget my goal" takes the words of its steps as well.
    if (saidBy(draft, textIn(frame, 'said')) === 'forget-goal') forgetGoal(state, goal.id);
    state.inHand = null;
    draft.ledger('goal-dropped', { goal: goal.id });
    list(draft, frame);
  },
  /** What they wrote of it is kept; where that only says that they are there, what they wanted. */
  'keep-reached'(draft, frame) {
    const isSaid = textIn(frame, 'said') !== '' && frame.memory['outright'] !== true;
    const words = isSaid ? textIn(frame, 'said') : (goalInHand(draft.state)?.words ?? '');
    draft.state.proud = withWords(draft.state.proud, { day: draft.today, words });
    draft.ledger('proud-moment');
  },
  /** They have got there: the goal is done with. Its open step is needed no more, and was done only where they said so. The others stay. */
  'goal-reached'(draft, frame) {
    const { state } = draft;
    const goal = goalInHand(state);
    if (goal === null) return;
    settleStep(draft, frame.memory['stepDone'] === true ? 'done' : 'dropped', stepOf(state, goal.id));
    state.goals = state.goals.filter(({ id }) => id !== goal.id);
    state.inHand = null;
    draft.ledger('goal-reached', { goal: goal.id });
    frame.memory['list'] = numbered(state.goals);
  },
  'drop-all-goals'(draft) {
    const { state } = draft;
    for (const step of openSteps(state)) settleStep(draft, 'dropped', step);
    for (const { id } of state.goals) draft.ledger('goal-dropped', { goal: id });
    state.goals = [];
    state.inHand = null;
  },
} as const satisfies Record<string, Action>;

function chosenIn({ state, context }: Draft, said: string) {
  const rest = said.trim().split(/\s+/).slice(1).join(' ');
  const chosen = (words: string) => (words === '' ? null : goalChosen(words, state.goals, context.language.answers));
  // "Delete the second": after the word that says what is to become of it.
  return chosen(said) ?? (A_FEW.test(rest) ? chosen(rest) : null);
}

/** Up to three words. */
const A_FEW = /^\S+(\s\S+){0,2}$/u;

/** By its words and no others, or by its place: "my kids hate me" may be no choice at all. */
function isChosenPlainly({ state, context, heard }: Draft): boolean {
  const { answers } = context.language;
  const named = goalNamed(heard ?? '', state.goals, answers);
  return named === null || saysOnly(heard ?? '', named, answers);
}

/** Notes all goals and open steps, as they are said back. */
function list({ state }: Draft, frame: Frame) {
  const open = openSteps(state);
  frame.memory['list'] = numbered(state.goals);
  frame.memory['steps'] = inARow(open);
  frame.memory['anySteps'] = open.length > 0;
}

const isSame = (one: string, other: string) => plain(one) === plain(other);
const plain = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
