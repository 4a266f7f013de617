import { momentIn } from '../answers';
import { goalInHand, openStep, openSteps, stepOf, stepOfToday, takeInHand } from '../goals/in-hand';
import type { Draft } from '../mentee/draft';
import type { Frame, SmallStep } from '../state';
import { addDays, instantAt, localTime, nextWaking, plainTime } from '../time';
import { dayWords } from './day-words';
import { stepsDone, stepsPartly, stepsThisWeek } from './facts';
import { textIn } from './memory';
import { pathOf } from './path';

type Action = (draft: Draft, frame: Frame) => void;

/** What flows may `do` with small steps. Part of ACTIONS. */
export const STEPS = {
  /** A new small step takes the place of its goal's open one: one at a time for each. Those of other goals stay. */
  'save-step'(draft, frame) {
    const goal = goalInHand(draft.state)?.id ?? '';
    settleStep(draft, 'dropped', stepOf(draft.state, goal));
    const id = draft.newId('s');
    const words = textIn(frame, 'step');
    // Once is enough to offer less.
    frame.memory['big'] = draft.remarks.has('big-step') && textIn(frame, 'size') === '';
    draft.state.steps.push({ id, goal, words, nudgeAt: null, nudged: false, outcome: 'open' });
    draft.state.inHand = goal;
    draft.ledger('step-set', { step: id });
  },
  /** They said when before they said what: it is kept for the step that they name next. */
  'note-when'(draft, frame) {
    frame.memory['named'] = draft.heard ?? '';
  },
  /** Where a step names its own day or hour, or they named it before, they can be asked about it right after. */
  'propose-nudge'(draft, frame) {
    const proposed = momentAfter(draft, textIn(frame, 'step')) ?? momentAfter(draft, textIn(frame, 'named'));
    const at = proposed === null ? null : freeMoment(draft, proposed);
    frame.memory['proposed'] = at === null ? '' : storedMoment(draft, at);
    if (at === null) return;
    const said = inWords(draft, at);
    frame.memory['day'] = said.day;
    frame.memory['time'] = said.time;
  },
  /** The moment they chose for being asked, moved into waking hours when it lies outside; what it came to is said back. */
  'set-nudge'(draft, frame) {
    const at = setNudge(draft, textIn(frame, 'when'));
    if (at === null) return;
    frame.memory['day'] = at.day;
    frame.memory['time'] = at.time;
    frame.memory['moved'] = at.moved;
  },
  /** They agreed to the moment that was named: the step's own, or the first of the examples. */
  'set-proposed'(draft, frame) {
    const proposed = textIn(frame, 'proposed');
    const at = setNudge(draft, proposed === '' ? `${addDays(draft.today, 1)} ${EVENING}` : proposed);
    if (at === null) return;
    frame.memory['day'] = at.day;
    frame.memory['time'] = at.time;
    frame.memory['moved'] = at.moved;
  },
  'take-step-of-today'({ state, today, context }) {
    takeInHand(state, stepOfToday(state, today, context.person.timezone));
  },
  'step-done': (draft) => settleStep(draft, 'done'),
  'step-partly': (draft) => settleStep(draft, 'partly'),
  'step-dropped': (draft) => settleStep(draft, 'dropped'),
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
/** How long after a step's own hour they are asked how it went, and after now; ms. */
const AFTERWARDS = 60 * 60_000;
/** How many steps a look back names. */
const STEPS_NAMED = 3;

const lastOf = (steps: readonly { words: string }[]) =>
  steps
    .slice(-STEPS_NAMED)
    .map(({ words }) => words)
    .join('; ');

export function settleStep(
  draft: Draft,
  outcome: 'done' | 'partly' | 'dropped',
  step: SmallStep | null = openStep(draft.state),
) {
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
  const at = instantAt(date, time, zone);
  // "Now": nobody has done it yet when they have only just said so.
  return nextWaking(at <= context.now ? context.now + AFTERWARDS : at, zone);
}

/** The same, but on a day on which they are asked about no other step: more than one such text a day is a nuisance. */
function freeMoment(draft: Draft, when: string): number {
  const zone = draft.context.person.timezone;
  const others = openSteps(draft.state).filter((step) => step !== openStep(draft.state));
  const dayOf = (instant: number) => localTime(instant, zone).date;
  const taken = new Set(others.flatMap(({ nudgeAt }) => (nudgeAt === null ? [] : [dayOf(nudgeAt)])));
  let at = momentOf(draft, when);
  const { time } = localTime(at, zone);
  while (taken.has(dayOf(at))) at = momentOf(draft, `${addDays(dayOf(at), 1)} ${time}`);
  return at;
}

function storedMoment({ context }: Draft, instant: number): string {
  const { date, time } = localTime(instant, context.person.timezone);
  return `${date} ${time}`;
}

/** @returns when they will be asked, as it is said back, and whether that is another day than they chose; null where there is no step */
function setNudge(draft: Draft, when: string) {
  const step = openStep(draft.state);
  if (step === null) return null;
  step.nudgeAt = freeMoment(draft, when);
  step.nudged = false;
  draft.ledger('nudge-set', { step: step.id, at: storedMoment(draft, step.nudgeAt) });
  return { ...inWords(draft, step.nudgeAt), moved: step.nudgeAt !== momentOf(draft, when) };
}

function inWords({ context, today }: Draft, instant: number) {
  const at = localTime(instant, context.person.timezone);
  return { day: dayWords(at.date, today, context.language.locale), time: plainTime(at.time, context.language.locale) };
}
