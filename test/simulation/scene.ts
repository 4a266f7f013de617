import { createHash, type Hash } from 'node:crypto';
import type { Effect, Priority } from '../../dialogs/effects';
import type { MailboxEvent } from '../../dialogs/events';
import type { Decision } from '../../dialogs/handoffs/handoff';
import type { PersonId } from '../../dialogs/person';
import { describeEffect, isBookkeeping } from '../../dialogs/rehearsal/describe';
import type { PersonState } from '../../dialogs/state';
import type { OutgoingMessage, TurnSeen } from '../../services/mailroom/contract';
import type { Cast } from './cast';
import type { Mail } from './mail';
import type { Player } from './player';

/** A message that a turn said and that has not come to the provider yet, or not all of it. */
export interface Said {
  readonly cue: string;
  readonly text: string;
  readonly priority: Priority;
  /** What the turn heard. */
  readonly events: readonly MailboxEvent[];
  readonly at: number;
}

export interface Turned {
  readonly player: Player;
  readonly before: PersonState | null;
  readonly after: PersonState;
  readonly events: readonly MailboxEvent[];
  readonly effects: readonly Effect[];
  readonly at: number;
}

/** A message at the provider, the first time that it comes there. */
export interface Arrived {
  readonly player: Player;
  readonly message: OutgoingMessage;
  /** What was said by this; null where no turn is known that said it. */
  readonly said: Said | null;
  /** As they were when the message was handed to its carrier: what came after that cannot call it back. */
  readonly state: PersonState | null;
  readonly at: number;
}

/** One line of what somebody's phone has seen, or what came of it. */
export interface Line {
  readonly at: number;
  readonly from: 'them' | 'bot' | 'effect';
  readonly text: string;
  /** Which card it showed, or which one was pressed. */
  readonly card?: string;
}

/** A promise of the service, looked at as the run goes on. Each counts what it looked at, and tells what is wrong. */
export interface Check {
  readonly name: string;
  looked: number;
  wrote?(mail: Mail, at: number): void;
  accepted?(mail: Mail): void;
  turned?(turn: Turned): void;
  arrived?(arrived: Arrived): void;
  again?(player: Player, message: OutgoingMessage, at: number): void;
  decided?(decision: Decision, at: number): void;
  afterStep?(now: number): Promise<void>;
  atEnd?(now: number): Promise<void>;
}

export type Wrong = (check: string, player: Player | null, what: string) => void;

const LINES_KEPT = 400;
const SAID_KEPT = 50;

/** Everything that was said, sent and decided, as it happened. */
export class Scene {
  readonly checks: Check[] = [];
  readonly #states = new Map<PersonId, PersonState>();
  readonly #said = new Map<PersonId, Said[]>();
  readonly #lines = new Map<number, Line[]>();
  readonly #digests = new Map<string, Hash>();
  readonly #seen = new Set<string>();
  readonly counts = { said: 0, turns: 0, sent: 0, fired: 0, decisions: 0, sentAgain: 0 };

  constructor(
    private readonly cast: Cast,
    private readonly now: () => number,
  ) {}

  /** As of the last turn; null before the first. */
  stateOf(player: Player): PersonState | null {
    return this.#states.get(player.person?.id ?? '') ?? null;
  }

  linesOf(player: Player): readonly Line[] {
    return this.#lines.get(player.index) ?? [];
  }

