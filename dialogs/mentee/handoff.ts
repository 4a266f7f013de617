import type { MailboxEvent } from '../events';
import { askAgain, waitingStep } from '../flow/engine';
import { hasLapsed } from '../flow/lasting';
import type { Named, PersonId } from '../person';
import { quote } from '../scripts/quote';
import type { MenteeState } from '../state';
import { writtenOfAnother } from './doubt-in-talk';
import type { Draft } from './draft';
import { finishedByHuman } from './matching';
import { wasMet } from './nobody-yet';
import { finishedWhileRead } from './read-phone';

type Of<K extends MailboxEvent['kind']> = Extract<MailboxEvent, { kind: K }>;

/** A mentor has come. They get what was written while they were awaited; the bot falls silent. */
export function claimed(draft: Draft, event: Of<'handoff-claimed'>) {
  const { state } = draft;
  const before = state.handoff;
  state.handoff = {
    id: event.handoffId,
    // A request that our side opened after a fault is known to the queue before it is known here.
    reason: before?.reason ?? 'asked',
    status: 'claimed',
    mentor: event.mentor,
    waiting: [],
    awaited: true,
    believed: before?.believed ?? false,
    came: true,
    takenAt: draft.context.now,
    ...(before?.met === undefined ? {} : { met: before.met }),
    ...dangerOf(before),
  };
  state.safetyAsked = null;
  // A person is with them: nobody else is to be asked to say hello.
  state.silence.told = true;
  if (!draft.isSilent) draft.say('handoff.claimed', { mentor: event.mentor.name }, { priority: 'relay' });
  else if (state.stopped) {
    draft.post(event.mentor.id, { kind: 'mentee-stopped', handoffId: event.handoffId, mentee: draft.me });
  }
  const waiting = [...writtenOfAnother(before, event.mentor.id), ...(before?.waiting ?? [])];
  tellDanger(draft, event.mentor.id, waiting);
  for (const text of waiting) {
    draft.post(event.mentor.id, { kind: 'mentee-spoke', handoffId: event.handoffId, mentee: draft.me, text });
  }
}

/** What they are in danger by stays true, whoever has it: what was taken works on, and what was said outright was said. */
function dangerOf(before: MenteeState['handoff']) {
  const { said, saidToo, bodily, about, outright } = before ?? {};
  return {
    ...(said === undefined ? {} : { said }),
    ...(saidToo === undefined ? {} : { saidToo }),
    ...(bodily === undefined ? {} : { bodily }),
    ...(about === undefined ? {} : { about }),
    ...(outright === undefined ? {} : { outright }),
  };
}

/** Whoever comes is told what it is, and when: they may have been asked last, and without words. */
function tellDanger(draft: Draft, to: PersonId, waiting: readonly string[]) {
  const { handoff } = draft.state;
  if (handoff?.said === undefined || handoff.believed) return;
  for (const { words, at } of [handoff.said, handoff.saidToo].filter((one) => one !== undefined)) {
    // It stands among those that they get now.
    if (waiting.some((text) => quote(text, text.length).includes(words.replace(/^\.{3} |\.{3}$/g, '')))) continue;
    draft.post(to, { kind: 'mentee-spoke', handoffId: handoff.id, mentee: draft.me, text: words, dangerAt: at });
  }
}

export function released(draft: Draft, event: Of<'handoff-released'>) {
  const { handoff } = draft.state;
  // News of two mentors may come out of order: only whoever is known to hold it can have given it back.
  if (handoff?.id !== event.handoffId || handoff.mentor?.id !== event.mentor.id)
    return draft.ignore('not-this-handoff');
  const mentor = nameOf(event, handoff);
  const mentorCannot = event.mentor.id === draft.context.person.mentor?.id;
  draft.state.handoff = { ...handoff, status: 'open', mentor: null, ...(mentorCannot ? { mentorCannot } : {}) };
  if (draft.isSilent || (event.silent && isLeftInPeace(draft))) return;
  if (event.nobody && handoff.reason === 'no-rush') return sayNotFree(draft);
  if (event.nobody) {
    draft.state.handoff.saidNobody = true;
    noteNobodyCame(draft);
  }
  // What was heard while the mentor was with them was left to the mentor, who has gone.
  const cue = handoff.unsaid ? 'handoff.released-danger' : releasedCue(event);
  delete draft.state.handoff.unsaid;
  draft.say(cue, { mentor }, { priority: 'relay' });
}

