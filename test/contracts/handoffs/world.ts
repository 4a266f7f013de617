import type { HandoffRequest } from '../../../dialogs/effects';
import type { ComesTo, HandoffReason, Happening } from '../../../dialogs/events';
import type { Named, Person, PersonId } from '../../../dialogs/person';
import type { Programme } from '../../../dialogs/programme';
import { REHEARSAL_PROGRAMME } from '../../../dialogs/rehearsal/programme';
import type { HandoffQueue } from '../../../services/handoffs/contract';

/** The settings that are shipped: every programme of a test works by them. */
export const PROGRAMMES: (name: string) => Programme = () => REHEARSAL_PROGRAMME;

/** What a queue under test stands in: both may change while a test goes on. */
export interface World {
  people: readonly Person[];
  /** Milliseconds since 1970, UTC. */
  now: number;
}

/** A queue under test, with the mailboxes of everyone beside it. */
export interface Subject extends HandoffQueue {
  readonly world: World;
  /** What came into this person's mailbox, in order. */
  mailbox(of: PersonId): readonly Happening[];
  /** The clock was moved: everything whose timer is over by now happens. */
  timePasses(): Promise<void>;
}

export const START = Date.UTC(2026, 0, 5, 9, 0);
export const MINUTE = 60_000;

const base = { programme: 'riverside', locale: 'en-GB', region: 'GB', timezone: 'Europe/London' };

export const dave: Person = { ...base, id: 'p-dave', name: 'Dave', role: 'mentor' };
export const rosa: Person = { ...base, id: 'p-rosa', name: 'Rosa', role: 'mentor' };
export const ali: Person = { ...base, id: 'p-ali', name: 'Ali', role: 'mentor' };
export const joy: Person = { ...base, id: 'p-joy', name: 'Joy', role: 'coordinator' };
/** Dave is his own mentor. */
export const sam: Person = { ...base, id: 'p-sam', name: 'Sam', role: 'mentee', mentor: named(dave) };
/** She has no mentor of her own yet. */
export const priya: Person = { ...base, id: 'p-priya', name: 'Priya', role: 'mentee' };
export const elsewhere: Person = { ...base, id: 'p-nick', name: 'Nick', role: 'mentor', programme: 'hillside' };

export const everyone: readonly Person[] = [sam, priya, dave, rosa, ali, joy, elsewhere];

/** Where they all belong. */
export const HOMES = ['riverside', 'hillside'] as const;

export function newWorld(): World {
  return { people: everyone, now: START };
}

export function open(handoffId: string, reason: HandoffReason = 'asked', words: string | null = null): HandoffRequest {
  return { kind: 'handoff', do: 'open', handoffId, reason, words };
}

export function claim(handoffId: string, mentee: Named): HandoffRequest {
  return { kind: 'handoff', do: 'claim', handoffId, mentee: named(mentee) };
}

export function release(handoffId: string, mentee: Named): HandoffRequest {
  return { kind: 'handoff', do: 'release', handoffId, mentee: named(mentee) };
}

export function decline(handoffId: string, mentee: Named): HandoffRequest {
  return { kind: 'handoff', do: 'decline', handoffId, mentee: named(mentee) };
}

export function resolve(handoffId: string, mentee: Named): HandoffRequest {
  return { kind: 'handoff', do: 'resolve', handoffId, mentee: named(mentee) };
}

export function pass(handoffId: string, mentee: Named, to: string): HandoffRequest {
  return { kind: 'handoff', do: 'pass', handoffId, mentee: named(mentee), to };
}

export function keep(handoffId: string, mentee: Named): HandoffRequest {
  return { kind: 'handoff', do: 'keep', handoffId, mentee: named(mentee) };
}

/** By the mentee, of whom nothing was heard: they wrote. */
export function withdraw(handoffId: string, mentee: Named): HandoffRequest {
  return { kind: 'handoff', do: 'withdraw', handoffId, mentee: named(mentee) };
}

/** By the mentee: they wrote, and wait. */
export function awaitWord(handoffId: string, mentee: Named): HandoffRequest {
  return { kind: 'handoff', do: 'await', handoffId, mentee: named(mentee) };
}

/** By the mentee: the holder's words have come. */
export function answered(handoffId: string, mentee: Named): HandoffRequest {
  return { kind: 'handoff', do: 'answered', handoffId, mentee: named(mentee) };
}

/** By whoever it is for: somebody is asked no longer, or what it was wanted for is done. */
export function part(handoffId: string, mentee: Named, from: Named): HandoffRequest {
  return { kind: 'handoff', do: 'part', handoffId, mentee: named(mentee), from: from.id };
}

export function settle(handoffId: string, mentee: Named, reason: 'rematch' | 'leaving' | 'last-talk'): HandoffRequest {
  return { kind: 'handoff', do: 'settle', handoffId, mentee: named(mentee), reason };
}

/** By whoever it is for: there is no danger after all. */
export function ease(handoffId: string, mentee: Named): HandoffRequest {
  return { kind: 'handoff', do: 'ease', handoffId, mentee: named(mentee) };
}

/** By a mentor who knows them: they may be in danger. */
export function raise(handoffId: string, mentee: Named): HandoffRequest {
  return { kind: 'handoff', do: 'raise', handoffId, mentee: named(mentee) };
}

export function takeOver(mentee: string, from: string, because = 'off sick'): HandoffRequest {
  return { kind: 'handoff', do: 'take-over', mentee, from, because };
}

/** By a mentor or coordinator whom nobody asked. */
export function come(to: ComesTo, mentee: string | null = null): HandoffRequest {
  return { kind: 'handoff', do: 'come', to, mentee };
}

export const GO_OFF: HandoffRequest = { kind: 'handoff', do: 'go-off' };
export const GO_ON: HandoffRequest = { kind: 'handoff', do: 'go-on' };

export function named({ id, name }: Named): Named {
  return { id, name };
}
