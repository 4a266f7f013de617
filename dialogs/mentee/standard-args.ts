import type { CueArgs, Priority } from '../effects';
import type { HandoffReason } from '../events';
import { stepsDone } from '../flow/facts';
import { pathOf } from '../flow/path';
import { goalInHand, openStep } from '../goals/in-hand';
import { linesOf } from '../region';
import { quote } from '../scripts/quote';
import type { Draft } from './draft';

/** What is offered to wording where it may be read by anybody. */
const NOTHING_PERSONAL = {
  name: '',
  mentor: '',
  hasMentor: 'no',
  step: '',
  hasStep: 'no',
  goal: '',
  stepsDone: 0,
  path: '',
  lowDays: 0,
} as const satisfies CueArgs;

/** Wording that says who is told, asked, or kept for. */
const PROMISES: readonly string[] = [
  'crisis.',
  'mentor-please.',
  'offer-mentor.',
  'craving.',
  'handoff.gone-already',
  'handoff.kept',
  'handoff.no-more',
  'handoff.no-rush',
  'handoff.passed-on',
  'handoff.safe-then',
  'handoff.nobody-asked',
  'keywords.stopped-in-crisis',
  'long-read.kept',
  'loss.',
  'my-say.called',
  'practical-help.',
  'read-phone.',
  'what-would-help.',
  'who-sees-this.on-its-way',
  'who-sees-this.told',
];

/** What the team looks into, and no mentor of theirs was asked for. */
const OF_THE_TEAM: ReadonlySet<HandoffReason> = new Set(['deletion', 'unreachable', 'wrong-number']);
/** Wording that says who was asked just now, or reads it. */
const OF_WHO_WAS_ASKED: readonly string[] = ['handoff.kept', 'who-sees-this.on-its-way', 'who-sees-this.told'];

/** What every wording may use, whatever a step offers besides. */
export function standardArgs(draft: Draft, cue: string, priority: Priority): CueArgs {
  return { ...aboutThem(draft, priority), ...promised(draft, cue) };
}

function aboutThem({ state, context, isAnybody }: Draft, priority: Priority): CueArgs {
  const { person, region, language } = context;
  if (isAnybody) return { ...NOTHING_PERSONAL, ...linesOf(region, language.locale) };
  const step = openStep(state)?.words;
  // What the bot itself starts may light up a lock screen in company.
  const own = (words: string | undefined) =>
    words === undefined || (priority === 'started' && !language.topics.discreet(words)) ? '' : quote(words);
  return {
    name: state.calledName ?? person.name,
    mentor: state.handoff?.mentor?.name ?? person.mentor?.name ?? '',
    hasMentor: person.mentor === undefined ? 'no' : 'yes',
    step: own(step),
    hasStep: own(step) === '' ? 'no' : 'yes',
    goal: own(goalInHand(state)?.words),
    stepsDone: stepsDone(state),
    path: pathOf(state),
    lowDays: state.lowDays,
    ...linesOf(region, language.locale),
  };
}

/** Nobody is said to be told, or asked, who cannot be: then it is the team. */
function promised({ state, context }: Draft, cue: string): CueArgs {
  const mentorAway = context.mentorAway || state.handoff?.mentorCannot === true;
  const mayNotBeNamed = state.atHome.phoneRead !== null || state.match.guessed !== undefined;
  const isOfTeam = state.handoff !== null && OF_THE_TEAM.has(state.handoff.reason);
  const isUnasked = isOfTeam && OF_WHO_WAS_ASKED.includes(cue);
  const isUnnamed = (mentorAway && PROMISES.some((one) => cue.startsWith(one))) || isUnasked || mayNotBeNamed;
  return isUnnamed ? { mentor: '', hasMentor: 'no' } : {};
}
