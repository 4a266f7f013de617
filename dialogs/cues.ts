import { HONEST } from './asides/cues';
import { CRISIS_CUES } from './crisis-cues';
import { type CueArgKinds, STANDING } from './cue-args';
import type { HandoffReason } from './events';
import { HELP_CUES } from './help/cues';
import { MATCHING_CUES } from './matching/cues';
import { SPOKEN_OF_THEIR_SAY } from './mentee/my-say/cues';
import { READ_PHONE_CUES } from './mentee/read-phone-cues';
import { SERIOUS_CUES } from './mentor/danger-cues';
import { RELAY_CUES } from './relay-cues';
import { STORY_CUES } from './stories/cues';

export type { ArgKind, CueArgKinds } from './cue-args';

const LINES = { listen: 'listen', text: 'text', emergency: 'emergency' } as const satisfies CueArgKinds;

/** Who knows what a bot must not say, as the region has it. */
const KNOWS = { health: 'health', legal: 'legal', child: 'child' } as const satisfies CueArgKinds;

/** For whoever is harmed by somebody near, as the region has it. */
const AT_HOME = { athome: 'athome', unspoken: 'unspoken' } as const satisfies CueArgKinds;

/** What every cue is offered, whoever speaks it, by who hears it. */
export const STANDARD_ARGS = {
  mentee: {
    name: 'person',
    mentor: 'mentor',
    hasMentor: 'has-mentor',
    step: 'words',
    hasStep: 'has-step',
    goal: 'words',
    stepsDone: 'count',
    path: 'path',
    lowDays: 'count',
    ...LINES,
    ...KNOWS,
    ...AT_HOME,
  },
  mentor: { name: 'person', ...LINES },
  /** Somebody whose message broke something: nothing of their state can be relied on. */
  anybody: LINES,
} as const satisfies Readonly<Record<string, CueArgKinds>>;
export type Listener = keyof typeof STANDARD_ARGS;

/** A reason as wording can choose by it: a choice in ICU MessageFormat has no hyphen. */
export function reasonArg(reason: HandoffReason): string {
  return reason.replaceAll('-', '_');
}

/** One cue that code speaks, rather than a step of a flow. */
export interface SpokenInCode {
  readonly cue: string;
  readonly to: Listener;
  /** What is offered besides the standard arguments. */
  readonly args?: CueArgKinds;
  /** What the buttons under it stand for. */
  readonly buttons?: readonly string[];
  /** It may reach somebody who is not enrolled, whose name nobody knows. */
  readonly strangers?: true;
  /** It comes without having been asked for, and may light up a phone in company. */
  readonly unasked?: true;
  /** It must say where to turn: {listen} or {emergency}, or what is named. */
  readonly namesLine?: true | WhereToTurn;
}

/** Where a life may be in danger both are named; where there is nothing to talk through first, the emergency number. */
export type WhereToTurn = 'either' | 'both' | 'emergency';

const mentee = (cue: string, more: Omit<SpokenInCode, 'cue' | 'to'> = {}): SpokenInCode => ({
  cue,
  to: 'mentee',
  ...more,
});
/** Cues of one file that need nothing besides. */
const plain = (file: string, keys: string) => keys.split(' ').map((key) => mentee(`${file}.${key}`));
const mentor = (
  cue: string,
  args: CueArgKinds = {},
  more: { unasked?: true; namesLine?: true | WhereToTurn; buttons?: readonly string[] } = {},
): SpokenInCode => ({
  cue,
  to: 'mentor',
  args,
  ...more,
});
const CRISIS = { strangers: true, namesLine: true } as const;
const ARRIVAL = { args: { mentor: 'person' }, strangers: true, unasked: true } as const;

