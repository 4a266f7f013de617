import { isUnreachable } from '../reach';
import { isOnBreak } from '../rhythm';
import type { MenteeState } from '../state';
import { isQuiet, nextWaking } from '../time';
import type { Draft } from './draft';

/** What a mentee is told about who is with them: in waking hours, once, and never into a talk or a crisis. */

type News = NonNullable<MenteeState['match']['news']>;

const LATER = 30 * 60_000;

/** Told now, or when it may be. Of several that wait they are told what is so in the end. */
export function tellNews(draft: Draft, news: Omit<News, 'at'>) {
  const { state, context } = draft;
  // The welcome says who is with them.
  if (state.welcome === 'not-yet' || context.person.role !== 'mentee') return;
  const before = state.match.news;
  const lost = before?.what === 'gone' && news.what === 'given' ? before.former : null;
  const told = lost === null ? news : { ...news, what: 'gone-and-given' as const, former: lost };
  state.match.news = { ...told, at: context.now };
  tellWaiting(draft);
}

/** @returns whether it was told */
export function tellWaiting(draft: Draft): boolean {
  const { state, context } = draft;
  const { news } = state.match;
  if (news === null) return false;
  const { timezone } = context.person;
  if (!mayStart(draft) || isQuiet(context.now, timezone)) {
    news.at = nextWaking(isQuiet(context.now, timezone) ? context.now : context.now + LATER, timezone);
    return false;
  }
  state.match.news = null;
  const { mentor, former } = news;
  const started = { priority: 'started' } as const;
  if (news.what === 'given') draft.say('matching.given', { mentor }, started);
  else if (news.what === 'alone') draft.say('matching.alone', {}, started);
  else if (news.what === 'gone') draft.say('matching.gone', { former }, started);
  else draft.say('matching.gone-and-given', { former, mentor }, started);
  return true;
}

/** Whether something may be begun with them now, apart from the hour: no opt-out, no break, no talk, no human there, no crisis. */
export function mayStart({ state, context, today, isSilent }: Draft): boolean {
  const { handoff } = state;
  const isHeld = state.askedWho !== null || state.stopAsked?.open === true || state.safetyAsked !== null;
  const onBreak = isOnBreak(state, today);
  const isTalking = state.flows.length > 0 && state.lastHeard !== null && context.now - state.lastHeard < LATER;
  const withHuman = handoff?.status === 'claimed' || handoff?.reason === 'urgent' || handoff?.reason === 'concern';
  return !isSilent && !isHeld && !withHuman && !onBreak && !isTalking && isTexted(state);
}

/** Whether texts of ours go to them at all, as far as is known. */
export function isTexted({ stopped, reach, consent, welcome }: MenteeState): boolean {
  return !stopped && !isUnreachable(reach) && consent.texts === true && welcome === 'done';
}
