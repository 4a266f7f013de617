import type { MailboxEvent } from '../../events';
import { readYesNo } from '../../flow/answer';
import { letGo, startFlow, waitingStep } from '../../flow/engine';
import { addDays, instantAt, localTime } from '../../time';
import { wordCount } from '../../word-count';
import type { Draft } from '../draft';
import { dateInWords } from '../own-time';
import { letPassedGo } from '../passed';
import { wasJustSaid } from '../said-last';

/** In the middle of the morning, so that what is said about it does not come at night. */
const TIME_OF_DAY = '11:00';
const HOUR = 60 * 60_000;

/**
 * They want everything about them deleted: asked once whether they mean it. Until they answer nothing is started, so that whoever meant
 * "leave me alone" is. After a STOP nothing is sent, and it is taken as it was said.
 */
export function askToDelete(draft: Draft): void {
  const { state, context } = draft;
  if (state.deletion !== null && state.deletion.stage !== 'asked') return tellDay(draft);
  if (state.stopped) return wantDeletion(draft);
  state.deletion = { stage: 'asked', at: context.now, until: context.now, confirmedBy: null };
  startFlow(draft, 'delete-me');
}

/** They mean it. A human is told, who confirms it; it is done when they may not take it back any more. */
export function wantDeletion(draft: Draft): void {
  const { state, context } = draft;
  const { timezone } = context.person;
  const day = addDays(draft.today, context.programme['delete-after-days']);
  const until = Math.max(instantAt(day, TIME_OF_DAY, timezone), context.now);
  state.deletion = { stage: 'wanted', at: context.now, until, confirmedBy: null };
  draft.ledger('deletion-asked', { day });
  draft.openHandoff('deletion', null);
}

/** Not after all: everything is as it was. */
export function keepEverything(draft: Draft): void {
  const { state } = draft;
  if (state.deletion?.stage === 'wanted') draft.ledger('deletion-taken-back');
  state.deletion = null;
  letPassedGo(draft);
}

/** The question whether they mean it has gone by without an answer. */
export function letDeletionGo(draft: Draft): void {
  const { deletion, flows } = draft.state;
  if (deletion?.stage === 'asked' && !flows.some(({ flow }) => flow === 'delete-me')) keepEverything(draft);
}

export function confirmed(draft: Draft, { by }: Extract<MailboxEvent, { kind: 'deletion-confirmed' }>): void {
  const { state } = draft;
  if (state.deletion?.stage !== 'wanted') return draft.ignore('not-wanted');
  if (state.deletion.confirmedBy !== null) return draft.ignore('confirmed-already');
  state.deletion.confirmedBy = by.id;
  draft.ledger('deletion-confirmed', { by: by.id });
}

/** The day has come. Whoever is in danger, or with a person, first has that. */
export function carryOut(draft: Draft): void {
  const { state, context } = draft;
  if (state.deletion === null) return;
  const { handoff } = state;
  const inCrisis = handoff?.reason === 'urgent' || handoff?.reason === 'concern' || state.safetyAsked !== null;
  if (inCrisis || handoff?.status === 'claimed') {
    state.deletion.until = context.now + HOUR;
    return draft.ledger('deletion-put-off', { because: inCrisis ? 'crisis' : 'human' });
  }
  state.deletion.stage = 'done';
  if (!draft.isSilent) draft.say('delete-me.done', {}, { priority: 'started' });
  const { mentor } = context.person;
  if (mentor && state.consent.mentorSees === true) draft.post(mentor.id, { kind: 'mentee-finished', mentee: draft.me });
  draft.effects.push({ kind: 'record', do: 'erase' });
}

/** The day on which it is deleted, in words. */
export function dayOfDeletion(draft: Draft): string {
  const { deletion } = draft.state;
  return dateInWords(draft, localTime(deletion?.until ?? draft.context.now, draft.context.person.timezone).date);
}

/** The day was named, and nobody has confirmed it yet. */
function isOverdue({ state, context }: Draft): boolean {
  return state.deletion?.stage === 'wanted' && state.deletion.until <= context.now;
}

/** The day; once that has gone by, the truth, and whoever has to check is asked again. */
function tellDay(draft: Draft): void {
  if (isOverdue(draft)) draft.openHandoff('deletion', null);
  const cue = isOverdue(draft) ? 'delete-me.overdue' : 'delete-me.asked-already';
  if (!draft.isSilent) draft.say(cue, { day: dayOfDeletion(draft) });
}

/**
 * They ask when, or whether it is done; or they write for the first time after the day that was named.
 * @returns whether that was it
 */
export function askedAboutDeletion(draft: Draft): boolean {
  const { deletion, lastHeard } = draft.state;
  if (deletion?.stage !== 'wanted') return false;
  const isBack = isOverdue(draft) && (lastHeard ?? 0) < deletion.until;
  if (!isBack && !draft.remarks.has('is-it-done')) return false;
  draft.isTheirSay = true;
  draft.state.lost = 0;
  tellDay(draft);
  // "When?" is all there was to it; what else they write first after that day is heard as well.
  return draft.remarks.has('is-it-done') || wordCount(draft.heard) <= A_GREETING;
}

/** "whats that mean then" */
const A_FEW = 4;
/** "hello", "hi again" */
const A_GREETING = 2;

/**
 * What they ask before they say whether they mean it, and that only some of it is to go: the question is no idle one, and is not
 * let go of for that. @returns whether it was either
 */
export function askedBeforeDeleting(draft: Draft): boolean {
  const { context, heard, remarks, state } = draft;
  const text = heard ?? '';
  if (waitingStep(draft)?.flow.name !== 'delete-me') return false;
  const isDecided = readYesNo(text, draft) !== 'unclear';
  if (remarks.has('some-only') && !/^(yes|no)$/i.test(text)) {
    letGo(draft);
    draft.isTheirSay = true;
    startFlow(draft, 'forget');
    return true;
  }
  // "What goes", in whatever few words: what it means is said once, and not let go of for them.
  const isShort = wordCount(text) <= A_FEW && !wasJustSaid(draft, ['delete-me.what-goes']);
  const isAsked = isShort || text.includes('?') || context.language.topics.asks(text) || remarks.has('is-it-done');
  if (isDecided || !isAsked) return false;
  draft.isTheirSay = true;
  state.lost = 0;
  draft.say('delete-me.what-goes');
  return true;
}
