import type { MenteeState } from '../state';
import { addDays, instantAt, localTime } from '../time';
import type { Draft } from './draft';

/** Somebody in danger waits, everybody was asked, and nobody has come: they are not left in silence, nor texted all night. */

const HOUR = 60 * 60_000;
const MORNING = '09:00';

/** When they are told next that still nobody has come, milliseconds since 1970, UTC: after an hour, in the morning, and then no more. */
export function stillNobodyAt(
  { handoff, stopped }: Pick<MenteeState, 'handoff' | 'stopped'>,
  zone: string,
): number | null {
  const { nobodyCame, status, believed } = handoff ?? {};
  if (nobodyCame === undefined || status !== 'open' || believed || stopped) return null;
  const first = nobodyCame.at + HOUR;
  if (nobodyCame.told === 0) return first;
  return nobodyCame.told === 1 ? nextMorning(first, zone) : null;
}

export function tellStillNobody(draft: Draft): void {
  const { nobodyCame } = draft.state.handoff ?? {};
  if (nobodyCame === undefined) return;
  // After an outage both may be due: then one is enough.
  const isMorning = draft.context.now >= nextMorning(nobodyCame.at + HOUR, draft.context.person.timezone);
  nobodyCame.told = isMorning ? 2 : nobodyCame.told + 1;
  if (nobodyCame.told === 1) return draft.say('handoff.still-nobody', {}, { priority: 'crisis' });
  const { handoff } = draft.state;
  if (handoff === null || handoff.safeAsked !== undefined) {
    return draft.say('handoff.still-nobody-morning', {}, { priority: 'crisis' });
  }
  // A night has gone by: they are asked, once, whether they are safe now.
  handoff.safeAsked = draft.context.now;
  draft.state.safetyAsked = null;
  draft.say('handoff.safe-now', {}, { priority: 'crisis' });
}

/** "is anyone coming", "?", to which the answer is plain. @returns whether that is what they ask, while they wait for somebody */
export function askedWhetherAnyoneComes(draft: Draft, text: string): boolean {
  const { handoff } = draft.state;
  if (handoff?.status !== 'open' || !WAITED_FOR.has(handoff.reason)) return false;
  if (!draft.context.language.topics.asksForSomebody(text)) return false;
  draft.keepForHuman(text);
  const priority = handoff.reason === 'asked' ? 'reply' : 'crisis';
  const everyone = handoff.nobodyCame === undefined ? 'no' : 'yes';
  draft.say('handoff.nobody-asked', { everyone }, { priority });
  return true;
}

const WAITED_FOR: ReadonlySet<string> = new Set(['urgent', 'concern', 'asked']);

function nextMorning(after: number, zone: string): number {
  const { date } = localTime(after, zone);
  const today = instantAt(date, MORNING, zone);
  return today > after ? today : instantAt(addDays(date, 1), MORNING, zone);
}
