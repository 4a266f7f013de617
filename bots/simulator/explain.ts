import type { Effect, Post, Say } from '../../dialogs/effects';
import type { HandoffReason, Happening } from '../../dialogs/events';
import type { PersonId } from '../../dialogs/person';
import type { TurnSeen } from '../../services/mailroom/contract';
import { handoffInWords } from './explain-handoff';
import { matchEventInWords } from './explain-matching';
import { recordEventInWords, recordInWords } from './explain-record';
import { becauseInWords, cueInWords, detailInWords, reasonInWords, spaced, unforeseen } from './plain-words';
import { whenInWords } from './when';

/** A turn in plain English, for somebody who has never seen the inside of the bot. */
export interface Explanation {
  readonly happened: readonly string[];
  readonly did: readonly string[];
  /** Something in it cannot wait: shown so that it is noticed. */
  readonly pressing: boolean;
  readonly next: { readonly at: number; readonly words: string } | null;
}

/** @param nameOf the name to show for another person's id. */
export function explain(turn: TurnSeen, now: number, nameOf: (id: PersonId) => string): Explanation {
  const { name, timezone } = turn.person;
  const did = turn.effects.map((effect) => effectInWords(effect, name, nameOf));
  if (isLeftToAPerson(turn)) did.push(`Nothing sent: a person is talking with ${name}.`);
  return {
    happened: turn.events.map((event) => eventInWords(event, name)),
    did: did.length === 0 ? ['Nothing to do.'] : did,
    pressing: isPressing(turn),
    next:
      turn.wakeAt === null
        ? null
        : { at: turn.wakeAt, words: `Next for ${name}: ${whenInWords(turn.wakeAt, now, timezone)}.` },
  };
}

/** What happened to the person called `name`. */
export function eventInWords(event: Happening, name: string): string {
  switch (event.kind) {
    case 'heard':
      return heardInWords(event, name);
    case 'pressed':
      return `${name} pressed a button.`;
    case 'due':
      return `Something planned for ${name} fell due.`;
    case 'enrolled':
      return `${name} joined the programme.`;
    case 'handoff-claimed':
      return `${name} heard that ${event.mentor.name} is here.`;
    case 'handoff-released':
      return event.silent
        ? `${name} heard that ${event.mentor.name} was silent, and that others are asked.`
        : `${name} heard that ${event.mentor.name} had to go, and that the request stays open.`;
    case 'handoff-passed':
      return `${name} heard that ${event.mentor.name} has asked ${event.to.name} to take over.`;
    case 'handoff-unanswered':
      return `${name} heard that everybody was asked and nobody has come.`;
    case 'handoff-declined':
      return `${name} heard that ${event.mentor.name} cannot come${event.others ? ', and that others are asked' : ''}.`;
    case 'handoff-resolved':
      return `${name} heard that ${event.mentor.name} has finished for now.`;
    case 'mentor-spoke':
      return `${event.mentor.name}'s words came for ${name}.`;
    case 'handoff-offered':
      return `${name} was told that a person is wanted: ${reasonInWords(event.reason, event.mentee.name)}.`;
    case 'still-there':
      return `${name} has been silent for a while, and ${event.mentee.name} waits.`;
    case 'handoff-lost':
      return event.by
        ? `${event.by.name} took ${event.mentee.name}'s request over from ${name}.`
        : `${name} did not answer, and ${event.mentee.name}'s request is open again.`;
    case 'pass-answered':
      return passInWords(event, name);
    case 'colleague-shared':
      return `${event.from.name}'s own words came for ${name}.`;
    case 'share-answered':
      return event.heardBy.length > 0 ? `${name}'s own words went on.` : `${name}'s own words found nobody.`;
    case 'story-asked':
      return `${event.mentee.name} asked for a story of ${name}'s.`;
    case 'story-answered':
      return event.told
        ? `A part of ${event.mentor.name}'s story came for ${name}.`
        : `There was no story for ${name}.`;
    case 'story-looked-at':
      return `${event.by.name} read ${name}'s story${event.ok ? ', and it may be told' : ''}.`;
    case 'note-kept':
      return `${event.by.name}'s note was kept with ${name}'s record.`;
    case 'take-over-refused':
      return event.because === 'unknown'
        ? `${name} wanted to take ${event.mentee} over from ${event.from}, and there is no such talk.`
        : `${name} wanted to take ${event.mentee} over from ${event.from}, which only a coordinator may.`;
    case 'nobody-waits':
      return `${name} came without being asked, and nobody waits for them.`;
    case 'claim-answered':
      return claimInWords(event, name);
    case 'handoff-closed':
      return `${name} heard that ${event.mentee.name} no longer waits${event.by ? `: ${event.by.name} took it` : ''}.`;
    case 'mentee-spoke':
      return `${event.mentee.name}'s words came for ${name}.`;
    case 'mentee-stopped':
      return `${name} heard that ${event.mentee.name} has stopped all texts.`;
    case 'mentee-back':
      return `${name} heard that ${event.mentee.name} wants texts again.`;
    case 'phone-free':
      return `${name} heard that nobody else reads ${event.mentee.name}'s phone now.`;
    case 'words-refused':
      return refusalInWords(event, name);
    case 'bot-removed':
      return `${name} took the bot away: nothing can be sent there.`;
    case 'number-confirmed':
      return `The team has made sure of ${name}'s number.`;
    case 'record-told':
    case 'record-exported':
    case 'deletion-confirmed':
    case 'feedback-given':
    case 'mentee-finished':
    case 'mentee-told':
    case 'telling-failed':
      return recordEventInWords(event, name);
    case 'delivery-failed':
      return `A message did not reach ${name}: ${cueInWords(event.cue)}, because ${becauseInWords(event.because, name)}.`;
    default:
      return matchEventInWords(event, name);
  }
}

