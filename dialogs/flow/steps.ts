import { momentIn } from '../answers';
import type { Draft } from '../mentee/draft';
import type { Frame } from '../state';
import { addDays, instantAt, localTime, nextWaking, plainTime } from '../time';
import { dayWords } from './day-words';
import { openStep, pathOf, stepsDone, stepsPartly, stepsThisWeek } from './facts';
import { textIn } from './memory';

type Action = (draft: Draft, frame: Frame) => void;

/** What flows may `do` with goals and small steps. Part of ACTIONS. */
export const STEPS = {
  'save-goal'(draft, frame) {
    const id = draft.newId('g');
    draft.state.goals.push({ id, words: textIn(frame, 'goal'), since: draft.today });
    draft.ledger('goal-set', { goal: id });
  },
  /** What they wished for in passing becomes the goal, in those words. */
  'take-wish'(_draft, frame) {
    frame.memory['goal'] = textIn(frame, 'wish');
  },
  /** A new small step takes the place of the open one: one at a time. */
  'save-step'(draft, frame) {
    const goal = draft.state.goals.at(-1)?.id ?? '';
    settleStep(draft, 'dropped');
    const id = draft.newId('s');
    const words = textIn(frame, 'step');
    draft.state.steps.push({ id, goal, words, nudgeAt: null, nudged: false, outcome: 'open' });
    draft.ledger('step-set', { step: id });
  },
  /** They said when before they said what: it is kept for the step that they name next. */
  'note-when'(draft, frame) {
    frame.memory['named'] = draft.heard ?? '';
  },
  /** Where a step names its own day or hour, or they named it before, they can be asked about it right after. */
  'propose-nudge'(draft, frame) {
    const proposed = momentAfter(draft, textIn(frame, 'step')) ?? momentAfter(draft, textIn(frame, 'named'));
    frame.memory['proposed'] = proposed ?? '';
    if (proposed === null) return;
    const at = inWords(draft, momentOf(draft, proposed));
    frame.memory['day'] = at.day;
    frame.memory['time'] = at.time;
  },
  /** The moment they chose for being asked, moved into waking hours when it lies outside; what it came to is said back. */
  'set-nudge'(draft, frame) {
    const at = setNudge(draft, textIn(frame, 'when'));
    if (at === null) return;
    frame.memory['day'] = at.day;
    frame.memory['time'] = at.time;
  },
  /** They agreed to the moment that was named: the step's own, or the first of the examples. */
  'set-proposed'(draft, frame) {
    const proposed = textIn(frame, 'proposed');
    const at = setNudge(draft, proposed === '' ? `${addDays(draft.today, 1)} ${EVENING}` : proposed);
    if (at === null) return;
    frame.memory['day'] = at.day;
    frame.memory['time'] = at.time;
  },
  'step-done': (draft) => settleStep(draft, 'done'),
  'step-partly': (draft) => settleStep(draft, 'partly'),
  'step-dropped': (draft) => settleStep(draft, 'dropped'),
  /** The goal that stands goes, and those that it took the place of, so that none of them comes back by itself. */
  'drop-goal'(draft) {
    const goal = draft.state.goals.at(-1);
    if (goal === undefined) return;
    settleStep(draft, 'dropped');
    draft.state.goals = [];
    draft.ledger('goal-dropped', { goal: goal.id });
  },
  'note-invite'(draft) {
    draft.state.invited = draft.today;
    draft.state.inviteMet = false;
  },
  'note-invite-met'(draft) {
    draft.state.inviteMet = true;
  },
  'note-danger-met'(draft) {
    draft.state.dangerMet = draft.context.now;
  },
  'note-look-back'(draft) {
    draft.state.lookedBack = draft.today;
  },
  /** The steps done this week, in their own words: the last few. */
  'gather-week'(draft, frame) {
    const done = stepsThisWeek(draft.state, draft.today);
    frame.memory['count'] = done.length;
    frame.memory['done'] = lastOf(done);
  },
  /** All that they have done so far: as a path, and the last few in their own words. */
  'gather-all'(draft, frame) {
    const { state } = draft;
    frame.memory['count'] = stepsDone(state);
    frame.memory['some'] = stepsPartly(state);
    frame.memory['path'] = pathOf(state);
    frame.memory['done'] = lastOf(state.steps.filter(({ outcome }) => outcome === 'done'));
  },
} as const satisfies Record<string, Action>;

/** When nothing was said about the hour. */
const EVENING = '18:00';
/** How long after a step's own hour they are asked how it went; ms. */
const AFTERWARDS = 60 * 60_000;
/** How many steps a look back names. */
const STEPS_NAMED = 3;

const lastOf = (steps: readonly { words: string }[]) =>
  steps
    .slice(-STEPS_NAMED)
    .map(({ words }) => words)
    .join('; ');

function settleStep(draft: Draft, outcome: 'done' | 'partly' | 'dropped') {
  const step = openStep(draft.state);
  if (step === null) return;
  step.outcome = outcome;
  step.settledOn = draft.today;
  draft.ledger(`step-${outcome}`, { step: step.id });
}

/** A while after the moment that a step names, or in the evening of the day that it names. */
function momentAfter({ context }: Draft, step: string): string | null {
  const zone = context.person.timezone;
  const named = momentIn(step, { words: context.language.answers, now: localTime(context.now, zone) });
  if (named === null) return null;
  const [date = '', time] = named.split(' ');
  if (time === undefined) return `${date} ${EVENING}`;
  const after = localTime(instantAt(date, time, zone) + AFTERWARDS, zone);
  return `${after.date} ${after.time}`;
}

function momentOf({ context, today }: Draft, when: string): number {
  const zone = context.person.timezone;
  const [date = today, time = EVENING] = when.split(' ');
  return nextWaking(Math.max(instantAt(date, time, zone), context.now), zone);
}

/** @returns when they will be asked, as it is said back; null where there is no step */
function setNudge(draft: Draft, when: string) {
  const step = openStep(draft.state);
  if (step === null) return null;
  step.nudgeAt = momentOf(draft, when);
  step.nudged = false;
  const at = localTime(step.nudgeAt, draft.context.person.timezone);
  draft.ledger('nudge-set', { step: step.id, at: `${at.date} ${at.time}` });
  return inWords(draft, step.nudgeAt);
}

function inWords({ context, today }: Draft, instant: number) {
  const at = localTime(instant, context.person.timezone);
  return { day: dayWords(at.date, today, context.language.locale), time: plainTime(at.time, context.language.locale) };
}
