import type { Actor, Decision, Handoff, Outcome, QueueRequest } from '../../dialogs/handoffs/handoff';
import type { Applied } from '../../dialogs/handoffs/rule';
import type { Person, PersonId } from '../../dialogs/person';
import { confirmReplicated, type RedisClient } from '../redis';
import { keysOf } from './keys';
import { measured } from './measured';
import { loadScripts, type Scripts, type Transition, type TransitionKeys } from './scripts';
import { handoffFields, orEmpty, queueScore, readDecision, readHandoff } from './stored';

/** How long a request is remembered: far longer than an outbox keeps trying, in milliseconds. */
const REMEMBERED_MS = 30 * 24 * 60 * 60_000;

/** Which script writes which outcome; a refusal is only remembered. */
const SCRIPT_OF: Readonly<Record<Outcome, Transition>> = {
  opened: 'open',
  reopened: 'open',
  joined: 'join',
  raised: 'join',
  escalated: 'join',
  came: 'join',
  declined: 'join',
  claimed: 'claim',
  'taken-over': 'claim',
  released: 'release',
  lapsed: 'release',
  passed: 'release',
  resolved: 'resolve',
  rested: 'resolve',
  settled: 'resolve',
  parted: 'join',
  narrowed: 'join',
  withdrawn: 'resolve',
  reminded: 'lease',
  kept: 'lease',
  awaited: 'lease',
  answered: 'lease',
  'so-already': 'answer',
  'not-due': 'answer',
  'nobody-there': 'answer',
  'nobody-known': 'answer',
  'already-held': 'answer',
  taken: 'answer',
  gone: 'answer',
  'not-held': 'answer',
  'not-allowed': 'answer',
};

/** Whatever the id, these are about the one that the asker has. */
const OF_THEIR_OWN: ReadonlySet<QueueRequest['do']> = new Set(['open', 'part', 'settle', 'ease']);

/** A request with whoever makes it and its id: what is decided once. */
export interface Asked {
  readonly request: QueueRequest;
  readonly by: Actor;
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

  /** The decision, when this request was decided before; otherwise the handoff that it names (for `take-over` and `come`, none). */
  async find({ request, by, requestId }: Asked): Promise<Found> {
    const keys = keysOf(by.programme);
    const [[decision, told], theirs] = await Promise.all([
      this.redis.hmget(keys.request(requestId), 'decision', 'told'),
      OF_THEIR_OWN.has(request.do) ? this.redis.get(keys.of(by.id)) : null,
    ]);
    if (typeof decision === 'string') {
      // Whoever wrote it may have been told that too few replicas had it. Nobody must be told of what can still be lost.
      await confirmReplicated(this.redis, keys.mark);
      return { decided: readDecision(decision), told: told === '1' };
    }
    if (request.do === 'take-over' || request.do === 'come') return { decided: null, handoff: null };
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

  async heldBy(programme: string, mentor: PersonId): Promise<readonly Handoff[]> {
    const ids = await this.redis.zrange(keysOf(programme).by(mentor), '0', '-1');
    const found = await Promise.all(ids.map((id) => this.read(programme, id)));
    return found.filter((one) => one !== null);
  }

  /**
   * @param before what the decision was made on
   * @param now milliseconds since 1970, UTC
   * @param day the day it is where the programme is, YYYY-MM-DD
   * @returns the decision in force: an earlier one, when the request had been decided before. Null: decide again.
   */
  async write(
    asked: Asked,
    before: Handoff | null,
    applied: Applied,
    now: number,
    day: string,
  ): Promise<Decision | null> {
    const { decision, handoff } = applied;
    const { request, by, requestId } = asked;
    const waiting = handoff?.state === 'open';
    const { mark } = keysOf(by.programme);
    const written = await this.#scripts.write(
      SCRIPT_OF[decision.outcome],
      mark,
      transitionKeys(asked, before, applied, day),
      [
        before?.owner ?? '',
        before === null ? '' : String(before.version),
        JSON.stringify(decision),
        String(REMEMBERED_MS),
        decision.handoffId,
        decision.outcome,
        by.id,
        String(now),
        request.do === 'open' ? request.reason : request.do === 'raise' ? 'urgent' : '',
        waiting ? String(queueScore(handoff)) : '',
        waiting ? orEmpty(handoff.dueAt) : '',
        decision.nobodyAlerted ? '1' : '',
        orEmpty(handoff?.timerAt ?? null),
        request.do === 'time-is-up' && handoff !== before ? requestId : '',
        ...measured(asked, applied),
        ...(handoff === null ? [] : handoffFields(handoff)),
      ],
    );
    return written === null ? null : readDecision(written);
  }

