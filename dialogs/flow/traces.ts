import type { CueArgKinds } from '../cues';
import type { ActionName } from './actions';
import type { Facts } from './facts';

/** How code begins a flow. */
export interface Entrance {
  /** `bot`: nobody had just written, so that its first messages may light up a phone in company. */
  readonly by: 'bot' | 'answer';
  /** Steps other than `start` at which it may begin. */
  readonly at?: readonly string[];
  /** What is so whenever it begins. */
  readonly knows?: readonly (keyof Facts)[];
}

/** Every flow that code begins. The others are called by flows. */
export const ENTRANCES: Readonly<Record<string, Entrance>> = {
  welcome: { by: 'bot', at: ['no-hour', 'hour-set', 'texts-agreed'] },
  'check-in': { by: 'bot', at: ['unasked'] },
  'step-nudge': {
    by: 'bot',
    at: [
      'mark-done',
      'which-done',
      'already-done',
      'mark-partly',
      'mark-tried',
      'mark-turned-away',
      'not-yet',
      'smaller',
      'stands',
      'which-change',
      'ask-then',
      'keep-step',
      'no-nudge',
      'new-words',
      'let-go',
      'stays',
      'enough',
    ],
    knows: ['hasStep'],
  },
  'slip-up': { by: 'answer', at: ['idea-water', 'more-of-it'] },
  rough: { by: 'answer', at: ['told', 'am-i-bad'] },
  goal: {
    by: 'answer',
    at: [
      'what',
      'another',
      'change',
      'goals',
      'none-yet',
      'new-words',
      'smaller',
      'goal-or-help',
      'keep-both',
      'keep-step',
      'step',
      'one-step',
      'in-the-way',
      'no-rush',
    ],
  },
  'goal-drop': { by: 'answer' },
  'goal-reached': { by: 'answer', knows: ['hasGoal'] },
  'practical-help': { by: 'answer', at: ['short-of', 'more', 'ask-told'] },
  'what-would-help': { by: 'answer', at: ['small-it-is', 'goes-on'] },
  hello: { by: 'answer' },
  'mentor-please': { by: 'answer' },
  'offer-mentor': { by: 'answer' },
  'someone-else': { by: 'answer', at: ['ask-told', 'why'], knows: ['hasMentor'] },
  'who-sees-this': { by: 'answer' },
  'are-you-a-bot': { by: 'answer' },
  'check-in-time': { by: 'answer' },
  rhythm: { by: 'answer' },
  pause: { by: 'answer' },
  moved: { by: 'answer' },
  'gentle-day': { by: 'answer' },
  'why-text': { by: 'answer' },
  'still-paused': { by: 'answer' },
  listening: { by: 'answer' },
  craving: { by: 'answer', at: ['near', 'at-hand', 'begin', 'from-there'] },
  lonely: { by: 'answer' },
  loss: {
    by: 'answer',
    at: [
      'died',
      'not-cried',
      'missing',
      'overdose',
      'what-happened',
      'overdose-past',
      'hurt',
      'dying',
      'funeral',
      'went',
      'cannot-face',
      'cried',
      'more',
    ],
  },
  change: { by: 'answer' },
  anger: { by: 'answer', at: ['row', 'then'] },
  sleepless: { by: 'answer' },
  'good-news': { by: 'answer', at: ['keep'] },
  ending: { by: 'bot' },
  'so-far': { by: 'answer' },
  'second-day': { by: 'bot' },
  'delete-me': { by: 'answer' },
  forget: { by: 'answer' },
  feedback: { by: 'answer' },
  letter: { by: 'answer', at: ['sure-to-forget', 'nothing-kept', 'another-time'] },
  'letter-back': { by: 'bot', at: ['read'] },
  strengths: { by: 'answer', at: ['sure-to-forget', 'keep-this', 'no-rush'] },
  'strength-back': { by: 'bot' },
  becoming: { by: 'answer' },
  ahead: { by: 'answer', at: ['no-rush'] },
  story: { by: 'answer', at: ['none', 'taken-back'] },
  'story-part': { by: 'answer' },
  'next-hour': { by: 'bot' },
};

/** What an action leaves behind for the wording after it. */
export interface ActionTraces {
  /** What it puts into the flow's memory. */
  readonly memory?: CueArgKinds;
  readonly makes?: readonly (keyof Facts)[];
  readonly ends?: readonly (keyof Facts)[];
  /** The cues it speaks, as keys of the flow's own wording file, with what they are offered. Their names are those of SPOKEN_BY. */
  readonly speaks?: Readonly<Record<string, CueArgKinds>>;
}

/** Goals and open steps, as they are said back. */
const LISTED = { list: 'list-of-goals', steps: 'list-of-goals', anySteps: 'yes-no' } as const;
const ENDED = ['hasGoal', 'severalGoals', 'goalsFull', 'goalHasStep', 'hasStep', 'hasStepToday'] as const;