/** Whoever is known no longer is named as they were when they came. */
function nameOf({ mentor }: { readonly mentor: Named }, handoff: MenteeState['handoff']): string {
  return mentor.name || (handoff?.mentor?.name ?? '');
}

/**
 * A mentor was with them, they closed with thanks or a goodnight, and nothing was said of danger since. That the mentor never wrote DONE is
 * between the mentors: nobody who has been met is told at night that nobody came.
 */
function isLeftInPeace({ state }: Draft): boolean {
  const { met, closed } = state.handoff ?? {};
  return met !== undefined && closed === true && (state.dangerAt ?? 0) <= met;
}

/** Whoever has only fallen silent, a goodnight behind them, is not said to be unable. */
function releasedCue({ nobody, silent }: Of<'handoff-released'>): string {
  if (silent) return nobody ? 'handoff.lapsed-nobody' : 'handoff.lapsed';
  return nobody ? 'handoff.released-nobody' : 'handoff.released';
}

/** Whoever had it, or was asked, has asked somebody else by name. */
export function passed(draft: Draft, event: Of<'handoff-passed'>) {
  const { handoff } = draft.state;
  const theirs = handoff?.mentor === null || handoff?.mentor.id === event.mentor.id;
  if (handoff?.id !== event.handoffId || !theirs) return draft.ignore('not-this-handoff');
  draft.state.handoff = { ...handoff, status: 'open', mentor: null, passedTo: event.to.name };
  if (event.mentor.id === draft.context.person.mentor?.id) draft.state.handoff.mentorCannot = true;
  if (draft.isSilent) return;
  draft.say('handoff.passed', { mentor: event.mentor.name, other: event.to.name }, { priority: 'relay' });
}

/** Everybody was asked and nobody has come. They are told so, with the lines to call: waiting on would be the worst. */
export function unanswered(draft: Draft, event: Of<'handoff-unanswered'>) {
  const { handoff } = draft.state;
  if (handoff?.id !== event.handoffId || handoff.status !== 'open' || draft.isSilent)
    return draft.ignore('not-this-handoff');
  if (handoff.believed) return draft.ignore('believed');
  if (isLeftInPeace(draft)) return draft.ignore('met');
  if (isPassedOn(draft)) return draft.ignore('told-already');
  if (handoff.reason === 'no-rush') return sayNotFree(draft);
  const { lastResort } = event;
  // Told so when their mentor fell silent, minutes ago: the same once more would only frighten.
  if (handoff.saidNobody && lastResort === null) return draft.ignore('told-already');
  noteNobodyCame(draft);
  const met = wasMet(draft);
  if (event.nobody && lastResort === null) draft.say('handoff.nobody-there', {}, { priority: 'crisis' });
  else if (event.nobody) draft.say('handoff.nobody-there-duty', { duty: lastResort ?? '' }, { priority: 'crisis' });
  else if (lastResort === null) draft.say('handoff.nobody-came', { met }, { priority: 'crisis' });
  else draft.say('handoff.nobody-came-duty', { duty: lastResort, met }, { priority: 'crisis' });
}

/** From now on they are told, rarely, that still nobody has come. */
function noteNobodyCame({ state: { handoff }, context }: Draft): void {
  if (handoff?.reason !== 'urgent' && handoff?.reason !== 'concern') return;
  handoff.nobodyCame = { at: context.now, told: 0 };
}

/** It was only to be passed on, they were told so, and nobody is waited for. */
const isPassedOn = ({ state }: Draft): boolean =>
  state.handoff?.reason === 'no-rush' &&
  state.saidLast?.cues.some((cue) => cue.startsWith('handoff.passed-on')) === true;

/** What can wait is told of without lines for danger: nobody asked for those. */
function sayNotFree(draft: Draft): void {
  draft.say('handoff.not-free-yet', { met: wasMet(draft) }, { priority: 'relay' });
}

/** Whoever was asked cannot come. The truth is told, with the line to call when nobody else could be asked. */
export function declined(draft: Draft, event: Of<'handoff-declined'>) {
  const { handoff } = draft.state;
  if (handoff?.id !== event.handoffId || handoff.status !== 'open' || draft.isSilent)
    return draft.ignore('not-this-handoff');
  if (event.mentor.id === draft.context.person.mentor?.id) handoff.mentorCannot = true;
  if (handoff.believed) return draft.ignore('believed');
  if (isPassedOn(draft)) return draft.ignore('told-already');
  if (!event.others && handoff.reason === 'no-rush') return sayNotFree(draft);
  const cue = event.others ? 'handoff.declined' : 'handoff.nobody-yet';
  draft.say(cue, { mentor: event.mentor.name }, { priority: 'relay' });
}

