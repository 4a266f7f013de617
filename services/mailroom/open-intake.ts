import type { People } from '../people/people';
import type { OpenRedis } from '../redis';
import type { Clock, Intake } from './contract';
import { Hints } from './hints';
import { RedisIntake } from './intake';
import { withTransitions } from './scripts';
import { realTimers } from './timers';

const NO_TURNS = { timers: realTimers, whenFull: false, turns: null, waiting: null, leaseMs: 0 };

/** A way into the mailboxes for a command that takes no turns itself: whichever process runs finds what is put there. */
export function openIntake(needs: {
  readonly redis: Pick<OpenRedis, 'connect'>;
  readonly people: People;
  readonly clock: Clock;
}): Intake {
  const { redis, people, clock } = needs;
  const hints = new Hints(redis.connect('blocking'));
  return new RedisIntake({
    redis: withTransitions(redis.connect('work')),
    people,
    clock,
    ...NO_TURNS,
    hints,
  });
}