function heardInWords({ media, understanding }: Extract<Happening, { kind: 'heard' }>, name: string): string {
  const pictures = media === 0 ? '' : `, with ${media === 1 ? 'a picture' : `${media} pictures`}`;
  const meant = understanding === null ? '' : ` Understood as: ${spaced(understanding.intent)}.`;
  return `${name} wrote${pictures}.${meant}`;
}

function claimInWords(event: Extract<Happening, { kind: 'claim-answered' }>, name: string): string {
  switch (event.answer) {
    case 'won':
      return `${name} is now the one talking with ${event.mentee.name}.`;
    case 'taken':
      return `${name} came second: ${event.owner?.name ?? 'somebody else'} is talking with ${event.mentee.name}.`;
    case 'gone':
      return `${name} came too late: ${event.mentee.name} no longer waits.`;
    default:
      return unforeseen(event.answer);
  }
}

function passInWords({ mentee, to, answer }: Extract<Happening, { kind: 'pass-answered' }>, name: string): string {
  switch (answer) {
    case 'passed':
      return `${to} was asked to take ${mentee.name}'s request from ${name}.`;
    case 'off':
      return `${mentee.name}'s request stays with ${name}: ${to} is off shift.`;
    case 'unknown':
      return `${mentee.name}'s request stays with ${name}: nobody here is called ${to}.`;
    case 'nobody':
      return `There is nobody else to ask for ${mentee.name}.`;
    default:
      return unforeseen(answer);
  }
}

function refusalInWords(event: Extract<Happening, { kind: 'words-refused' }>, name: string): string {
  const mentee = event.mentee.name;
  switch (event.because) {
    case 'stopped':
      return `${name}'s words were not passed on: ${mentee} has stopped all texts.`;
    case 'not-yours':
      return `${name}'s words were not passed on: ${name} is not the one talking with ${mentee}.`;
    case 'paused':
      return `${name}'s words were not passed on: the number may not be ${mentee}'s.`;
    case 'undelivered':
      return `${name}'s words could not be delivered to ${mentee}.`;
    default:
      return unforeseen(event.because);
  }
}

/** What the bot did about it, in the turn of the person called `name`. */
export function effectInWords(effect: Effect, name: string, nameOf: (id: PersonId) => string): string {
  switch (effect.kind) {
    case 'say':
      return sayInWords(effect, name);
    case 'handoff':
      return handoffInWords(effect, name);
    case 'post':
      return postInWords(effect, name, nameOf(effect.to));
    case 'ledger':
      return `Noted: ${detailInWords(effect.what, effect.detail, name)}.`;
    case 'ignore':
      return `Nothing sent: ${becauseInWords(effect.because, name)}.`;
    default:
      return recordInWords(effect, name);
  }
}

/** The moments in which the bot passes on what the other person wrote; at every other one it speaks itself. */
export const PASSED_ON: ReadonlySet<string> = new Set(['handoff.words', 'mentor.from-mentee']);

function sayInWords({ priority, cue }: Say, name: string): string {
  if (PASSED_ON.has(cue)) return `Passed them on to ${name}.`;
  const about = cueInWords(cue);
  switch (priority) {
    case 'crisis':
      return `Sent ${name}, ahead of everything else: ${about}.`;
    case 'relay':
      return `Told ${name}: ${about}.`;
    case 'reply':
      return `Answered ${name}: ${about}.`;
    case 'started':
      return `Wrote to ${name} unasked: ${about}.`;
    default:
      return unforeseen(priority);
  }
}

function postInWords({ event }: Post, from: string, to: string): string {
  if (event.kind === 'mentor-spoke' || event.kind === 'mentee-spoke') return `Took ${from}'s words to ${to}.`;
  return `Let ${to} know. ${eventInWords(event, to)}`;
}

/** A mentee's words went to their mentor, and the bot kept quiet. */
function isLeftToAPerson({ effects }: TurnSeen): boolean {
  const passedOn = effects.some((effect) => effect.kind === 'post' && effect.event.kind === 'mentee-spoke');
  return passedOn && !effects.some((effect) => effect.kind === 'say');
}

const CANNOT_WAIT: readonly HandoffReason[] = ['urgent', 'concern'];

function isPressing({ events, effects }: TurnSeen): boolean {
  return (
    effects.some(
      (effect) => effect.kind === 'handoff' && effect.do === 'open' && CANNOT_WAIT.includes(effect.reason),
    ) || events.some((event) => event.kind === 'handoff-offered' && CANNOT_WAIT.includes(event.reason))
  );
}
