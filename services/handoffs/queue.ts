import type { HandoffRequest, Say } from '../../dialogs/effects';
import { reasonToTell } from '../../dialogs/handoffs/alerted';
import type { Decision, Handoff, Waiting } from '../../dialogs/handoffs/handoff';
import { noticesOf } from '../../dialogs/handoffs/notices';
import { applyRequest } from '../../dialogs/handoffs/rule';
import type { Named, Person, PersonId } from '../../dialogs/person';
import type { Clock, Intake } from '../mailroom/contract';
import type { RedisClient } from '../redis';
import type { Answered, HandoffQueue, Helpers } from './contract';
import { type Asked, HandoffStore } from './store';
import { countWaiting } from './waiting';

/** Every failed attempt means that somebody else's succeeded: this many in a row would be a fault and not a race. */
const ATTEMPTS = 200;

export interface HandoffParts {
  readonly redis: RedisClient;
  readonly intake: Intake;
  readonly helpers: Helpers;
  readonly clock: Clock;
}

/** The queue as kept in Redis. The rule decides (dialogs/handoffs), the scripts write, the mailboxes tell. */
export class RedisHandoffs implements HandoffQueue {
  readonly #store: HandoffStore;

  constructor(private readonly parts: HandoffParts) {
    this.#store = new HandoffStore(parts.redis);
  }

  async perform(request: HandoffRequest, by: Person, requestId: string): Promise<Answered> {
    const asked = { request, by, requestId };
    const { decision, told } = await this.#decide(asked);
    if (!told) {
      await this.#tell(decision, asked);
      await this.#store.told(asked);
    }
    return { outcome: decision.outcome, nobodyAlerted: decision.nobodyAlerted };
  }

  async holds({ handoffId, owner }: NonNullable<Say['onlyWhile']>): Promise<boolean> {
    const mentor = await this.parts.helpers.find(owner);
    if (mentor === null) return false;
    return (await this.#store.read(mentor.programme, handoffId))?.owner === owner;
  }

  async attends(mentee: Person): Promise<boolean> {
    return (await this.#store.of(mentee))?.state === 'claimed';
  }

  waiting(programme: string): Promise<Waiting> {
    return countWaiting(this.parts.redis, programme, this.parts.clock.now());
  }

  async #decide(asked: Asked): Promise<{ readonly decision: Decision; readonly told: boolean }> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const found = await this.#store.find(asked);
      if (found.decided !== null) return { decision: found.decided, told: found.told };
      const alerted = await this.#alerted(asked, found.handoff);
      const now = this.parts.clock.now();
      const applied = applyRequest(found.handoff, asked.request, asked.by, now, alerted);
      const decision = await this.#store.write(asked, found.handoff, applied, now);
      if (decision !== null) return { decision, told: false };
    }
    throw new Error(`A handoff changed ${ATTEMPTS} times while one request on it was being decided; perform it again.`);
  }

  async #alerted({ request, by }: Asked, found: Handoff | null): Promise<readonly PersonId[]> {
    const reason = reasonToTell(found, request);
    if (reason === null) return [];
    const mentee = request.do === 'open' ? by : await this.parts.helpers.find(request.mentee.id);
    if (mentee === null) return [];
    const alerted = await this.parts.helpers.alerted(mentee, reason, request.do === 'open' ? [] : [by.id]);
    return alerted.map(({ id }) => id);
  }

  /** One mailbox that cannot be written must not keep the news from the others, so all are tried before any fault is thrown. */
  async #tell(decision: Decision, { request, by, requestId }: Asked): Promise<void> {
    const notices = noticesOf(decision, request, by, requestId, await this.#nameOf(decision.owner, by));
    const told = await Promise.allSettled(
      notices.map(({ to, happening, once }) => this.parts.intake.accept(to, happening, once)),
    );
    for (const one of told) if (one.status === 'rejected') throw one.reason;
  }

  async #nameOf(owner: PersonId | null, by: Person): Promise<Named | null> {
    if (owner === null) return null;
    const person = owner === by.id ? by : await this.parts.helpers.find(owner);
    return person && { id: person.id, name: person.name };
  }
}
