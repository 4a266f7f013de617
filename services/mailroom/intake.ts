import type { Happening } from '../../dialogs/events';
import type { PersonId } from '../../dialogs/person';
import type { Address } from '../people/address';
import { type People, UnknownPerson } from '../people/people';
import { type RedisClient, replicated, type ScriptCall } from '../redis';
import type { PersonKey } from '../vault';
import { type Claimed, readLease } from './claimed';
import type { Clock, Intake } from './contract';
import type { Hints } from './hints';
import { markOf, sealMail } from './mail';
import { partitionKeys, partitionOf, personKeys } from './partition';
import { list } from './scripts';
import type { Timers } from './timers';
import type { Waiting } from './waiting';
import { newNonce, type Worker } from './worker';

const HOUR_MS = 3_600_000;
/** An hour's marks are read until three hours after it ended. */
const MARKS_KEPT_S = 4 * 3_600 + 60;

export type Places = Pick<Worker, 'reserve' | 'begin' | 'giveBack' | 'abandon'>;

export interface IntakeOptions {
  /** One that fails at once while Redis is away. */
  readonly redis: RedisClient;
  readonly people: People;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly hints: Hints;
  /** Whether it takes things in though Redis is full: what follows from what was accepted before. */
  readonly whenFull: boolean;
  readonly leaseMs: number;
  /** Takes the turn in the moment in which the event is accepted, where there is a place; null for a process that takes none. */
  readonly turns: Places | null;
  /** The turns that wait for somebody outside; null where none does. */
  readonly waiting: Waiting | null;
}

export class RedisIntake implements Intake {
  constructor(private readonly options: IntakeOptions) {}

  /** @throws UnknownPerson, and whatever the connection says when Redis is away. */
  async accept(to: PersonId, happening: Happening, once: string, from?: Address): Promise<'accepted' | 'duplicate'> {
    const { redis, people, hints, turns, waiting } = this.options;
    const key = await people.openFor(to);
    const partition = partitionOf(to);
    const nonce = turns?.reserve() ? newNonce() : null;
    let leased: Claimed | null = null;
    try {
      const call = this.#call(key, happening, once, { from, nonce });
      const [accepted, ...rest] = list(await replicated(redis, `${partitionKeys(partition).tag}:mark`, call));
      // Erased since this process last looked.
      if (accepted === -1) throw new UnknownPerson();
      if (accepted === 0) return 'duplicate';
      leased = readLease(partition, rest);
      if (leased) turns?.begin(leased);
      else {
        hints.ready(partition);
        waiting?.more(to);
      }
      return 'accepted';
    } catch (error) {
      if (nonce) turns?.abandon(partition, to, nonce);
      throw error;
    } finally {
      if (nonce && !leased) turns?.giveBack();
    }
  }

  #call(key: PersonKey, happening: Happening, once: string, { from, nonce }: Way): ScriptCall {
    const { clock, timers, hints, leaseMs, whenFull, waiting } = this.options;
    const partition = partitionOf(key.person);
    const { tag, ready, leases, fence, tries } = partitionKeys(partition);
    const { mailbox, address } = personKeys(key.person);
    const mark = markOf(key.person, once);
    const now = timers.now();
    const hour = Math.floor(now / HOUR_MS);
    const marks = [hour, hour + 1, hour - 1, hour - 2, hour - 3].map((each) => `${tag}:dd:${each}`);
    const entry = sealMail(key, mark, clock.now(), happening);
    const reply = from ? key.seal('address', '', JSON.stringify(from)) : '';
    const lease = nonce ? [now + leaseMs, nonce] : ['', ''];
    const more = waiting ? hints.moreHint(partition) : '';
    const args = [key.person, mark, entry, now, reply, hints.readyHint(partition), MARKS_KEPT_S, ...lease, more];
    const script = whenFull ? 'mailroomPostBuffer' : 'mailroomAcceptBuffer';
    return [script, tag, mailbox, ready, leases, fence, tries, address, ...marks, ...args];
  }
}

interface Way {
  readonly from: Address | undefined;
  /** Of the lease that is asked for; null for none. */
  readonly nonce: string | null;
}
