import type { Effect, RecordRequest, Say } from '../effects';
import type { Happening, MailboxEvent } from '../events';
import { isHere } from '../handoffs/ladder';
import {
  asKnown,
  type Handoffs,
  holdsHandoff,
  NO_HANDOFFS,
  nextTimer,
  type Performed,
  performHandoff,
  performTimer,
} from '../handoffs/memory';
import type { Library } from '../language';
import { goesWith, type LedgerLine, recordTold } from '../mentee/my-say/record';
import type { Channel, Person, PersonId } from '../person';
import { converse } from '../take-turn';

/** What came of something, in order: a message on somebody's phone, or an effect that is not a message. */
export type Shown =
  | { readonly to: PersonId; readonly say: Say }
  | { readonly by: PersonId; readonly effect: Exclude<Effect, { kind: 'say' }> };

interface Player {
  readonly person: Person;
  /** As it would lie in the store: written down and read again between any two events. */
  stored: string | null;
  wakeAt: number | null;
  /** Their ledger, for whoever asks what is known of them. */
  readonly ledger: LedgerLine[];
}

/**
 * Everybody of one conversation on one stage: mailboxes, clock and handoff queue in memory, the real conversation core,
 * nothing else. It is what `.chat` files and `npm run chat` play on. Synchronous; the same lines give the same play.
 */
export class Stage {
  private readonly turn: ReturnType<typeof converse>;
  private readonly players = new Map<PersonId, Player>();
  private queue: Handoffs = NO_HANDOFFS;
  private events = 0;
  private readonly shown: Shown[] = [];
  private readonly programme: string;

  /** @param now milliseconds since 1970, UTC */
  constructor(
    private readonly library: Library,
    people: readonly Person[],
    private now: number,
  ) {
    this.turn = converse(library, (id) => this.isAway(id));
    this.programme = people[0]?.programme ?? '';
    for (const person of people) this.players.set(person.id, { person, stored: null, wakeAt: null, ledger: [] });
  }

  get clock(): number {
    return this.now;
  }

  /** Begin somebody with a state, as if they had lived up to it. */
  arrange(id: PersonId, state: object) {
    const player = this.player(id);
    player.stored = JSON.stringify(state);
    player.wakeAt = this.turn({ person: player.person, state, events: [], now: this.now }).wakeAt;
  }

  /** The same moment once more, on a stage of its own, where everybody is written to in this language. */
  inLanguage(locale: string): Stage {
    const people = [...this.players.values()].map(({ person }) => ({ ...person, locale }));
    const stage = new Stage(this.library, people, this.now);
    for (const [id, { stored, wakeAt, ledger }] of this.players) {
      Object.assign(stage.player(id), { stored, wakeAt, ledger: [...ledger] });
    }
    stage.queue = this.queue;
    stage.events = this.events;
    return stage;
  }

  /** Every handoff, and who is with whom, as they stand. */
  get handoffs(): Handoffs {
    return this.queue;
  }

  /** The stored state of somebody, read anew. */
  state(id: PersonId): unknown {
    const { stored } = this.player(id);
    return stored === null ? null : JSON.parse(stored);
  }

  /** The cards that were shown to somebody, the oldest first, each once. */
  cards(id: PersonId): readonly string[] {
    const shown = this.shown.flatMap((s) =>
      'say' in s && s.to === id && s.say.choices?.card ? [s.say.choices.card] : [],
    );
    return [...new Set(shown)];
  }

  hears(id: PersonId, text: string, channel: Channel, media = 0): Shown[] {
    return this.play(id, { kind: 'heard', channel, text, media, understanding: null });
  }

  /** Several texts sent one right after the other: they are in the mailbox together when its turn comes. */
  hearsAtOnce(id: PersonId, texts: readonly string[], channel: Channel): Shown[] {
    const from = this.shown.length;
    this.post(
      id,
      texts.map((text) => ({ kind: 'heard', channel, text, media: 0, understanding: null })),
    );
    return this.shown.slice(from);
  }

  happens(id: PersonId, happening: Happening): Shown[] {
    return this.play(id, happening);
  }

  /** Move the clock on, and let everything that falls due on the way happen at its own moment, in order. */
  *until(instant: number): Generator<{ readonly at: number; readonly shown: Shown[] }> {
    for (let woken = 0; woken < MOST_WAKES; woken++) {
      const next = this.nextWake(instant);
      const timer = nextTimer(this.queue);
      const climbs = timer !== null && timer <= Math.min(instant, next?.wakeAt ?? instant);
      if (!climbs && next === null) {
        this.now = Math.max(this.now, instant);
        return;
      }
      this.now = Math.max(this.now, climbs ? timer : (next?.wakeAt ?? this.now));
      const shown = climbs || next === null ? this.timeIsUp() : this.play(next.id, { kind: 'due' });
      // A rung on which nobody is shows nothing.
      if (!climbs || shown.length > 0) yield { at: this.now, shown };
    }
    throw new Error('The clock goes round without getting on.');
  }

