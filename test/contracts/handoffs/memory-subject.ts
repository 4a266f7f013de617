import type { HandoffRequest, Say } from '../../../dialogs/effects';
import {
  holdsHandoff,
  NO_HANDOFFS,
  type Performed,
  performHandoff,
  performTimer,
  waitingHandoffs,
} from '../../../dialogs/handoffs/memory';
import type { Person, PersonId } from '../../../dialogs/person';
import { Mailboxes } from './mailboxes';
import { newWorld, PROGRAMMES, type Subject } from './world';

/**
 * The queue of a rehearsal behind the port of the real one. It is written down, read again and frozen after every
 * request: what cannot be stored, or is changed in place, fails at once.
 */
export class MemorySubject implements Subject {
  readonly world = newWorld();
  readonly mailboxes = new Mailboxes();
  queue = NO_HANDOFFS;

  async perform(request: HandoffRequest, by: Person, requestId: string) {
    const { people, now } = this.world;
    const setting = { people, programme: PROGRAMMES(by.programme) };
    const decision = await this.#take(performHandoff(this.queue, request, by, requestId, setting, now));
    return { outcome: decision?.outcome ?? ('noted' as const), nobodyAlerted: decision?.nobodyAlerted ?? false };
  }

  async timePasses() {
    for (;;) {
      const { people, now } = this.world;
      const fired = performTimer(this.queue, { people, programme: PROGRAMMES('main') }, now);
      if (fired === null) return;
      await this.#take(fired);
    }
  }

  async #take({ queue, decision, notices }: Performed) {
    const decisions = { ...this.queue.decisions };
    // Those that stood before were written down before.
    for (const [id, made] of Object.entries(queue.decisions)) decisions[id] ??= frozen(structuredClone(made));
    this.queue = Object.freeze({
      ...frozen(
        structuredClone({ handoffs: queue.handoffs, off: queue.off, rota: queue.rota, matches: queue.matches }),
      ),
      decisions,
    });
    for (const { to, happening, once } of notices) await this.mailboxes.accept(to, happening, once);
    return decision;
  }

  async holds(guard: NonNullable<Say['onlyWhile']>) {
    return holdsHandoff(this.queue, guard);
  }

  async attends({ id }: Person) {
    return this.queue.handoffs.some(({ mentee, state }) => mentee === id && state === 'claimed');
  }

  async waiting(programme: string) {
    return waitingHandoffs(this.queue, programme, this.world.now);
  }

  mailbox(of: PersonId) {
    return this.mailboxes.of(of);
  }
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}
