import { agendaOf, nextCheckInAt } from '../agenda';
import type { MailboxEvent } from '../events';
import { SETTLES, startFlow, waitingStep } from '../flow/engine';
import { lastsFor } from '../flow/lasting';
import { isUnreachable } from '../reach';
import {
  CHECK_IN_GRACE,
  HELD_UP,
  keepSettled,
  plannedCheckIn,
  REACH_OUT_AFTER_DAYS,
  WOKEN_A_MINUTE,
  wokenInstead,
} from '../rhythm';
import { addDays, isQuiet, localTime, nextWaking } from '../time';
import { calmDown } from './calms-down';
import type { Draft } from './draft';
import { endingDue } from './ending';
import { tellInTheMorning } from './for-mentor';
import { offerKeepsake } from './keepsakes';
import { tellWaiting } from './matching-news';
import { carryOut } from './my-say/deletion';
import { nextHour } from './next-hour';
import { tellOfNoWord } from './no-word';
import { tellStillNobody } from './nobody-yet';
import { nudge } from './nudge';
import { tellNumberBack } from './number-confirmed';
import { settle } from './passed';
import { readAgain } from './read-phone';
import { comeBackFromBreak, noteSent, settleAnswers } from './silence';
import { finish, settleHour } from './welcome';

const MINUTE = 60_000;
/** Somebody who wrote this recently is in the middle of something. */
const TALKING = 30 * MINUTE;
/** After danger was heard nothing is begun for so long. Milliseconds. */
const CRISIS_HOURS = 20 * 60 * MINUTE;
/** Whether they are safe has been asked, and waits for its answer for so long. Milliseconds. */
const SAFE_ASKED = 3 * 60 * MINUTE;
/** How many others may have been woken just before everything stopped: nobody can tell who is woken now. */
const WOKEN_TOGETHER = 10 * WOKEN_A_MINUTE;

/**
 * The clock woke this person: do what their own state says is due, one thing at a time.
 * @param wokenAt milliseconds since 1970, UTC: it may have lain in the mailbox over an outage
 */
export function wake(draft: Draft, wokenAt: number) {
  const { state, context } = draft;
  const due = agendaOf(state, context.person).filter((d) => d.at <= context.now);
  const first = due[0];
  if (first === undefined) return draft.ignore('nothing-due');
  if (first.what === 'welcome') welcomeByDay(draft);
  else if (first.what === 'check-in') checkIn(draft, wokenAt);
  else if (first.what === 'nudge') nudge(draft, first.at, humanOwns(draft) ?? (isTalking(draft) ? 'talking' : null));
  else if (first.what === 'number-back') tellNumberBack(draft);
  else if (first.what === 'match-news') leftWaiting(draft);
  else if (first.what === 'ending') endingDue(draft);
  else if (first.what === 'still-nobody') tellStillNobody(draft);
  else if (first.what === 'phone-read-again') readAgain(draft);
  else if (first.what === 'calms-down') calmDown(draft);
  else if (first.what === 'no-word') tellOfNoWord(draft);
  else if (first.what === 'told-late') tellInTheMorning(draft);
  else if (first.what === 'deletion') carryOut(draft);
  else if (first.what === 'second-day') secondDay(draft);
  else if (first.what === 'no-hour') firstHello(draft, wokenAt);
  else if (first.what === 'keepsake') offerKeepsake(draft, whyNot(draft));
  else if (first.what === 'next-hour')
    nextHour(draft, first.at, humanOwns(draft) ?? (isTalking(draft) ? 'talking' : null));
  else reachOut(draft);
}

function leftWaiting(draft: Draft) {
  if (!tellWaiting(draft)) draft.ignore('not-now');
}

/** Somebody was enrolled. Unless they did it themselves, the first message waits for waking hours. */
export function enrolled(draft: Draft, { by, suppressed }: Extract<MailboxEvent, { kind: 'enrolled' }>) {
  const { state, context } = draft;
  // Everything was deleted at this address once: nothing is sent there until they ask for it.
  if (suppressed && by === 'coordinator' && state.consent.texts !== true) {
    state.stopped = true;
    state.suppressed = true;
    return draft.ledger('waits-for-start');
  }
  const { role } = context.person;
  // Whoever enrols them again has another number for them, or has looked at this one; or they have put the bot back.
  const wasAway = isUnreachable(state.reach);
  state.reach = null;
  if (wasAway && !state.stopped && state.welcome !== 'not-yet') return backAgain(draft);
  if (state.welcome !== 'not-yet' || state.stopped || role !== 'mentee') return draft.ignore('already-welcomed');
  if (by === 'coordinator') welcomeByDay(draft);
  else welcome(draft);
}

/** It waits for waking hours, and once more where it is night again by the time it is woken: after an outage. */
function welcomeByDay(draft: Draft) {
  const { now, person } = draft.context;
  if (isQuiet(now, person.timezone)) draft.state.welcomeAt = nextWaking(now, person.timezone);
  else welcome(draft);
}

/** A welcome that could not arrive is begun again; of anything else nobody is reminded, and what falls due next goes out. */
function backAgain(draft: Draft) {
  draft.ledger('reachable-again');
  if (draft.state.welcome !== 'begun') return;
  draft.state.flows = [];
  welcome(draft);
}

function welcome(draft: Draft) {
  draft.state.welcome = 'begun';
  draft.state.welcomeAt = null;
  draft.state.started = { what: 'welcome', at: draft.context.now };
  startFlow(draft, 'welcome', {}, { priority: 'started' });
}

