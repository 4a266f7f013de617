import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Person } from '../../dialogs/person';
import type { Clock, Intake } from '../../services/mailroom/contract';
import { addressOf, type Cast, currentCast, NAMES, readCast } from './cast';
import type { Journal } from './journal';
import type { PeopleBook, Setting } from './ports';
import { CHANNELS, KEYS, script } from './redis-place';

const BEGIN = script('begin-round');

interface Needs {
  readonly redis: Redis;
  readonly journal: Journal;
  readonly people: PeopleBook;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly setting: Setting;
}

/** Puts the demo people in place: Sam, who has a mentor, and Dave, who is the mentor. */
export class Stage {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /**
   * The round that is being played, begun when there is none: Sam and Dave are put among the people, and Sam's welcome is
   * started. Every step may be repeated, so that a process which died half-way leaves nothing that the next call does not mend.
   */
  async ensure(): Promise<Cast> {
    const held = await currentCast(this.#needs.redis);
    return held?.staged ? held : this.#stage(held ?? (await this.#begin('')));
  }

  /** A fresh Sam and a fresh Dave, and an empty screen. */
  async again(): Promise<Cast> {
    const before = await currentCast(this.#needs.redis);
    const cast = await this.#stage(await this.#begin(before?.round ?? ''));
    // The Sam of the last round says STOP, as anybody may, so that nothing more falls due for them.
    if (before && before.round !== cast.round) await this.#stop(before);
    return cast;
  }

  async #begin(replaces: string): Promise<Cast> {
    const { redis, journal, clock } = this.#needs;
    const round = randomUUID();
    const people = [randomUUID(), randomUUID()];
    const first = journal.seal({ kind: 'began', round, at: clock.now() });
    const args = [replaces, round, ...people, first, CHANNELS.screen];
    const cast = readCast(await redis.eval(BEGIN, 2, KEYS.cast, KEYS.screen, ...args));
    if (!cast) throw new Error('begin-round.lua answered with no round: the cast in Redis is damaged.');
    return cast;
  }

  async #stage(cast: Cast): Promise<Cast> {
    const { redis, people, intake, setting } = this.#needs;
    const mentor = { id: cast.dave, name: NAMES.dave };
    await people.put({ ...setting, ...mentor, role: 'mentor' } satisfies Person, addressOf('dave', cast));
    const sam: Person = { ...setting, id: cast.sam, name: NAMES.sam, role: 'mentee', mentor };
    await people.put(sam, addressOf('sam', cast));
    await intake.accept(cast.sam, { kind: 'enrolled' }, `enrolled-${cast.round}`);
    // The round itself is the mark, so that a call which was overtaken by a new round does not mark that one.
    await redis.hset(KEYS.cast, 'staged', cast.round);
    return cast;
  }

  async #stop(cast: Cast): Promise<void> {
    const stop = { kind: 'heard', channel: 'simulator', text: 'STOP', media: 0, understanding: null } as const;
    await this.#needs.intake.accept(cast.sam, stop, `stop-${cast.round}`, addressOf('sam', cast));
  }
}
