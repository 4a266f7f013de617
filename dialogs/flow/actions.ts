import { breakInWords, hearBreak, takeBreak } from '../mentee/breaks';
import type { Draft } from '../mentee/draft';
import { keepAwayIfDoubted, keepsMentor } from '../mentee/harm-by-mentor';
import { goOnTexting, passLastWords } from '../mentee/last-words';
import { wishForAnother } from '../mentee/matching';
import { keepConsent } from '../mentee/my-say/consents';
import {
  chosenBy,
  clockIn,
  isSameClock,
  keepChosen,
  keepDays,
  keepHour,
  keepSaid,
  keepTime,
  moveTo,
  planInWords,
} from '../mentee/own-time';
import { inWakingHours, keepSettled, placeNamed, twiceADay, withSetting } from '../rhythm';
import type { Frame } from '../state';
import { addDays, plainTime } from '../time';
import { wordCount } from '../word-count';
import { GOALS } from './goals';
import { HELPING } from './helping';
import { KEEPING } from './keeping';
import { LISTENING } from './listening';
import { MEETING } from './meeting';
import { textIn } from './memory';
import { MY_SAY } from './my-say';
import { SLIPS } from './slips';
import { STEPS } from './steps';
import { STORYTELLING } from './storytelling';
import { wordsForMentor } from './why-asked';

type Action = (draft: Draft, frame: Frame) => void;

/** Everything that a flow may `do`. The words an action says stand beside the flow's own, under the keys in SPOKEN_BY. */
export const ACTIONS = {
  /** Name one thing that was said back to them, or simply thank them. */
  reflect(draft, frame) {
    // "I feel like a bad mum" tells nothing of their mum.
    const isOfThem = draft.heard !== null && !draft.remarks.has('regrets');
    const detail = isOfThem ? draft.context.language.topics.mentioned(draft.heard ?? '') : null;
    if (detail === null) draft.say(`${frame.flow}.heard`);
    else draft.say(`${frame.flow}.reflect`, { detail });
  },
  'note-mood'(draft, frame) {
    const value = numberIn(frame, 'mood');
    const { mood, lowDays } = draft.state;
    // A second figure on the same day is the same day.
    const counted = mood?.day === draft.today && mood.value <= LOW ? lowDays : lowDays + 1;
    draft.state.lowDays = value <= LOW ? counted : 0;
    draft.state.mood = { day: draft.today, value };
    // "4 my dad got cancer": what went well is not asked over that.
    frame.memory['badNews'] = draft.remarks.has('no-good');
    frame.memory['told'] = wordCount(draft.heard) >= SAYS_WHAT_OF;
  },
  'close-day'(draft) {
    const mood = draft.state.mood;
    if (mood?.day !== draft.today) return;
    if (mood.value <= LOW) draft.ledger('low-day', { days: draft.state.lowDays });
    else draft.ledger('check-in', { mood: mood.value });
  },
  'ask-for-mentor'(draft) {
    keepAwayIfDoubted(draft, null);
    const reason = draft.remarks.has('no-rush') ? 'no-rush' : 'asked';
    // Whoever was called for something else reads this as well.
    draft.openHandoff(reason, wordsForMentor(draft), draft.state.handoff === null ? undefined : 'more');
  },
  'wish-for-another': (draft) => wishForAnother(draft),
  'keep-mentor': (draft) => keepsMentor(draft),
  /** A person is offered. A yes that comes some texts later is still the answer. */
  'note-offer'(draft) {
    draft.state.mentorOffered = draft.context.now;
  },
  'settle-offer'(draft) {
    draft.state.mentorOffered = null;
  },
  'agree-texts': (draft, frame) => keepConsent(draft, 'texts', true, frame.version),
  'refuse-texts'(draft, frame) {
    keepConsent(draft, 'texts', false, frame.version);
    draft.state.stopped = true;
  },
  'agree-mentor-sees': (draft, frame) => keepConsent(draft, 'mentorSees', true, frame.version),
  'refuse-mentor-sees': (draft, frame) => keepConsent(draft, 'mentorSees', false, frame.version),
  'set-check-in-time'(draft, frame) {
    const time = textIn(frame, 'time');
    if (/^\d{2}:\d{2}$/.test(time)) keepHour(draft, inWakingHours(time), draft.heard ?? '');
    frame.memory['at'] = plainTime(draft.state.checkIn.time, draft.context.language.locale);
    draft.ledger('check-in-time', { at: draft.state.checkIn.time });
  },
  'finish-welcome'(draft) {
    draft.state.welcome = 'done';
    draft.state.askMoreFrom = addDays(draft.today, 1);
    keepSettled(draft.state, { day: draft.today, times: null });
  },
  /** Their rhythm in words, for the wording after it. */
  'tell-plan'(draft, frame) {
    frame.memory['plan'] = planInWords(draft);
  },
  /** What they wished about the texts, in the words in which they did. */
  'keep-rhythm-said': (draft, frame) => keepSaid(draft, textIn(frame, 'said')),
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
    const heard = hearBreak(draft, frame);
    frame.memory['until'] = heard.until ?? textIn(frame, 'until');
    frame.memory['from'] = heard.from ?? textIn(frame, 'from');
    frame.memory['begins'] = heard.begins ?? textIn(frame, 'begins');
    frame.memory['back'] = heard.back ?? textIn(frame, 'back');
  },
  'pause-open': (draft) => takeBreak(draft, null),
  /** The break that is set, for the wording after it. */
  'tell-break'(draft, frame) {
    const { until, from, begins, back } = breakInWords(draft);
    frame.memory['until'] = until;
    frame.memory['from'] = from;
    frame.memory['begins'] = begins;
    frame.memory['back'] = back;
  },
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
  /** Their own words at the end, for the one who was with them. */
  'pass-last-words': (draft, frame) => passLastWords(draft, textIn(frame, 'words')),
  'go-on-texting': (draft) => goOnTexting(draft),
  ...LISTENING,
  ...MEETING,
  ...GOALS,
  ...STEPS,
  ...SLIPS,
  ...MY_SAY,
  ...HELPING,
  ...KEEPING,
  ...STORYTELLING,
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof ACTIONS;
export const ACTION_NAMES: readonly ActionName[] = Object.keys(ACTIONS).filter((n): n is ActionName =>
  Object.hasOwn(ACTIONS, n),
);

/** The cues that actions speak, as keys of the flow's own wording file. The script check holds the wording to it. */
export const SPOKEN_BY: Readonly<Partial<Record<ActionName, readonly string[]>>> = {
  reflect: ['reflect', 'heard'],
  meet: ['reflect', 'heard', 'glad-heard'],
  'read-letter': ['part'],
  'hear-more': ['reflect', 'heard'],
  'thank-for-slip': ['thank', 'thank-goal', 'thank-proud'],
  'hear-out': ['heard', 'heard-much', 'drifts', 'reflect', 'all-said', 'slip', 'safer'],
};

/** The choices of rhythm.how-often, in days. */
const EVERY: Readonly<Record<string, number>> = { daily: 1, alternate: 2, weekly: 7 };

/** A mood of 1 or 2 is a low day. */
const LOW = 2;
/** So many words with a figure say what the day was like. */
const SAYS_WHAT_OF = 7;

function numberIn(frame: Frame, name: string): number {
  const value = frame.memory[name];
  return typeof value === 'number' ? value : 0;
}