/** They named an hour, and left the rest of the welcome: it has come. Who named none is told which it is. */
function firstHello(draft: Draft, wokenAt: number) {
  const { state, today } = draft;
  if (state.rhythm.named === undefined) return settleHour(draft, 'started');
  finish(draft);
  keepSettled(state, { day: addDays(today, -1), times: null });
  checkIn(draft, wokenAt);
}

function checkIn(draft: Draft, wokenAt: number) {
  const { state, context } = draft;
  const { id, timezone: zone } = context.person;
  const dueAt = nextCheckInAt(state, zone) ?? context.now;
  // Put off into the night, it would come on top of the next day's own.
  const isOfToday = plannedCheckIn(state, zone)?.day === draft.today;
  const isLate = context.now - dueAt > CHECK_IN_GRACE || !isOfToday;
  const reason = isLate ? 'too-late' : isQuiet(context.now, zone) ? 'quiet-hours' : humanOwns(draft);
  if (reason !== null) {
    settle(draft);
    return draft.ledger('check-in-left-out', { because: reason });
  }
  if (context.now - wokenAt > HELD_UP) {
    state.checkIn.deferredUntil = wokenInstead({ id, dueAt }, WOKEN_TOGETHER, context.now);
    return draft.ledger('check-in-put-off', { because: 'held-up' });
  }
  if (isTalking(draft)) {
    state.checkIn.deferredUntil = context.now + TALKING;
    return draft.ledger('check-in-put-off', { because: 'talking' });
  }
  comeBackFromBreak(draft);
  // It counts by the rhythm in which it fell due: from here on there may be fewer a day.
  settle(draft);
  settleAnswers(draft);
  state.lost = 0;
  // What was asked of consent or of settings is over: how they are is no answer to it.
  state.flows = state.flows.filter(({ flow }) => !SETTLES.has(flow));
  state.started = { what: 'check-in', at: context.now };
  startFlow(draft, 'check-in', {}, { priority: 'started' });
  noteSent(draft);
}

/** What is left of the welcome: two questions, of which neither has to be answered. They are put once. */
function secondDay(draft: Draft) {
  const { state, context } = draft;
  const zone = context.person.timezone;
  // It may have waited while they got no texts, and they may come back at any hour.
  const isNight = isQuiet(context.now, zone);
  if (isNight || humanOwns(draft) !== null || isTalking(draft) || isNoTimeToAsk(draft)) {
    state.askMoreFrom = isNight ? localTime(nextWaking(context.now, zone), zone).date : addDays(draft.today, 1);
    return draft.ledger('second-day-put-off', { until: state.askMoreFrom });
  }
  state.askMoreFrom = null;
  state.started = { what: 'second-day', at: draft.context.now };
  startFlow(draft, 'second-day', {}, { priority: 'started' });
}

/** How they are was asked and not answered yet; or these are the days after danger, a death or a slip: it would be one question too many. */
function isNoTimeToAsk(draft: Draft): boolean {
  const { grieving, slippedYesterday, easedToday } = draft.facts;
  const { dangerAt } = draft.state;
  const afterDanger = dangerAt !== null && draft.context.now - dangerAt < AFTER_DANGER;
  return waitingStep(draft)?.step.ask === 'mood' || grieving || slippedYesterday || easedToday || afterDanger;
}

const AFTER_DANGER = 7 * 24 * 60 * MINUTE;

/** Nothing has been heard for days, and they agreed that their mentor may know. Nothing is said to them. */
function reachOut(draft: Draft) {
  const { silence } = draft.state;
  const zone = draft.context.person.timezone;
  if (isQuiet(draft.context.now, zone)) {
    // Late, after an outage: no mentor is asked at night to say hello. The count begins so that it comes in the morning.
    const morning = localTime(nextWaking(draft.context.now, zone), zone).date;
    silence.since = addDays(morning, -REACH_OUT_AFTER_DAYS);
    return draft.ledger('silence-put-off', { until: morning });
  }
  silence.told = true;
  draft.ledger('silence', { days: silence.days });
  draft.openHandoff('silence', null);
}

/** A human has the conversation, or a crisis is open: the bot starts nothing. */
function humanOwns({ state, context }: Draft): 'human' | 'crisis' | null {
  const { handoff, safetyAsked, dangerAt } = state;
  if (handoff?.status === 'claimed') return 'human';
  // "Are you safe?" is that morning's hello.
  if (handoff?.safeAsked !== undefined && context.now - handoff.safeAsked < SAFE_ASKED) return 'crisis';
  // Whoever said that it was no danger is not met with silence for it; nor is anybody, once a day has gone by without a word of danger.
  if (handoff?.believed || context.now - (dangerAt ?? context.now) >= CRISIS_HOURS) return null;
  return handoff?.reason === 'urgent' || handoff?.reason === 'concern' || safetyAsked ? 'crisis' : null;
}

/** Why nothing is started now that can wait; null for no reason. */
function whyNot(draft: Draft) {
  const isNight = isQuiet(draft.context.now, draft.context.person.timezone);
  return humanOwns(draft) ?? (isTalking(draft) ? 'talking' : isNight ? 'quiet-hours' : null);
}

function isTalking(draft: Draft): boolean {
  const { state, context } = draft;
  const talk = Math.max(TALKING, lastsFor(draft));
  return state.flows.length > 0 && state.lastHeard !== null && context.now - state.lastHeard < talk;
}
