import type { HandoffRequest } from '../../dialogs/effects';
import type { Decision, Handoff, Outcome } from '../../dialogs/handoffs/handoff';
import type { Applied } from '../../dialogs/handoffs/rule';
import type { Person, PersonId } from '../../dialogs/person';
import { confirmReplicated, type RedisClient } from '../redis';
import { keysOf } from './keys';
import { loadScripts, type Scripts, type Transition, type TransitionKeys } from './scripts';
import { handoffFields, queueScore, readDecision, readHandoff } from './stored';

/** How long a request is remembered: far longer than an outbox keeps trying, in milliseconds. */
const REMEMBERED_MS = 30 * 24 * 60 * 60_000;

/** Which script writes which outcome; a refusal is only remembered. */
const SCRIPT_OF: Readonly<Record<Outcome, Transition>> = {
  opened: 'open',
  reopened: 'open',
  joined: 'join',
  raised: 'join',
  claimed: 'claim',
  released: 'release',
  resolved: 'resolve',
  declined: 'join',
  'already-held': 'answer',
  taken: 'answer',
  gone: 'answer',
  'not-held': 'answer',
  'not-allowed': 'answer',
};

/** A request with whoever makes it and its id: what is decided once. */
export interface Asked {
  readonly request: HandoffRequest;
  readonly by: Person;
  readonly requestId: string;
}

export type Found =
  | { readonly decided: Decision; readonly told: boolean }
  | { readonly decided: null; readonly handoff: Handoff | null };

/** Reads handoffs, and writes what was decided on one if it is still the one that was read. */
export class HandoffStore {
  readonly #scripts: Scripts;

  constructor(private readonly redis: RedisClient) {
    this.#scripts = loadScripts(redis);
  }

  /** The decision, when this request was decided before; otherwise the handoff that it concerns. */
  async find({ request, by, requestId }: Asked): Promise<Found> {
    const keys = keysOf(by.programme);
    const [[decision, told], theirs] = await Promise.all([
      this.redis.hmget(keys.request(requestId), 'decision', 'told'),
      request.do === 'open' ? this.redis.get(keys.of(by.id)) : null,
    ]);
    if (typeof decision === 'string') {
      // Whoever wrote it may have been told that too few replicas had it. Nobody must be told of what can still be lost.
      await confirmReplicated(this.redis, keys.mark);
      return { decided: readDecision(decision), told: told === '1' };
    }
    return { decided: null, handoff: await this.read(by.programme, theirs ?? request.handoffId) };
  }

  /** The unresolved handoff of this person; null when there is none. */
  async of({ programme, id }: Person): Promise<Handoff | null> {
    const theirs = await this.redis.get(keysOf(programme).of(id));
    return theirs === null ? null : this.read(programme, theirs);
  }

  async read(programme: string, id: string): Promise<Handoff | null> {
    return readHandoff(programme, id, await this.redis.hgetall(keysOf(programme).handoff(id)));
  }

  /**
   * @param before what the decision was made on
   * @param now milliseconds since 1970, UTC
   * @returns the decision in force: an earlier one, when the request had been decided before. Null: decide again.
   */
  async write(asked: Asked, before: Handoff | null, applied: Applied, now: number): Promise<Decision | null> {
    const { decision, handoff } = applied;
    const waiting = handoff?.state === 'open';
    const { mark } = keysOf(asked.by.programme);
    const written = await this.#scripts.write(
      SCRIPT_OF[decision.outcome],
      mark,
      transitionKeys(asked, decision.handoffId),
      [
        before?.owner ?? '',
        before === null ? '' : String(before.version),
        JSON.stringify(decision),
        String(REMEMBERED_MS),
        decision.handoffId,
        decision.outcome,
        asked.by.id,
        String(now),
        asked.request.do === 'open' ? asked.request.reason : '',
        waiting ? String(queueScore(handoff)) : '',
        waiting ? String(handoff.dueAt) : '',
        decision.nobodyAlerted ? '1' : '',
        ...(handoff === null ? [] : handoffFields(handoff)),
      ],
    );
    return written === null ? null : readDecision(written);
  }

  /** Everyone concerned by this request has been told. */
  async told({ by, requestId }: Asked): Promise<void> {
    await this.#scripts.told(keysOf(by.programme).request(requestId));
  }
}

function transitionKeys({ request, by, requestId }: Asked, handoffId: string): TransitionKeys {
  const keys = keysOf(by.programme);
  const mentee: PersonId = request.do === 'open' ? by.id : request.mentee.id;
  return [
    keys.handoff(handoffId),
    keys.request(requestId),
    keys.of(mentee),
    keys.by(by.id),
    keys.open,
    keys.sla,
    keys.unalerted,
    keys.audit,
  ];
}
