import { segmentsOf } from '../../dialogs/scripts/segments';
import type { Carrier, Clock, OutgoingMessage, Sent } from '../../services/mailroom/contract';
import type { RedisClient } from '../../services/redis';
import { currentCast, phoneOf } from './cast';
import type { Entry } from './entries';
import { PASSED_ON } from './explain';
import type { Journal } from './journal';
import type { Who } from './ports';

/** The door out to the two phones. A message for somebody of a round that is over is taken and shown to nobody. */
export class PhoneCarrier implements Carrier {
  readonly #redis: RedisClient;
  readonly #journal: Journal;
  readonly #clock: Clock;

  constructor(redis: RedisClient, journal: Journal, clock: Clock) {
    this.#redis = redis;
    this.#journal = journal;
    this.#clock = clock;
  }

  /** @throws while Redis is away, so that the message is tried again. */
  async send(message: OutgoingMessage): Promise<Sent> {
    const cast = await currentCast(this.#redis);
    const who = cast && phoneOf(message.to, cast);
    if (cast && who) {
      await this.#journal.write(arrival(message, who, this.#clock.now()), `message-${message.id}`, cast.round);
    }
    return { sent: true };
  }
}

function arrival({ id, text, cue }: OutgoingMessage, who: Who, at: number): Entry {
  const parts = segmentsOf(text).count;
  const speaker = !PASSED_ON.has(cue) ? 'bot' : who === 'sam' ? 'dave' : 'sam';
  return { kind: 'arrived', who, id, text, speaker, parts, at };
}
