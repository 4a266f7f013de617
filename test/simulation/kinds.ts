/** How somebody lives with the service. Shares are from 0 to 1; minutes are how long they take to answer, at the most. */
export interface MenteeKind {
  readonly name: string;
  readonly answers: number;
  readonly withinMinutes: number;
  /** The most that they answer in a day. */
  readonly talk: number;
  /** How likely they write something by themselves on a day. */
  readonly writes: number;
  /** How often they say it in their own words where a figure would do. */
  readonly ownWords: number;
  /** What they do in their own time, and how likely on a day. */
  readonly own: Habit | null;
  readonly ownADay: number;
}

export const HABITS = [
  'in-crisis',
  'unsure',
  'slips',
  'leaves',
  'comes-back',
  'moves',
  'new-phone',
  'wrong-number',
  'night-owl',
  'asks-for-a-person',
  'pauses',
  'changes-time',
] as const;
export type Habit = (typeof HABITS)[number];

const usual = {
  answers: 0.75,
  withinMinutes: 60,
  talk: 3,
  writes: 0.05,
  ownWords: 0.3,
  own: null,
  ownADay: 0,
} as const;

/** As many of each as stands behind it, in a hundred. */
export const MENTEES: readonly (readonly [number, MenteeKind])[] = [
  [14, { ...usual, name: 'chatty', answers: 0.95, withinMinutes: 25, talk: 5, writes: 0.35, ownWords: 0.6 }],
  [16, { ...usual, name: 'short', answers: 0.85, talk: 2, writes: 0, ownWords: 0 }],
  [15, { ...usual, name: 'silent', answers: 0.08, withinMinutes: 600, talk: 1, writes: 0.01 }],
  [9, { ...usual, name: 'in crisis', own: 'in-crisis', ownADay: 0.08 }],
  [5, { ...usual, name: 'unsure', own: 'unsure', ownADay: 0.08 }],
  [6, { ...usual, name: 'slipping', own: 'slips', ownADay: 0.1 }],
  [5, { ...usual, name: 'leaving', own: 'leaves', ownADay: 0.1 }],
  [5, { ...usual, name: 'coming back', own: 'comes-back', ownADay: 0.12 }],
  [5, { ...usual, name: 'moving', own: 'moves', ownADay: 0.06 }],
  [3, { ...usual, name: 'with a new phone', own: 'new-phone', ownADay: 0.05 }],
  [3, { ...usual, name: 'somebody else', own: 'wrong-number', ownADay: 0.06 }],
  [4, { ...usual, name: 'up at night', own: 'night-owl', ownADay: 0.3 }],
  [5, { ...usual, name: 'asking for a person', own: 'asks-for-a-person', ownADay: 0.1 }],
  [2, { ...usual, name: 'pausing', own: 'pauses', ownADay: 0.08 }],
  [3, { ...usual, name: 'changing the time', own: 'changes-time', ownADay: 0.1 }],
];

export interface MentorKind {
  readonly name: string;
  /** How long until they take what they are asked, in minutes; null for never. */
  readonly takes: readonly [number, number] | null;
  /** They look at their phone only so often, in hours. */
  readonly looksEvery: number | null;
  /** Of those they take, how many they then leave without a word. */
  readonly fallsSilent: number;
  /** Of those they take, how many they give back. */
  readonly givesBack: number;
  /** They go off in the evening and come on in the morning. */
  readonly goesOff: boolean;
  /** On so many days in a hundred their phone takes nothing. */
  readonly phoneOff: number;
}

const prompt = {
  takes: [1, 4],
  looksEvery: null,
  fallsSilent: 0.03,
  givesBack: 0.03,
  goesOff: false,
  phoneOff: 0,
} as const;

export const MENTORS: readonly MentorKind[] = [
  { ...prompt, name: 'prompt' },
  { ...prompt, name: 'late', takes: [10, 90] },
  { ...prompt, name: 'never', takes: null },
  { ...prompt, name: 'in bursts', looksEvery: 8 },
  { ...prompt, name: 'off shift', goesOff: true },
  { ...prompt, name: 'giving back', givesBack: 0.6 },
  { ...prompt, name: 'falling silent', fallsSilent: 0.6 },
  { ...prompt, name: 'failing phone', phoneOff: 40 },
];

export const COORDINATORS: readonly MentorKind[] = [
  { ...prompt, name: 'who acts', takes: [3, 30], fallsSilent: 0, givesBack: 0 },
  { ...prompt, name: 'who does not', takes: null },
];

export const ZONES = [
  'Europe/London',
  'Europe/London',
  'Europe/London',
  'Europe/Dublin',
  'America/New_York',
  'America/Phoenix',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
] as const;
