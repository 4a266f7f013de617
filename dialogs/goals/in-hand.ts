import { quote } from '../scripts/quote';
import type { MenteeState, SmallStep } from '../state';
import { localTime } from '../time';

/** So many goals stand beside each other at most: more are no small thing to carry, nor fit into one text. */
export const MOST_GOALS = 5;

type Goal = MenteeState['goals'][number];

/** The goal that is being talked about: the one that was spoken of last, or the newest. */
export function goalInHand({ goals, inHand }: Pick<MenteeState, 'goals' | 'inHand'>): Goal | null {
  return goals.find(({ id }) => id === inHand) ?? goals.at(-1) ?? null;
}

export function openSteps({ steps }: Pick<MenteeState, 'steps'>): SmallStep[] {
  return steps.filter(({ outcome }) => outcome === 'open');
}

/** The open step of one goal: there is one at a time. */
export function stepOf(state: MenteeState, goal: string): SmallStep | null {
  return openSteps(state).findLast((step) => step.goal === goal) ?? null;
}

/** The small step that is being talked about: that of the goal in hand; else the one that they were asked about last; else the newest. */
export function openStep(state: MenteeState): SmallStep | null {
  const open = openSteps(state);
  return open.findLast(({ goal }) => goal === state.inHand) ?? stepAsked(state) ?? open.at(-1) ?? null;
}

/** The open step that they were asked about last, and that waits for its answer. */
export function stepAsked(state: MenteeState): SmallStep | null {
  const asked = openSteps(state).filter(({ nudged }) => nudged);
  return asked.toSorted((a, b) => (a.nudgeAt ?? 0) - (b.nudgeAt ?? 0)).at(-1) ?? null;
}

/** The open step that they are to be asked about next. */
export function stepToAsk(state: MenteeState): SmallStep | null {
  const waiting = openSteps(state).filter(({ nudgeAt, nudged }) => nudgeAt !== null && !nudged);
  return waiting.toSorted((a, b) => (a.nudgeAt ?? 0) - (b.nudgeAt ?? 0))[0] ?? null;
}

/** An open step whose moment is on a local day: the first. */
export function stepOfToday(state: MenteeState, today: string, zone: string): SmallStep | null {
  const isToday = ({ nudgeAt }: SmallStep) => nudgeAt !== null && localTime(nudgeAt, zone).date === today;
  return openSteps(state).find(isToday) ?? null;
}

/** From here on it is this step, and its goal, that is talked about. */
export function takeInHand(state: MenteeState, step: SmallStep | null): void {
  if (step !== null) state.inHand = step.goal;
}

/** Letters that a list of their own words may take, so that a text with it stays short. */
const LONGEST_LIST = 190;
const LONGEST_ITEM = 60;
/** "1 ", ", " to the next, and the dots of what is cut. */
const BESIDE = 7;

/** Their own words, with the figure by which they may name each: "1 see my kids, 2 learn to drive". One stands by itself. */
export function numbered(all: readonly { words: string }[]): string {
  const cut = cutTo(all);
  return cut.length === 1 ? (cut[0] ?? '') : cut.map((words, at) => `${at + 1} ${words}`).join(', ');
}

/** The same without figures: "ring their mum; book a lesson". */
export const inARow = (all: readonly { words: string }[]) => cutTo(all).join('; ');

function cutTo(all: readonly { words: string }[]): string[] {
  const most = Math.min(LONGEST_ITEM, Math.floor(LONGEST_LIST / Math.max(all.length, 1)) - BESIDE);
  return all.map(({ words }) => quote(words, Math.max(most, SHORTEST_ITEM)));
}

/** Of goals from before there was a most. */
const SHORTEST_ITEM = 12;
