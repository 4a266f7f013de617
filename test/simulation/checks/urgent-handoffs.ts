import type { Handoff } from '../../../dialogs/handoffs/handoff';
import { HandoffStore } from '../../../services/handoffs/store';
import type { RedisClient } from '../../../services/redis';
import { MINUTE, type Player } from '../player';
import type { Arrived, Check, Scene, Turned, Wrong } from '../scene';

interface Followed {
  readonly player: Player;
  readonly programme: string;
  handoff: Handoff | null;
  /** Since when nobody has it. */
  aloneSince: number | null;
  hadHuman: boolean;
  /** When the queue said that the mentee is to be told the truth. */
  truthAt: number | null;
  truthTold: boolean;
}

/** Four rungs of two minutes, and the truth: later than this somebody was forgotten. */
const TRUTH_WITHIN = 15 * MINUTE;
const TOLD_WITHIN = 3 * MINUTE;

/** Every urgent handoff has at each moment an owner or a running timer, and ends with a human or with the truth told. */
export class UrgentHandoffs implements Check {
  readonly name = 'each urgent handoff has an owner or a running timer, and ends with a human or the truth';
  looked = 0;
  readonly counts = { urgent: 0, withHuman: 0, truthTold: 0 };
  readonly #followed = new Map<string, Followed>();
  readonly #called = new Set<Player>();
  readonly #store: HandoffStore;
  #changes = -1;

  constructor(
    private readonly parts: {
      readonly wrong: Wrong;
      readonly redis: RedisClient;
      readonly scene: Pick<Scene, 'stateOf'>;
      /** How many requests the queue has decided: nothing changed while that did not. */
      readonly changes: () => number;
      readonly excusedUntil: () => number;
    },
  ) {
    this.#store = new HandoffStore(parts.redis);
  }

  turned({ player, effects }: Turned): void {
    if (effects.some((one) => one.kind === 'handoff' && one.do === 'open' && one.reason === 'urgent'))
      this.#called.add(player);
  }

  arrived({ player, message }: Arrived): void {
    if (!TRUTH.test(message.cue)) return;
    for (const one of this.#followed.values()) if (one.player === player) one.truthTold = true;
  }

  async afterStep(now: number): Promise<void> {
    if (this.parts.changes() !== this.#changes) {
      this.#changes = this.parts.changes();
      await this.#read(now);
    }
    for (const [id, one] of this.#followed) {
      this.looked += 1;
      if (this.#isOver(one, now)) this.#followed.delete(id);
    }
  }

  async #read(now: number): Promise<void> {
    for (const player of this.#called) {
      const found = player.person && (await this.#store.of(player.person));
      if (!found || !player.person) continue;
      this.#called.delete(player);
      if (this.#followed.has(found.id)) continue;
      this.counts.urgent += 1;
      const { programme } = player.person;
      const nothing = { handoff: found, aloneSince: now, hadHuman: false, truthAt: null, truthTold: false };
      this.#followed.set(found.id, { player, programme, ...nothing });
    }
    const all = [...this.#followed];
    const read = await Promise.all(all.map(([id, { programme }]) => this.#store.read(programme, id)));
    for (const [index, [, one]] of all.entries()) {
      one.handoff = read[index] ?? null;
      const owner = one.handoff?.owner ?? null;
      one.hadHuman ||= owner !== null || one.handoff?.state === 'resolved';
      one.aloneSince = owner === null ? (one.aloneSince ?? now) : null;
      if (one.handoff?.truthTold) one.truthAt ??= now;
    }
  }

  /** @returns whether there is nothing more to follow */
  #isOver(one: Followed, now: number): boolean {
    const { wrong, excusedUntil } = this.parts;
    const { handoff, player } = one;
    const isLate = now > excusedUntil();
    if (handoff === null) {
      wrong(this.name, player, 'an urgent handoff is gone');
      return true;
    }
    if (handoff.state === 'resolved') {
      this.counts.withHuman += 1;
      return true;
    }
    if (isLate && (handoff.timerAt === null || handoff.timerAt < now - TOLD_WITHIN)) {
      wrong(this.name, player, 'an urgent handoff has no timer that runs');
      return true;
    }
    // They said that there is no danger, and were believed: it waits at the pace of a concern, and is followed for its timer alone.
    const isEased = !handoff.reasons.includes('urgent');
    const alone = one.aloneSince === null || isEased ? 0 : now - Math.max(one.aloneSince, excusedUntil());
    if (alone > TRUTH_WITHIN && !handoff.truthTold) {
      wrong(this.name, player, 'nobody came to an urgent handoff, and its end was not reached');
      return true;
    }
    const waits = one.truthAt === null ? 0 : now - Math.max(one.truthAt, excusedUntil());
    if (waits > TOLD_WITHIN && !one.truthTold && !this.#isSilent(player)) {
      wrong(this.name, player, 'nobody came to an urgent handoff, and they were not told so');
      return true;
    }
    return false;
  }

  /** They wait for nobody to tell them: they have opted out, or said that there is no danger. */
  #isSilent(player: Player): boolean {
    const state = this.parts.scene.stateOf(player);
    return (
      state?.role !== 'mentee' || state.stopped || state.handoff?.believed === true || state.handoff?.status !== 'open'
    );
  }

  async atEnd(): Promise<void> {
    for (const { hadHuman, truthTold } of this.#followed.values()) {
      if (hadHuman) this.counts.withHuman += 1;
      else if (truthTold) this.counts.truthTold += 1;
    }
  }
}

const TRUTH = /^handoff\.(nobody-came|nobody-came-duty|nobody-yet|lapsed)$/;