/** Every cue that code speaks. A test holds this to the code, the script check the wording to this. */
export const SPOKEN_IN_CODE: readonly SpokenInCode[] = [
  ...[...HONEST, ...MATCHING_CUES, ...SPOKEN_OF_THEIR_SAY],
  ...CRISIS_CUES,
  mentee('slip-up.safer', CRISIS),
  mentee('loss.by-own-hand', { strangers: true }),
  mentee('keywords.stopped', { strangers: true }),
  mentee('keywords.stopped-in-crisis', CRISIS),
  mentee('keywords.how-back', CRISIS),
  mentee('keywords.started', { strangers: true }),
  mentee('language.chosen'),
  ...plain('shall-i-stop', 'ask going-on no-word'),
  mentee('wrong-number.who-we-are', { strangers: true }),
  mentee('wrong-number.a-bot', { strangers: true }),
  mentee('wrong-number.who-we-are-again', { strangers: true }),
  mentee('wrong-number.who-to-call', CRISIS),
  mentee('wrong-number.who-reads', { strangers: true }),
  mentee('wrong-number.expected', { strangers: true }),
  mentee('wrong-number.paused', { strangers: true }),
  mentee('wrong-number.died', { strangers: true }),
  mentee('wrong-number.check-first', CRISIS),
  mentee('wrong-number.back', { unasked: true }),
  mentee('keywords.help', CRISIS),
  mentee('stranger.hello', CRISIS),
  mentee('stranger.told-team', CRISIS),
  { cue: 'fault.reply', to: 'anybody', namesLine: true },
  { cue: 'stranger.in-a-group', to: 'anybody', namesLine: true, unasked: true },
  ...plain('goal', 'meant step-meant'),
  ...plain('keeping', 'why why-goal why-feedback let-go like-letter like-strength like-hope no-pride'),
  ...plain('fallback', 'lost-place picture blank dropped at-rest'),
  mentee('keeping.proud-of', { args: { proud: 'words' } }),
  mentee('good-news.counted'),
  mentee('good-news.stopped'),
  mentee('fallback.reflect', { args: { detail: 'topic' } }),
  mentee('rhythm.once', { args: { day: 'day', at: 'clock' } }),
  mentee('rhythm.once-by-day', { args: { day: 'day', at: 'clock' } }),
  mentee('rhythm.plan', {
    args: { often: 'often', only: 'only', days: 'list-of-days', times: 'list-of-times' },
  }),
  mentee('handoff.claimed', ARRIVAL),
  mentee('handoff.released', ARRIVAL),
  mentee('mentor-please.asked', { args: { mentor: 'person' } }),
  mentee('mentor-please.asked-the-team'),
  mentee('handoff.released-danger', { ...ARRIVAL, namesLine: true }),
  mentee('handoff.someone-else', { args: { mentor: 'person', again: 'yes-no' } }),
  mentee('handoff.passed-on-late', { args: { mentor: 'person' }, unasked: true }),
  mentee('handoff.keeps-them', { args: { mentor: 'person' } }),
  mentee('handoff.asking-another', { args: { mentor: 'person' } }),
  mentee('handoff.lapsed', { ...ARRIVAL, namesLine: true }),
  mentee('handoff.lapsed-nobody', { ...ARRIVAL, namesLine: true }),
  mentee('handoff.in-touch'),
  mentee('handoff.in-touch-safe', { ...CRISIS }),
  mentee('handoff.no-sorry-safe', { ...CRISIS }),
  mentee('handoff.no-more'),
  mentee('handoff.passed', { ...ARRIVAL, args: { mentor: 'person', other: 'person' } }),
  mentee('handoff.nobody-came', { ...CRISIS, args: { met: 'yes-no' }, unasked: true }),
  mentee('handoff.nobody-came-duty', { ...CRISIS, args: { duty: 'duty-line', met: 'yes-no' }, unasked: true }),
  mentee('handoff.nobody-there', { ...CRISIS, unasked: true }),
  mentee('handoff.nobody-there-duty', { ...CRISIS, args: { duty: 'duty-line' }, unasked: true }),
  mentee('handoff.declined', ARRIVAL),
  mentee('handoff.nobody-yet', { ...ARRIVAL, namesLine: true }),
  mentee('handoff.resolved', ARRIVAL),
  mentee('handoff.resolved-crisis', { ...ARRIVAL, namesLine: true }),
  mentee('handoff.words', { args: { mentor: 'person', words: 'message' }, strangers: true, unasked: true }),
  mentee('handoff.kept'),
  ...plain(
    'small-talk',
    'some-of-it not-yet mentor-cross no-reminders name your-mentor ok can-text from-zero not-again no-sorry an-idea when-alone for-how-long if-no-answer if-no-answer-seen at-night mentor-plans no-asking heard heard-low plain-texts hide-texts back-inside hi birthday fell-through not-daft no-harm-done no-made-up dreamt-of-it cant-do gives-no-texts said-no still-on',
  ),
  ...plain('who-sees-this', 'social probation police'),
  ...plain('everyday', 'weather game telly food travel chores out pet company sore broken waiting dates rest bits'),
  ...plain('card', 'or-write over got-it late'),
  mentee('card.chosen', { args: { choice: 'words' } }),
  mentee('card.with-mentor', { args: { mentor: 'person' } }),
  mentee('card.answered', { args: { choice: 'words' } }),
  mentee('card.not-yours', { strangers: true }),
  mentor('card.not-yours'),
  mentor(
    'mentor.alert',
    { reason: 'reason', mentee: 'person', ...STANDING, hasWords: 'has-words', words: 'message' },
    { unasked: true, buttons: ['take', 'pass'] },
  ),
  mentor(
    'mentor.asked-by',
    { reason: 'reason', mentee: 'person', ...STANDING, from: 'person' },
    { unasked: true, buttons: ['take', 'pass'] },
  ),
  mentor('mentor.still-there', { mentee: 'person', several: 'yes-no' }, { unasked: true }),
  mentor('mentor.kept', { mentee: 'person' }),
  mentor('mentor.lapsed', { mentee: 'person' }, { unasked: true }),
  mentor('mentor.rested', { mentee: 'person' }, { unasked: true }),
  mentor(
    'mentor.taken-over',
    { mentee: 'person', by: 'person', hasWords: 'has-words', words: 'message' },
    { unasked: true },
  ),
  mentor('mentor.passed-to', { mentee: 'person', to: 'person' }),
  mentor('mentor.take-over-unknown', { mentee: 'person', from: 'person' }),
  mentor('mentor.take-over-not-yours', { mentee: 'person' }),
  mentor('mentor.who', { mentee: 'person', reason: 'reason', others: 'yes-no', since: 'clock' }),
  mentor('mentor.who-nobody', { count: 'count' }),
  mentor('mentor.list', { waiting: 'list-of-waiting', more: 'count' }),
  mentor('mentor.list-line', { mentee: 'person', reason: 'reason', unit: 'unit', many: 'count' }),
  mentor('mentor.list-nobody'),
  mentor('mentor.noted', { mentee: 'person' }),
  mentor('mentor.note-how', { mentee: 'person' }),
  mentor('mentor.note-nobody'),
  mentor('mentor.shifts', { plan: 'shift-plan' }),
  mentor('mentor.one-shift', { every: 'yes-no', days: 'list-of-days', from: 'clock', until: 'clock' }),
  ...['always', 'none', 'never', 'unclear'].map((which) => mentor(`mentor.shifts-${which}`)),
  mentor('care.support', {}, { namesLine: true }),
  mentor('care.helper-here', { helper: 'person' }, { unasked: true }),
  mentor('care.from-helper-in-talk', { helper: 'person', words: 'message' }, { unasked: true }),
  mentor('care.from-helper', { helper: 'person', words: 'message' }, { unasked: true }),
  mentor('care.helper-done', { helper: 'person' }, { unasked: true }),
  mentor('care.helper-away', { helper: 'person' }, { unasked: true }),
  mentor('care.debrief', { chosen: 'yes-no', listener: 'person' }, { unasked: true }),
  mentor('care.next-day', { chosen: 'yes-no', listener: 'person' }, { unasked: true }),
  mentor('care.reflection', { chosen: 'yes-no', listener: 'person' }, { unasked: true }),
  mentor('care.skipped'),
  mentor('care.passed-on', { who: 'list-of-people' }),
  mentor('care.nobody-there'),
  mentor('care.unknown-listener', { listener: 'person' }),
  mentor('care.listener', { listener: 'person' }),
  mentor('care.listener-team'),
  mentor('care.shared', { from: 'person', about: 'about', words: 'message' }, { unasked: true }),
  ...STORY_CUES,
  mentor('care.monthly-on'),
  mentor('care.monthly-off'),
  mentor('mentor.off', { coordinator: 'yes-no' }),
  mentor('mentor.on'),
  mentor('mentor.yours', { mentee: 'person', reason: 'reason', others: 'yes-no' }, { buttons: ['done', 'pass'] }),
  mentor('mentor.claiming'),
  mentor('mentor.taken', { mentee: 'person', owner: 'person' }),
  mentor('mentor.gone'),
  mentor('mentor.closed', { mentee: 'person', by: 'person' }, { unasked: true }),
  mentor('mentor.from-mentee', { mentee: 'person', words: 'message' }, { unasked: true }),
  mentor('mentor.done', { mentee: 'person', told: 'yes-no' }),
  mentor('mentor.released', { mentee: 'person' }),
  mentor('mentor.still-waiting', { mentee: 'person' }),
  mentor('mentor.nothing'),
  mentor('mentor.how', { mentee: 'person' }),
  mentor('mentor.may-be-waiting', { mentee: 'person' }),
  mentor('mentor.passed', { mentee: 'person' }),
  mentor('mentor.hold-first', { mentee: 'person' }),
  mentor('mentor.help', {}, { namesLine: true }),
  mentor('mentor.help-coordinator', {}, { namesLine: true }),
  mentor('mentor.confirmed', { mentee: 'person' }),
  mentor('mentor.wrong-number'),
  mentor('wrong-number.check-first', { mentor: 'mentor', hasMentor: 'has-mentor' }, { namesLine: true }),
  mentor('mentor.stopped'),
  mentor('mentor.started'),
  mentor('mentor.mentee-stopped', { mentee: 'person', theirs: 'yes-no' }, { unasked: true }),
  mentor('mentor.not-passed-on', { mentee: 'person', because: 'refusal' }),
  mentor('mentor.picture', { mentee: 'person' }),
  mentor('mentor.undelivered', { mentee: 'person' }),
  ...RELAY_CUES,
  ...SERIOUS_CUES,
  ...READ_PHONE_CUES,
  ...HELP_CUES,
];