  /** Whoever is woken first, when that is not after `instant`. */
  private nextWake(instant: number): { readonly id: PersonId; readonly wakeAt: number } | null {
    const [first] = [...this.players.values()]
      .flatMap(({ person: { id }, wakeAt }) => (wakeAt !== null && wakeAt <= instant ? [{ id, wakeAt }] : []))
      .toSorted((a, b) => a.wakeAt - b.wakeAt);
    return first ?? null;
  }

  private timeIsUp(): Shown[] {
    const from = this.shown.length;
    this.take(performTimer(this.queue, this.setting(this.programme), this.now));
    return this.shown.slice(from);
  }

  private play(id: PersonId, happening: Happening): Shown[] {
    const from = this.shown.length;
    this.post(id, [happening]);
    return this.shown.slice(from);
  }

  private post(id: PersonId, happenings: readonly Happening[]) {
    const player = this.player(id);
    const events = happenings.map((happening): MailboxEvent => {
      this.events += 1;
      return { ...happening, id: `e${this.events}`, at: this.now };
    });
    const state: unknown = player.stored === null ? null : JSON.parse(player.stored);
    const person = asKnown(player.person, this.queue);
    const result = this.turn({ person, state, events, now: this.now });
    player.stored = JSON.stringify(result.state);
    player.wakeAt = result.wakeAt;
    const turn = `e${this.events}`;
    // What goes out is told first, as it is in the commit; what it leads to follows.
    for (const effect of result.effects) this.show(player.person, effect);
    result.effects.forEach((effect, index) => {
      this.perform(player.person, effect, `${turn}/${index}`);
    });
  }

  private show(person: Person, effect: Effect) {
    if (effect.kind !== 'say') this.shown.push({ by: person.id, effect });
    else if (!effect.onlyWhile || holdsHandoff(this.queue, effect.onlyWhile)) {
      this.shown.push({ to: person.id, say: effect });
    }
  }

  private perform(person: Person, effect: Effect, requestId: string) {
    if (effect.kind === 'post') this.post(effect.to, [effect.event]);
    if (effect.kind === 'ledger')
      this.player(person.id).ledger.push({ name: requestId.replace('/', '.'), at: this.now, ...effect });
    if (effect.kind === 'record') this.keepRecord(person, effect);
    if (effect.kind !== 'handoff') return;
    const done = performHandoff(this.queue, effect, person, requestId, this.setting(person.programme), this.now);
    // What the queue refused has not been done.
    if (effect.do === 'pass' && done.decision?.outcome !== 'passed') this.takeBack(effect);
    this.take(done);
  }

  private takeBack(effect: Effect) {
    const index = this.shown.findLastIndex((one) => 'effect' in one && one.effect === effect);
    if (index >= 0) this.shown.splice(index, 1);
  }

  /** What the keeper of records does, as far as it shows on this stage. */
  private keepRecord({ id, programme }: Person, request: RecordRequest) {
    const player = this.player(id);
    if (request.do === 'tell') this.post(id, [{ kind: 'record-told', ...recordTold(player.ledger) }]);
    if (request.do === 'erase') player.stored = null;
    if (request.do === 'forget') {
      const kept = player.ledger.filter((line) => !goesWith(line, request.what, request.event));
      player.ledger.splice(0, Infinity, ...kept);
    }
    if (request.do !== 'feedback') return;
    const staff = [...this.players.values()].filter(({ person }) => person.programme === programme);
    for (const { person } of staff.filter((one) => one.person.role === 'coordinator')) {
      this.post(person.id, [{ kind: 'feedback-given', from: request.from, words: request.words }]);
    }
  }

  private take(done: Performed | null) {
    if (done === null) return;
    this.queue = done.queue;
    for (const { to, happening } of done.notices) this.post(to, [happening]);
  }

  private setting(programme: string) {
    const people = [...this.players.values()].map((p) => p.person);
    return { people, programme: this.library.programme(programme) };
  }

  private isAway(id: PersonId): boolean {
    const player = this.players.get(id);
    return player === undefined || !isHere(this.queue.off, asKnown(player.person, this.queue), this.now);
  }

  private player(id: PersonId): Player {
    const player = this.players.get(id);
    if (player === undefined) throw new Error(`There is nobody called ${id} on this stage.`);
    return player;
  }
}

/** More than this many things falling due in one move of the clock can only be a schedule that does not get on. */
const MOST_WAKES = 5000;
