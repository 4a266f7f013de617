import type { Redis } from 'ioredis';
import type { Happening } from '../../dialogs/events';
import type { PersonId } from '../../dialogs/person';
import type { Address } from '../people/address';
import type { People } from '../people/people';
import type { Clock, Intake } from './contract';
import type { Hints } from './hints';
import { markOf, sealMail } from './mail';
import { partitionKeys, partitionOf, personKeys } from './partition';
import { integer } from './scripts';
import type { Timers } from './timers';

const HOUR_MS = 3_600_000;
/** An hour's marks are read until three hours after it ended. */
const MARKS_KEPT_S = 4 * 3_600 + 60;

export interface IntakeOptions {
  /** One that fails at once while Redis is away. */
  readonly redis: Redis;
  readonly people: People;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly hints: Hints;
}

export class RedisIntake implements Intake {
  constructor(private readonly options: IntakeOptions) {}

  /** @throws UnknownPerson, and whatever the connection says when Redis is away. */
  async accept(to: PersonId, happening: Happening, once: string, from?: Address): Promise<'accepted' | 'duplicate'> {
    const { redis, people, clock, timers, hints } = this.options;
    const key = await people.openFor(to);
    const partition = partitionOf(to);
    const { tag, ready, leases } = partitionKeys(partition);
    const { mailbox, address } = personKeys(to);
    const mark = markOf(to, once);
    const hour = Math.floor(timers.now() / HOUR_MS);
    const accepted = integer(
      await redis.mailroomAcceptBuffer(
        mailbox,
        ready,
        leases,
        address,
        `${tag}:dd:${hour}`,
        `${tag}:dd:${hour - 1}`,
        `${tag}:dd:${hour - 2}`,
        `${tag}:dd:${hour - 3}`,
        to,
        mark,
        sealMail(key, mark, clock.now(), happening),
        timers.now(),
        from ? key.seal('address', '', JSON.stringify(from)) : '',
        hints.readyHint(partition),
        MARKS_KEPT_S,
      ),
    );
    if (accepted === 0) return 'duplicate';
    hints.ready(partition);
    return 'accepted';
  }
}
