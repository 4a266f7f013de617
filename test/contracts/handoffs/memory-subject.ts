import type { HandoffRequest, Say } from '../../../dialogs/effects';
import { holdsHandoff, NO_HANDOFFS, performHandoff, waitingHandoffs } from '../../../dialogs/handoffs/memory';
import type { Person, PersonId } from '../../../dialogs/person';
import { Mailboxes } from './mailboxes';
import { newWorld, type Subject } from './world';

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
    const { queue, decision, notices } = performHandoff(this.queue, request, by, requestId, people, now);
    this.queue = frozen(structuredClone(queue));
    for (const { to, happening, once } of notices) await this.mailboxes.accept(to, happening, once);
    return { outcome: decision.outcome, nobodyAlerted: decision.nobodyAlerted };
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