  /** Everyone concerned by this request has been told. @returns true to the first who notes so of one of the clock's */
  async told({ by, requestId }: Pick<Asked, 'by' | 'requestId'>): Promise<boolean> {
    const keys = keysOf(by.programme);
    return (await this.#scripts.told(keys.request(requestId), keys.untold, requestId)) === 1;
  }

  /** @param now milliseconds since 1970, UTC */
  async setOff(programme: string, person: PersonId, off: boolean, now: number): Promise<void> {
    const keys = keysOf(programme);
    await this.#scripts.setOff(keys.off, keys.audit, person, off ? '1' : '', String(now));
  }

  /** That somebody who helps has another rota now, has left or come back; the rest stands in their own record. */
  async auditHelper(programme: string, person: PersonId, did: string, now: number): Promise<void> {
    const { audit, staffChanges } = keysOf(programme);
    await this.redis.xadd(audit, '*', 'did', did, 'by', person, 'at', String(now));
    await this.redis.incr(staffChanges);
  }

  /** Everything that is open. */
  async opened(programme: string): Promise<readonly Handoff[]> {
    const ids = await this.redis.zrange(keysOf(programme).open, '0', '-1');
    const found = await Promise.all(ids.map((id) => this.read(programme, id)));
    return found.filter((one) => one !== null);
  }

  /** Everything that is not at its end: open, or held by somebody. */
  async unresolved(programme: string): Promise<readonly Handoff[]> {
    const ids = await this.redis.zrange(keysOf(programme).timers, '0', '-1');
    const found = await Promise.all(ids.map((id) => this.read(programme, id)));
    return found.filter((one) => one !== null);
  }

  /** Adds to what is given back with this request. @returns all of it, what was planned before included */
  async planGivingBack(programme: string, requestId: string, found: readonly string[]): Promise<readonly string[]> {
    const key = keysOf(programme).givenBack(requestId);
    if (found.length > 0) await this.redis.sadd(key, ...found);
    await this.redis.pexpire(key, REMEMBERED_MS);
    return this.redis.smembers(key);
  }

  off(programme: string): Promise<PersonId[]> {
    return this.redis.smembers(keysOf(programme).off);
  }

  /** Puts it into the indexes as it is. @param timerAt for one that has none @returns whether it was still the one that was read */
  async mend(handoff: Handoff, timerAt: number): Promise<boolean> {
    const { handoff: key, open, timers } = keysOf(handoff.programme);
    const score = handoff.state === 'open' ? String(queueScore(handoff)) : '';
    const args = [String(handoff.version), handoff.id, score, String(handoff.timerAt ?? timerAt)] as const;
    return (await this.#scripts.mend(key(handoff.id), open, timers, ...args)) === 1;
  }
}

function transitionKeys(
  { by, requestId }: Asked,
  before: Handoff | null,
  { decision, handoff }: Applied,
  day: string,
): TransitionKeys {
  const keys = keysOf(by.programme);
  return [
    keys.handoff(decision.handoffId),
    keys.request(requestId),
    keys.of(handoff?.mentee ?? by.id),
    keys.by(before?.owner ?? by.id),
    keys.by(handoff?.owner ?? by.id),
    keys.open,
    keys.sla,
    keys.unalerted,
    keys.timers,
    keys.untold,
    keys.audit,
    keys.measures,
    keys.alerts(day),
  ];
}
