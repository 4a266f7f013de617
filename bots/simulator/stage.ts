import { randomUUID } from 'node:crypto';
import type { Clock, Intake } from '../../services/mailroom/contract';
import type { RedisClient } from '../../services/redis';
import { addressOf, type Cast, currentRound, NAMES } from './cast';
import type { Journal } from './journal';
import type { PeopleBook, Setting } from './ports';
import { CHANNELS, KEYS, script } from './redis-place';

const BEGIN = script('begin-round');
const FILL = script('fill-round');
const MARK_WELCOMED = script('mark-welcomed');

interface Needs {
  readonly redis: RedisClient;
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
   * Who plays now. When nobody does, Sam and Dave are written down and Sam's welcome is started. Every step may be
   * repeated, so that a process which died half-way leaves nothing that the next call does not mend.
   */
  async ensure(): Promise<Cast> {
    const held = await currentRound(this.#needs.redis);
    if (held?.cast && held.welcomed) return held.cast;
    return this.#fill(held?.round ?? (await this.#begin('')));
  }

  /** A fresh Sam and a fresh Dave, and an empty screen. */
  async again(): Promise<Cast> {
    const before = await currentRound(this.#needs.redis);
    const cast = await this.#fill(await this.#begin(before?.round ?? ''));
    // The Sam of the last round says STOP, as anybody may, so that nothing more falls due for them.
    if (before?.cast && before.round !== cast.round) await this.#stop(before.cast);
    return cast;
  }

  async #begin(replaces: string): Promise<string> {
    const { redis, journal, clock } = this.#needs;
    const round = randomUUID();
    const first = journal.seal({ kind: 'began', round, at: clock.now() });
    return String(await redis.eval(BEGIN, 2, KEYS.cast, KEYS.screen, replaces, round, first, CHANNELS.screen));
  }

  async #fill(round: string): Promise<Cast> {
    const { redis, people, intake, setting } = this.#needs;
    const place = { ...setting, address: addressOf('dave', round) };
    const { id: dave, name } = await people.enrol({ ...place, name: NAMES.dave, role: 'mentor' });
    const mentor = { id: dave, name };
    const address = addressOf('sam', round);
    const { id: sam } = await people.enrol({ ...setting, address, name: NAMES.sam, role: 'mentee', mentor });
    // Before the welcome, so that its first message finds the phone it is meant for.
    await redis.eval(FILL, 1, KEYS.cast, round, sam, dave);
    await intake.accept(sam, { kind: 'enrolled' }, `enrolled-${round}`);
    await redis.eval(MARK_WELCOMED, 1, KEYS.cast, round);
    return { round, sam, dave };
  }

  async #stop({ round, sam }: Cast): Promise<void> {
    const stop = { kind: 'heard', channel: 'simulator', text: 'STOP', media: 0, understanding: null } as const;
    await this.#needs.intake.accept(sam, stop, `stop-${round}`, addressOf('sam', round));
  }
}
