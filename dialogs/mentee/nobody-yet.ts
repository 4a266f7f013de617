import { asidesIn } from '../asides/book';
import { calledBy } from '../names';
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
  const met = wasMet(draft);
  if (nobodyCame.told === 1) return draft.say('handoff.still-nobody', { met }, { priority: 'crisis' });
  const { handoff } = draft.state;
  if (handoff === null || handoff.safeAsked !== undefined) {
    return draft.say('handoff.still-nobody-morning', { met }, { priority: 'crisis' });
  }
  // A night has gone by: they are asked, once, whether they are safe now.
  handoff.safeAsked = draft.context.now;
  draft.state.safetyAsked = null;
  draft.say('handoff.safe-now', { met }, { priority: 'crisis' });
}

/** "is anyone coming", "?", to which the answer is plain. @returns whether that is what they ask, while they wait for somebody */
export function askedWhetherAnyoneComes(draft: Draft, text: string): boolean {
  const { handoff } = draft.state;
  if (handoff?.status !== 'open' || !WAITED_FOR.has(handoff.reason)) return false;
  if (!draft.context.language.topics.asksForSomebody(namingNobody(draft, text)) && !asksWhoWasThere(draft, text)) {
    return false;
  }
  draft.keepForHuman(text);
  const met = wasMet(draft);
  if (handoff.reason === 'no-rush') {
    draft.say('handoff.not-free-yet', { met });
    return true;
  }
  const priority = handoff.reason === 'asked' ? 'reply' : 'crisis';
  const everyone = handoff.nobodyCame === undefined ? 'no' : 'yes';
  draft.say('handoff.nobody-asked', { everyone, met }, { priority });
  return true;
}

/** "u still there", to a mentor who was with them and has gone: it is not the bot that they ask. */
function asksWhoWasThere({ state: { handoff }, context }: Draft, text: string): boolean {
  return handoff?.came === true && asidesIn(text, context.language.asides).includes('there');
}

/** "is dave coming" asks what "is somebody coming" does, and so it is of whoever was to take over. */
function namingNobody({ context: { person, language }, state: { handoff } }: Draft, text: string): string {
  const names = [person.mentor?.name, handoff?.passedTo].flatMap((name) => (name ? calledBy(name) : []));
  const isName = (word: string) => names.includes(word.toLowerCase().replace(/\?+$/, ''));
  const words = text.split(' ').map((word) => (isName(word) ? language.topics.inPlaceOfAName : word));
  return words.join(' ');
}

const WAITED_FOR: ReadonlySet<string> = new Set(['urgent', 'concern', 'asked', 'no-rush']);

/** Whether a mentor was with them in it. To them it is never said that nobody came: nobody else has. */
export function wasMet({ state }: Draft): 'yes' | 'no' {
  return state.handoff?.met === undefined && state.handoff?.came !== true ? 'no' : 'yes';
}

/** They asked for a person, and now say that it can wait: nobody else is asked for it in a hurry. @returns whether that is what they say */
export function canWait(draft: Draft, text: string): boolean {
  const { handoff } = draft.state;
  if (handoff?.status !== 'open' || handoff.reason !== 'asked' || !draft.remarks.has('no-rush')) return false;
  draft.openHandoff('no-rush', text, 'more');
  draft.request({ kind: 'handoff', do: 'settle', handoffId: handoff.id, mentee: draft.me, reason: 'asked' });
  handoff.reason = 'no-rush';
  draft.state.lost = 0;
  draft.say('handoff.no-rush');
  return true;
}

function nextMorning(after: number, zone: string): number {
  const { date } = localTime(after, zone);
  const today = instantAt(date, MORNING, zone);
  return today > after ? today : instantAt(addDays(date, 1), MORNING, zone);
}