export const TRACES: Readonly<Partial<Record<ActionName, ActionTraces>>> = {
  reflect: { speaks: { reflect: { detail: 'topic' }, heard: {} } },
  meet: { memory: { hard: 'yes-no' }, speaks: { reflect: { detail: 'topic' }, heard: {}, 'glad-heard': {} } },
  'hear-out': {
    memory: { ended: 'yes-no' },
    speaks: {
      heard: {},
      'heard-much': {},
      drifts: {},
      reflect: { detail: 'topic' },
      'all-said': {},
      slip: {},
      safer: {},
    },
  },
  'tell-on': { memory: { drifts: 'yes-no' } },
  'note-slip': { memory: { before: 'yes-no', past: 'yes-no', warn: 'yes-no' } },
  'thank-for-slip': { speaks: { thank: {}, 'thank-goal': { goal: 'words' }, 'thank-proud': { proud: 'words' } } },
  'hear-story': { memory: { bit: 'yes-no', warn: 'yes-no' } },
  'hear-more': { speaks: { reflect: { detail: 'topic' }, heard: {} } },
  'hear-hour': { memory: { pick: 'stored' } },
  'hear-minute': { memory: { eased: 'yes-no', easing: 'yes-no', ended: 'yes-no', drugs: 'yes-no' } },
  'hear-place': { memory: { place: 'stored' } },
  'recall-what-helped': { memory: { helped: 'words' } },
  'keep-what-helped': { makes: ['hasHelped'] },
  'find-help': { memory: { found: 'yes-no', help: 'help', unchecked: 'yes-no' } },
  'find-more-help': { memory: { found: 'yes-no', help: 'help' } },
  'hear-letter': { memory: { ended: 'yes-no', full: 'yes-no' } },
  'hear-when-back': { memory: { understood: 'yes-no', back: 'stored', day: 'day' } },
  'read-letter': { speaks: { part: { part: 'message' } } },
  'forget-letter': { ends: ['hasLetter'] },
  'keep-strength': { memory: { askBack: 'yes-no' }, makes: ['hasStrengths'] },
  'recall-strength': { memory: { strength: 'words' } },
  'recall-hope': { memory: { hope: 'words' } },
  'keep-hope': { makes: ['hasHopes'] },
  'forget-strengths': { ends: ['hasStrengths', 'hasHopes'] },
  'take-news': { memory: { news: 'words', told: 'yes-no' } },
  'note-when': { memory: { named: 'stored' } },
  'set-nudge': { memory: { day: 'day', time: 'clock', moved: 'yes-no' } },
  'set-proposed': { memory: { day: 'day', time: 'clock', moved: 'yes-no' } },
  'propose-nudge': { memory: { proposed: 'stored', day: 'day', time: 'clock' } },
  'take-wish': { memory: { goal: 'words' } },
  'note-mood': { memory: { told: 'yes-no', badNews: 'yes-no' } },
  'gather-all': { memory: { count: 'count', some: 'count', path: 'path', done: 'words' } },
  'set-check-in-time': { memory: { at: 'clock' } },
  'tell-plan': { memory: { plan: 'plan' } },
  'hear-days': { memory: { understood: 'yes-no' } },
  'tell-break': { memory: { until: 'day', from: 'day', back: 'day', begins: 'stored' } },
  'hear-pause': { memory: { until: 'day', from: 'day', back: 'day', begins: 'stored' } },
  'compare-zones': { memory: { zone: 'stored' } },
  'find-place': { memory: { zone: 'stored', there: 'clock' } },
  'want-deletion': { memory: { day: 'day' } },
  'gather-week': { memory: { count: 'count', done: 'words' } },
  'save-goal': { makes: ['hasGoal'] },
  'find-goal': { memory: { found: 'yes-no', theirGoal: 'words', everyOne: 'yes-no', ...LISTED } },
  'take-goal': { memory: { found: 'yes-no', theirGoal: 'words' } },
  'list-goals': { memory: LISTED },
  'list-steps': { memory: { steps: 'list-of-goals' } },
  'take-step-named': { memory: { found: 'yes-no' } },
  'drop-goal': { memory: LISTED, ends: ENDED },
  'drop-all-goals': { ends: ENDED },
  'goal-reached': { memory: { list: 'words' }, ends: ENDED },
  'save-step': { memory: { big: 'yes-no' }, makes: ['hasStep', 'goalHasStep'] },
  'step-done': { ends: ['hasStep', 'hasStepToday', 'goalHasStep'] },
  'step-partly': { ends: ['hasStep', 'hasStepToday', 'goalHasStep'] },
  'step-dropped': { ends: ['hasStep', 'hasStepToday', 'goalHasStep'] },
};
