import type { Draft } from '../mentee/draft';
import { goOnTexting, passLastWords } from '../mentee/last-words';
import {
  chosenBy,
  clockIn,
  hearBreak,
  isSameClock,
  keepChosen,
  keepDays,
  keepTime,
  moveTo,
  planInWords,
  takeBreak,
} from '../mentee/own-time';
import { keepSettled, placeNamed, twiceADay, withSetting } from '../rhythm';
import type { Frame, MenteeState } from '../state';
import { instantAt, localTime, nextWaking, plainTime } from '../time';
import { dayWords } from './day-words';
import { openStep, stepsThisWeek } from './facts';
import { LISTENING } from './listening';
import { textIn } from './memory';

type Action = (draft: Draft, frame: Frame) => void;

/** Everything that a flow may `do`. The words an action says stand beside the flow's own, under the keys in SPOKEN_BY. */
export const ACTIONS = {
  /** Name one thing that was said back to them, or simply thank them. */
  reflect(draft, frame) {
    const detail = draft.heard === null ? null : draft.context.language.topics.mentioned(draft.heard);
    if (detail === null) draft.say(`${frame.flow}.heard`);
    else draft.say(`${frame.flow}.reflect`, { detail });
  },
  'note-mood'(draft, frame) {
    const value = numberIn(frame, 'mood');
    draft.state.mood = { day: draft.today, value };
    draft.state.lowDays = value <= LOW ? draft.state.lowDays + 1 : 0;
  },
  'close-day'(draft) {
    const mood = draft.state.mood;
    if (mood?.day !== draft.today) return;
    if (mood.value <= LOW) draft.ledger('low-day', { days: draft.state.lowDays });
    else draft.ledger('check-in', { mood: mood.value });
  },
  'save-goal'(draft, frame) {
    const id = draft.newId('g');
    draft.state.goals.push({ id, words: textIn(frame, 'goal'), since: draft.today });
    draft.ledger('goal-set', { goal: id });
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
  /** The moment they chose for being asked, moved into waking hours when it lies outside; what it came to is said back. */
  'set-nudge'(draft, frame) {
    const step = openStep(draft.state);
    if (step === null) return;
    const zone = draft.context.person.timezone;
    const [date = draft.today, time = '18:00'] = textIn(frame, 'when').split(' ');
    step.nudgeAt = nextWaking(Math.max(instantAt(date, time, zone), draft.context.now), zone);
    step.nudged = false;
    const at = localTime(step.nudgeAt, zone);
    frame.memory['day'] = dayWords(at.date, draft.today, draft.context.language.locale);
    frame.memory['time'] = plainTime(at.time);
    draft.ledger('nudge-set', { step: step.id, at: `${at.date} ${at.time}` });
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
  'note-slip'(draft, frame) {
    const kind = textIn(frame, 'kind');
    draft.state.slip = { day: draft.today, kind };
    draft.ledger('slip-up', { kind });
  },
  'ask-for-mentor'(draft) {
    draft.openHandoff('asked', draft.state.consent.mentorSees === false ? null : (whatItIsAbout(draft) ?? draft.heard));
  },
  'agree-texts': (draft) => consent(draft, 'texts', true),
  'refuse-texts'(draft) {
    consent(draft, 'texts', false);
    draft.state.stopped = true;
  },
  'agree-mentor-sees': (draft) => consent(draft, 'mentorSees', true),
  'refuse-mentor-sees': (draft) => consent(draft, 'mentorSees', false),
  'set-check-in-time'(draft, frame) {
    const time = textIn(frame, 'time');
    if (/^\d{2}:\d{2}$/.test(time)) keepTime(draft, time);
    frame.memory['at'] = plainTime(draft.state.checkIn.time);
    draft.ledger('check-in-time', { at: draft.state.checkIn.time });
  },
  'finish-welcome'(draft) {
    draft.state.welcome = 'done';
    keepSettled(draft.state, { day: draft.today, times: null });
  },
  /** Their rhythm in words, for the wording after it. */
  'tell-plan'(draft, frame) {
    frame.memory['plan'] = planInWords(draft);
  },
  'set-edge': (draft, frame) => keepTime(draft, textIn(frame, 'edgeTime')),
  'set-twice-a-day': (draft) => keepChosen(draft, twiceADay(chosenBy(draft))),
  'set-how-often'(draft, frame) {
    const every = EVERY[textIn(frame, 'often')] ?? 1;
    keepChosen(draft, withSetting(chosenBy(draft), { every }, draft.today));
  },
  'hear-days'(draft, frame) {
    frame.memory['understood'] = keepDays(draft);
  },
  'hear-pause'(draft, frame) {
    frame.memory['until'] = hearBreak(draft);
  },
  'pause-open': (draft) => takeBreak(draft, null),
  'compare-zones'(draft, frame) {
    const zone = textIn(frame, 'zone');
    frame.memory['zone'] = isSameClock(draft, zone) ? 'same' : zone;
  },
  'find-place'(draft, frame) {
    const { rhythm, answers } = draft.context.language;
    const zone = placeNamed(draft.heard ?? '', rhythm, answers);
    frame.memory['zone'] = isSameClock(draft, zone ?? '') ? 'same' : (zone ?? '');
    frame.memory['there'] = clockIn(draft, zone);
  },
  'set-zone': (draft, frame) => moveTo(draft, textIn(frame, 'zone')),
  'note-asked-for-more'(draft) {
    draft.state.rhythm.slowedAsked = true;
  },
  'restore-rhythm': (draft) => keepChosen(draft, chosenBy(draft)),
  'note-look-back'(draft) {
    draft.state.lookedBack = draft.today;
  },
  /** The steps done this week, in their own words: the last few. */
  'gather-week'(draft, frame) {
    const done = stepsThisWeek(draft.state, draft.today);
    frame.memory['count'] = done.length;
    frame.memory['done'] = done
      .slice(-STEPS_NAMED)
      .map(({ words }) => words)
      .join('; ');
  },
  /** Their own words at the end, for the one who was with them. */
  'pass-last-words': (draft, frame) => passLastWords(draft, textIn(frame, 'words')),
  'go-on-texting': (draft) => goOnTexting(draft),
  ...LISTENING,
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof ACTIONS;
export const ACTION_NAMES: readonly ActionName[] = Object.keys(ACTIONS).filter((n): n is ActionName =>
  Object.hasOwn(ACTIONS, n),
);

/** The cues that actions speak, as keys of the flow's own wording file. The script check holds the wording to it. */
export const SPOKEN_BY: Readonly<Partial<Record<ActionName, readonly string[]>>> = {
  reflect: ['reflect', 'heard'],
  'hear-out': ['heard', 'heard-much', 'reflect', 'all-said', 'slip', 'safer'],
};

/** How many steps a look back names. */
const STEPS_NAMED = 3;

/** The choices of rhythm.how-often, in days. */
const EVERY: Readonly<Record<string, number>> = { daily: 1, alternate: 2, weekly: 7 };

/** A mood of 1 or 2 is a low day. */
const LOW = 2;

/** When a person was offered after somebody had told us something, it is that which the mentor should know, not the "yes". */
function whatItIsAbout(draft: Draft): string | null {
  const told = draft.state.flows.findLast(({ memory }) => TOLD.some((name) => typeof memory[name] === 'string'));
  const words = TOLD.map((name) => told?.memory[name]).find((value) => typeof value === 'string');
  return words ?? null;
}

/** The names under which flows keep what people tell them freely. */
const TOLD = ['story', 'trouble'];

function settleStep(draft: Draft, outcome: 'done' | 'partly' | 'dropped') {
  const step = openStep(draft.state);
  if (step === null) return;
  step.outcome = outcome;
  step.settledOn = draft.today;
  draft.ledger(`step-${outcome}`, { step: step.id });
}

function consent(draft: Draft, purpose: keyof MenteeState['consent'], given: boolean) {
  draft.state.consent[purpose] = given;
  draft.ledger('consent', { purpose, given: given ? 'yes' : 'no' });
}

function numberIn(frame: Frame, name: string): number {
  const value = frame.memory[name];
  return typeof value === 'number' ? value : 0;
}