  wrote(mail: Mail): void {
    const { player, act } = mail;
    const text = act.kind === 'says' ? act.text : act.kind === 'presses' ? act.choice : '';
    if (act.kind !== 'is-enrolled') this.counts.said += 1;
    this.#line(
      player,
      'them',
      act.kind === 'says' ? text : `${act.kind} ${text}`,
      act.kind === 'presses' ? act.card : null,
    );
    for (const check of this.checks) check.wrote?.(mail, this.now());
  }

  accepted(mail: Mail): void {
    for (const check of this.checks) check.accepted?.(mail);
  }

  turned({ person, events, effects }: Pick<TurnSeen, 'person' | 'events' | 'effects'>, after: PersonState): void {
    const player = this.#playerOf(person.id);
    const at = this.now();
    const before = this.#states.get(person.id) ?? null;
    this.#states.set(person.id, after);
    this.counts.turns += 1;
    for (const { kind } of events) {
      if (kind === 'due') this.counts.fired += 1;
      this.#note(player, `event ${kind}`);
    }
    for (const effect of effects) this.#effect(player, effect, events, at);
    for (const check of this.checks) check.turned?.({ player, before, after, events, effects, at });
  }

  #effect(player: Player, effect: Effect, events: readonly MailboxEvent[], at: number): void {
    if (effect.kind === 'say') {
      const { cue, text, priority } = effect;
      const said = this.#said.get(player.person?.id ?? '') ?? [];
      said.push({ cue, text, priority, events, at });
      if (said.length > SAID_KEPT) said.shift();
      this.#said.set(player.person?.id ?? '', said);
      this.#note(player, `say ${cue} ${text}`);
      return;
    }
    if (isBookkeeping(effect)) this.#note(player, describeEffect(effect));
    else this.#line(player, 'effect', describeEffect(effect));
  }

  /** @returns whether it came for the first time */
  arrived(message: OutgoingMessage, state: PersonState | null): boolean {
    const player = this.#playerOf(message.to);
    const at = this.now();
    if (this.#seen.has(message.id)) {
      this.counts.sentAgain += 1;
      for (const check of this.checks) check.again?.(player, message, at);
      return false;
    }
    this.#seen.add(message.id);
    this.counts.sent += 1;
    this.#line(player, 'bot', `${message.cue} ${message.text}`, message.choices?.card ?? null);
    const said = this.#saidOf(message);
    for (const check of this.checks) check.arrived?.({ player, message, said, state, at });
    return true;
  }

  decided(decision: Decision): void {
    this.counts.decisions += 1;
    for (const check of this.checks) check.decided?.(decision, this.now());
  }

  #saidOf({ to, cue, text }: OutgoingMessage): Said | null {
    const said = this.#said.get(to) ?? [];
    return said.findLast((one) => one.cue === cue && one.text.includes(text.trim())) ?? null;
  }

  #playerOf(id: PersonId): Player {
    const player = this.cast.of(id);
    if (player === null) throw new Error('A turn of somebody who is not in the cast.');
    return player;
  }

  #line(player: Player, from: Line['from'], text: string, card: string | null = null): void {
    const lines = this.#lines.get(player.index) ?? [];
    lines.push({ at: this.now(), from, text, ...(card === null ? {} : { card }) });
    if (lines.length > LINES_KEPT) lines.shift();
    this.#lines.set(player.index, lines);
    this.#note(player, `${from} ${text}`, from);
  }

  /** In one instant a message may come to a phone before or after the next turn of whoever has it: neither waits for the other. */
  #note(player: Player, what: string, where: Line['from'] = 'effect'): void {
    const key = `${player.index} ${where}`;
    const digest = this.#digests.get(key) ?? createHash('sha256');
    this.#digests.set(key, digest);
    digest.update(`${this.now()} ${what}\n`);
  }

  /** The same for two runs in which everybody said and got the same, at the same instants. */
  digest(): string {
    const all = createHash('sha256');
    for (const { index } of this.cast.players)
      for (const where of ['them', 'bot', 'effect'])
        all.update(this.#digests.get(`${index} ${where}`)?.copy().digest('hex') ?? '-');
    return all.digest('hex').slice(0, 16);
  }

  /** For looking for where two runs part. */
  digestsByPlayer(): ReadonlyMap<string, string> {
    return new Map([...this.#digests].map(([key, hash]) => [key, hash.copy().digest('hex').slice(0, 8)]));
  }
}
