import type { SafetyFinding } from '../safety';
import { localTime } from '../time';
import { wasInDanger } from './danger-before';
import type { Draft } from './draft';

/** They wrote so lately before: it is the end of a talk. Milliseconds. */
const TALKED = 60 * 60_000;
/** From this hour on "goodnight" is what it says. */
const EVENING = 20;
const NIGHT_ENDS = 4;

/**
 * "Thanks for listening", at the end of a talk, and "goodnight x", at night, after days that were only low: who is warm to the bot for the
 * first time is not met with an alarm. After danger in the last day they are asked, as ever; and "thanks for everything" always.
 */
export function closesTalk(draft: Draft, { tier, evidence }: SafetyFinding): boolean {
  const { state, context, remarks } = draft;
  const isOnlyThis = tier === 'concern' && evidence.every((id) => id === GOODBYE || id.startsWith('learnt.'));
  if (!isOnlyThis || state.safetyAsked !== null || wasInDanger(draft)) return false;
  if (remarks.has('thanks-for-listening')) return state.lastHeard !== null && context.now - state.lastHeard < TALKED;
  if (!remarks.has('says-goodnight')) return false;
  const hour = Number(localTime(context.now, context.person.timezone).time.slice(0, 2));
  return hour >= EVENING || hour < NIGHT_ENDS;
}

const GOODBYE = 'suicide.goodbye-after-low';
