import type { HandoffRequest, Say } from '../../dialogs/effects';
import { type Waits, waitingMeant } from '../../dialogs/handoffs/coming';
import {
  type Actor,
  type Decision,
  type Handoff,
  type QueueRequest,
  theClock,
  type Waiting,
} from '../../dialogs/handoffs/handoff';
import { asAsked, type Crew } from '../../dialogs/handoffs/ladder';
import { timerRequestId } from '../../dialogs/handoffs/memory';
import { namesNeeded, noticesOf } from '../../dialogs/handoffs/notices';
import { applyRequest, holderMeant, menteeMeant } from '../../dialogs/handoffs/rule';
import { isMatchRequest } from '../../dialogs/matching/requests';
import type { Named, Person, PersonId } from '../../dialogs/person';
import { localTime } from '../../dialogs/time';
import type { Clock, Intake } from '../mailroom/contract';
import type { RedisClient } from '../redis';
import type { Answered, HandoffQueue, Helpers, MatchRecords } from './contract';
import { type AtLeaving, type AtPoint, unwatched } from './fault-points';
import { HelperRequests, isHelperRequest } from './helpers-queue';
import { MatchRequests } from './matches-queue';
import { type Asked, HandoffStore } from './store';
import { countWaiting } from './waiting';

/** Every failed attempt means that somebody else's succeeded: this many in a row would be a fault and not a race. */
const ATTEMPTS = 200;

export interface HandoffParts {
  readonly redis: RedisClient;
  readonly intake: Intake;
  readonly helpers: Helpers;
  /** Without them nothing about who is with whom can be performed. */
  readonly records?: MatchRecords;
  readonly clock: Clock;
  readonly at?: AtPoint;
  readonly atLeaving?: AtLeaving;
}

/** The queue as kept in Redis. The rule decides (dialogs/handoffs), the scripts write, the mailboxes tell. */
export class RedisHandoffs implements HandoffQueue {
  readonly #store: HandoffStore;
  readonly #ofHelpers: HelperRequests;
  readonly #ofMatches: MatchRequests;
  readonly #at: AtPoint;

  constructor(private readonly parts: HandoffParts) {
    this.#store = new HandoffStore(parts.redis);
    this.#ofHelpers = new HelperRequests(this.#store, parts);
    this.#ofMatches = new MatchRequests(this.#store, { ...parts, perform: (...asked) => this.perform(...asked) });
    this.#at = parts.at ?? unwatched;
  }

  async perform(request: HandoffRequest, by: Person, requestId: string): Promise<Answered> {
    if (isHelperRequest(request)) {
      await this.#ofHelpers.perform(request, by, requestId, this.parts.clock.now());
      return { outcome: 'noted', nobodyAlerted: false };
    }
    if (isMatchRequest(request)) {
      await this.#ofMatches.perform(request, by, requestId);
      return { outcome: 'noted', nobodyAlerted: false };
    }
    const { decision } = await this.#perform({ request, by, requestId });
    return { outcome: decision.outcome, nobodyAlerted: decision.nobodyAlerted };
  }

  /**
   * The timer of this handoff is over: ask the next rung, or its holder.
   * @param handoff as it was read: each of its versions has one timer, which fires once, whoever calls
   * @returns what was decided; null when it changed meanwhile, or another process has brought it to its end
   */
  timeIsUp(handoff: Handoff): Promise<Decision | null> {
    return this.#again(handoff.programme, handoff.id, timerRequestId(handoff));
  }

  /** Tells whoever was not told of what the clock asked before: the process that asked it may be gone. */
  tellRest(programme: string, handoffId: string, requestId: string): Promise<Decision | null> {
    return this.#again(programme, handoffId, requestId);
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

  async #again(programme: string, handoffId: string, requestId: string): Promise<Decision | null> {
    const request = { kind: 'handoff', do: 'time-is-up', handoffId } as const;
    const { decision, ended } = await this.#perform({ request, by: theClock(programme), requestId });
    return ended ? decision : null;
  }