/** What was asked longer ago than this is old by now. Milliseconds. */
const GOES_ON_WITHIN = 3 * 60 * 60_000;

/** The mentor has finished. The bot is back with one line, and the question that was open before they came is asked once more. */
export function resolved(draft: Draft, event: Of<'handoff-resolved'>) {
  if (event.rested && isStillWanted(draft, event.handoffId)) return wantedAfterAll(draft, event);
  finishedByHuman(draft);
  if (draft.state.handoff?.id !== event.handoffId) return draft.ignore('not-this-handoff');
  const { reason } = draft.state.handoff;
  const mentor = nameOf(event, draft.state.handoff);
  const wasCrisis = reason === 'urgent' || reason === 'concern';
  const goesOn = !wasCrisis && isStillOpen(draft);
  draft.state.handoff = null;
  draft.state.safetyAsked = null;
  if (!goesOn) draft.state.flows = [];
  draft.state.lost = 0;
  if (finishedWhileRead(draft)) return;
  // Where only the number was looked into, nobody had been with them.
  if (draft.isSilent || reason === 'wrong-number') return;
  const cue = wasCrisis ? 'handoff.resolved-crisis' : 'handoff.resolved';
  draft.say(cue, { mentor }, { priority: 'relay' });
  if (goesOn) askAgain(draft);
}

/** They wrote while the queue ended it: what they wait for was on its way. */
function isStillWanted({ state }: Draft, handoffId: string): boolean {
  const { handoff, dangerAt } = state;
  return handoff?.id === handoffId && (handoff.awaited || (dangerAt ?? 0) > (handoff.met ?? 0));
}

/** It is open again. Danger has called somebody by itself; for anything else somebody is asked anew. */
function wantedAfterAll(draft: Draft, event: Of<'handoff-resolved'>): void {
  const { state } = draft;
  const { handoff } = state;
  if (handoff === null) return;
  state.handoff = { ...handoff, awaited: true };
  if (handoff.reason === 'urgent' || handoff.reason === 'concern')
    return released(draft, { ...event, kind: 'handoff-released', silent: true });
  state.handoff = { ...state.handoff, status: 'open', mentor: null };
  draft.openHandoff(handoff.reason, null);
  const { mentor } = draft.context.person;
  if (draft.isSilent) return;
  if (mentor === undefined) draft.say('mentor-please.asked-the-team', {}, { priority: 'relay' });
  else draft.say('mentor-please.asked', { mentor: mentor.name }, { priority: 'relay' });
}

/** A question that still waits, and was no mere offer. */
function isStillOpen(draft: Draft): boolean {
  const { lastHeard } = draft.state;
  const waiting = waitingStep(draft);
  if (waiting === null || waiting.flow.offer || draft.isSilent || hasLapsed(draft)) return false;
  return lastHeard !== null && draft.context.now - lastHeard < GOES_ON_WITHIN;
}

/** A mentor's note stands in the mentee's own record: sealed as theirs, and theirs to read. */
export function noteKept(draft: Draft, { handoffId, by, words }: Of<'note-kept'>) {
  draft.ledger('mentor-note', { by: by.name, handoff: handoffId, words });
}

/** The mentor's words, passed on only while they hold the handoff; asked again at the moment of sending. */
export function mentorSpoke(draft: Draft, event: Of<'mentor-spoke'>) {
  const { handoff, stopped } = draft.state;
  const theirs = handoff?.id === event.handoffId && handoff.mentor?.id === event.mentor.id;
  if (stopped || draft.isHeldBack || !theirs) {
    const because = stopped ? 'stopped' : draft.isHeldBack ? 'paused' : 'not-yours';
    draft.post(event.mentor.id, { kind: 'words-refused', handoffId: event.handoffId, mentee: draft.me, because });
    return draft.ignore(stopped ? 'opted-out' : draft.isHeldBack ? 'paused' : 'not-this-handoff');
  }
  const onlyWhile = { handoffId: event.handoffId, owner: event.mentor.id };
  draft.say('handoff.words', { mentor: event.mentor.name, words: event.text }, { priority: 'relay', onlyWhile });
  handoff.met = draft.context.now;
  if (!handoff.awaited) return;
  handoff.awaited = false;
  draft.request({ kind: 'handoff', do: 'answered', handoffId: handoff.id, mentee: draft.me });
}
