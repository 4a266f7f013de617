import { wakeAtOf } from './agenda';
import type { Effect } from './effects';
import type { MailboxEvent } from './events';
import type { Library } from './language';
import { countPieces, patienceFor, together } from './mentee/fragments';
import { menteeTurn } from './mentee/turn';
import { mentorTurn } from './mentor/turn';
import { asReadBy, knowing } from './names';
import type { Person, PersonId, Role } from './person';
import { type PersonState, readState } from './state';
import { localTime } from './time';
import type { TurnContext, TurnResult, Unsure } from './turn';

/** One event, one turn: the new state and what is to be done. Pure; the same arguments give the same result. */
export function takeTurn(state: PersonState, event: MailboxEvent, context: TurnContext): TurnResult {
  return state.role === 'mentee' ? menteeTurn(state, event, context) : mentorTurn(state, event, context);
}

/** Whether a mentor cannot be asked now: off shift, alerts stopped, out of reach, or gone. Nobody is told that they were asked then. */
export type IsAway = (mentor: PersonId) => boolean;

/**
 * The conversation core as the mailroom calls it: a mailbox's events in order, from the stored state to the next one.
 * @param isAway as it is known now; a mentor of whom nothing is known is there
 * @throws when the stored state cannot be read or a turn has a bug: the mailroom then tells a human.
 */
export function converse(library: Library, isAway: IsAway = () => false) {
  return (input: TurnsInput): TurnsResult => {
    const context = contextOf(library, input, isAway);
    const events = input.events.map((event) => asReadBy(event, input.person, context.programme.names));
    let state = stateOf(input);
    const effects: Effect[] = [];
    const ignored: (string | null)[] = [];
    const unsure: UnsureEvent[] = [];
    // Only words are waited with, and none that are pressing: whatever lies with them must not wait either.
    let mayWait = input.events.every(({ kind }) => kind === 'heard');
    while (ignored.length < input.events.length) {
      const rest = events.slice(ignored.length);
      const pieces = rest.slice(0, state.role === 'mentee' ? countPieces(state, rest, context) : 1);
      const event = together(pieces);
      if (event === undefined) break;
      const turn = takeTurn(state, event, context);
      state = turn.state;
      effects.push(...turn.effects);
      if (turn.pressing) mayWait = false;
      // Pieces are heard by the embedded recogniser alone: no single event could bring an answer about all of them.
      if (turn.unsure && pieces.length === 1) unsure.push({ ...turn.unsure, event: ignored.length });
      const because = ignoredBecause(turn.effects);
      ignored.push(...pieces.map(() => because));
    }
    ourOwn.set(state, input.person.role);
    return { state, effects, ignored, unsure: mayWait ? unsure : [], ...waking(state, input.person) };
  };
}

/** Mentors are few, and how they are after a hard one is not asked any later for the sake of others. */
function waking(state: PersonState, person: Person): Pick<TurnsResult, 'wakeAt' | 'promptly'> {
  return { wakeAt: wakeAtOf(state, person), promptly: state.role !== 'mentee' };
}

/** How many ms the mailroom is to wait for more before it hands these events over: people text in pieces. 0 for not at all. */
export function patience(library: Library) {
  return (input: TurnsInput): number => {
    // What needs no state is asked first: most turns end here.
    if (input.person.role !== 'mentee' || input.events.some(({ kind }) => kind !== 'heard')) return 0;
    const state = stateOf(input);
    return state.role === 'mentee' ? patienceFor(state, input.events, contextOf(library, input)) : 0;
  };
}

/** Reading a state checks all of it. Patience and the turn are asked about the same input, one right after the other. */
const statesRead = new WeakMap<TurnsInput, PersonState>();

/** What a turn of somebody in this role has put out, and nobody changes: given back as it is, it need not be checked again. */
const ourOwn = new WeakMap<object, Role>();

const isOurOwn = (state: unknown, role: Role): state is PersonState =>
  typeof state === 'object' && state !== null && ourOwn.get(state) === role;

function stateOf(input: TurnsInput): PersonState {
  const known = statesRead.get(input);
  if (known) return known;
  const { state, person, now } = input;
  const { role, timezone } = person;
  const read = isOurOwn(state, role) ? state : readState(state, role, localTime(now, timezone).date);
  statesRead.set(input, read);
  return read;
}

/** What a turn of somebody may know, as of now. */
export function contextOf(
  library: Library,
  { person, now }: Pick<TurnsInput, 'person' | 'now'>,
  isAway: IsAway = () => false,
): TurnContext {
  const programme = library.programme(person.programme);
  return {
    now,
    person: knowing(person, programme.names),
    mentorAway: person.mentor !== undefined && isAway(person.mentor.id),
    language: library.language(person.locale),
    languageOf: (locale) => library.language(locale),
    languageAsked: library.languageAsked,
    region: library.region(person.region),
    directory: library.directory(person),
    programme,
    flows: library.flows,
    edition: library.edition,
    earlier: (edition) => library.earlier(edition),
    answeredByProvider: (text) => library.answeredByProvider(text),
  };
}

/** Why an event was rightly ignored; null when anything else came of it. */
function ignoredBecause(effects: readonly Effect[]): string | null {
  const [first] = effects;
  return first?.kind === 'ignore' && effects.every(({ kind }) => kind === 'ignore') ? first.because : null;
}

export interface TurnsInput {
  readonly person: Person;
  /** As it was stored; null before the first turn. */
  readonly state: unknown;
  readonly events: readonly MailboxEvent[];
  /** Milliseconds since 1970, UTC. */
  readonly now: number;
}

export interface TurnsResult extends Pick<TurnResult, 'state' | 'effects'> {
  /** When this person must next be woken (a check-in, a nudge), or null. Derived from the state alone. */
  readonly wakeAt: number | null;
  /** They are not to be put off with the others after an outage. */
  readonly promptly: boolean;
  /** For each event, why it was rightly ignored; null for one that was turned. */
  readonly ignored: readonly (string | null)[];
  readonly unsure: readonly UnsureEvent[];
}

/** `event`: which of the events it is, counted from 0. */
export type UnsureEvent = Unsure & { readonly event: number };