  async #perform(asked: Asked): Promise<{ readonly decision: Decision; readonly ended: boolean }> {
    const { decision, told } = await this.#decide(asked);
    this.#at('decided');
    if (told) return { decision, ended: false };
    await this.#tell(decision, asked);
    this.#at('told');
    const ended = await this.#store.told(asked);
    this.#at('noted');
    return { decision, ended };
  }

  async #decide(asked: Asked): Promise<{ readonly decision: Decision; readonly told: boolean }> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const found = await this.#store.find(asked);
      if (found.decided !== null) return { decision: found.decided, told: found.told };
      const { request, by } = asked;
      const handoff = await this.#meant(request, by, found.handoff);
      const crew = await this.#crew(asked, handoff);
      const now = this.parts.clock.now();
      const applied = applyRequest(handoff, request, by, now, crew);
      this.#at('deciding');
      const day = localTime(now, crew.programme.timezone).date;
      const decision = await this.#store.write(asked, handoff, applied, now, day);
      if (decision !== null) return { decision, told: false };
    }
    throw new Error(`A handoff changed ${ATTEMPTS} times while one request on it was being decided; perform it again.`);
  }

  async #crew({ request, by }: Asked, handoff: Handoff | null): Promise<Crew> {
    const { helpers } = this.parts;
    const home = by.programme;
    const programme = helpers.programme(home);
    // Of a claim all that matters is whom they do not want.
    if ((request.do === 'claim' || request.do === 'come') && handoff !== null) {
      const mentee = await helpers.find(handoff.mentee);
      return { mentee, people: [], off: [], programme, home };
    }
    if (ASKS_NOBODY.has(request.do) || (request.do !== 'open' && handoff === null)) {
      return { mentee: null, people: [], off: [], programme, home };
    }
    // Nothing may be known of whoever needs a human but what came with the request.
    const mentee = request.do === 'open' ? asAsked(by, request.apart) : await helpers.find(handoff?.mentee ?? '');
    const [people, off] = await Promise.all([helpers.staff(home, mentee), this.#store.off(home)]);
    return { mentee, people, off, programme, home };
  }

  /** Which one it is about, where they name nobody or say it by name. */
  async #meant(request: QueueRequest, by: Actor, found: Handoff | null): Promise<Handoff | null> {
    if (request.do === 'take-over') return this.#meantToTakeOver(request, by.programme);
    if (request.do !== 'come') return found;
    return waitingMeant(request, by, await this.#withWhomTheyAreFor(await this.#store.unresolved(by.programme)));
  }

  async #meantToTakeOver(request: Extract<QueueRequest, { do: 'take-over' }>, programme: string) {
    const holder = holderMeant(request, await this.parts.helpers.staff(programme, null));
    const held = holder === null ? [] : await this.#store.heldBy(programme, holder.id);
    const theirs = await this.#withWhomTheyAreFor(held);
    const mentee = menteeMeant(
      request,
      theirs.map((one) => one.mentee),
    );
    return held.find((one) => one.mentee === mentee?.id) ?? null;
  }

  async #withWhomTheyAreFor(handoffs: readonly Handoff[]): Promise<readonly Waits[]> {
    const people = await Promise.all(handoffs.map(({ mentee }) => this.parts.helpers.find(mentee)));
    return handoffs.flatMap((handoff, at) => {
      const mentee = people[at] ?? null;
      return mentee === null ? [] : [{ handoff, mentee }];
    });
  }

  /** One mailbox that cannot be written must not keep the news from the others, so all are tried before any fault is thrown. */
  async #tell(decision: Decision, { request, by, requestId }: Asked): Promise<void> {
    const names = await this.#names(namesNeeded(decision));
    const notices = noticesOf(decision, request, by, requestId, (id) => names.get(id) ?? null);
    const told = await Promise.allSettled(
      notices.map(({ to, happening, once }) => this.parts.intake.accept(to, happening, once)),
    );
    for (const one of told) if (one.status === 'rejected') throw one.reason;
  }

  async #names(ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Named>> {
    const people = await Promise.all(ids.map((id) => this.parts.helpers.find(id)));
    return new Map(people.flatMap((one) => (one === null ? [] : [[one.id, { id: one.id, name: one.name }]])));
  }
}

/** Of these the rule asks nobody else, so that nobody need be read for them. */
const ASKS_NOBODY: ReadonlySet<QueueRequest['do']> = new Set([
  'resolve',
  'keep',
  'await',
  'answered',
  'withdraw',
  'take-over',
]);
