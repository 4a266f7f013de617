import { z } from 'zod';
import type { PersonState } from '../../../dialogs/state';
import { HandoffStore } from '../../../services/handoffs/store';
import type { Mailroom } from '../../../services/mailroom';
import { personKeys } from '../../../services/mailroom/partition';
import type { People } from '../../../services/people';
import type { RedisClient } from '../../../services/redis';
import type { Cast } from '../cast';
import type { Player } from '../player';
import type { Check, Scene, Turned, Wrong } from '../scene';

/** What the ledger says, what the state says and what the queue says is one story. */
export class LedgerAgrees implements Check {
  readonly name = 'ledger, state and queue agree';
  looked = 0;
  readonly #stopped = new Map<number, boolean>();

  constructor(
    private readonly parts: {
      readonly wrong: Wrong;
      readonly cast: Cast;
      readonly scene: Pick<Scene, 'stateOf'>;
      readonly redis: RedisClient;
      readonly people: People;
      readonly room: () => Pick<Mailroom, 'state'>;
    },
  ) {}

  turned({ player, after, effects }: Turned): void {
    for (const effect of effects) {
      if (effect.kind !== 'ledger') continue;
      const says = stoppedBy(effect.what, effect.detail);
      if (says !== null) this.#stopped.set(player.index, says);
    }
    this.#compare(player, after, this.#stopped.get(player.index) ?? false);
  }

  #compare(player: Player, state: PersonState, inLedger: boolean): void {
    this.looked += 1;
    const isStopped = state.stopped || (state.role === 'mentor' && state.held?.stopped === true);
    // Whoever is held back is as good as stopped, by no wish of theirs.
    if (state.role === 'mentor' && state.held) return;
    if (isStopped !== inLedger) this.parts.wrong(this.name, player, `stopped: ledger ${inLedger}, state ${isStopped}`);
  }

  async atEnd(): Promise<void> {
    const store = new HandoffStore(this.parts.redis);
    for (const player of this.parts.cast.players) {
      const { person } = player;
      const state = this.parts.scene.stateOf(player);
      if (person === null || state === null) continue;
      const stored = await this.parts.room().state(person.id);
      if (JSON.stringify(stored) !== JSON.stringify(state))
        this.parts.wrong(this.name, player, 'the state that is stored is not that of the last turn');
      this.#compare(player, state, await this.#lastInLedger(person.id));
      if (state.role !== 'mentee') continue;
      const queued = await store.of(person);
      const [inQueue, inState] = [queued?.state ?? 'none', state.handoff?.status ?? 'none'];
      if (inQueue !== inState) this.parts.wrong(this.name, player, `handoff: queue ${inQueue}, state ${inState}`);
    }
  }

  async #lastInLedger(id: string): Promise<boolean> {
    const { redis, people } = this.parts;
    const key = await people.openFor(id);
    let isStopped = false;
    for (const entry of await redis.lrangeBuffer(personKeys(id).ledger, 0, -1)) {
      const colon = entry.indexOf(':');
      const name = entry.subarray(0, colon).toString();
      const line = ledgerLine.parse(JSON.parse(key.open('ledger', name, entry.subarray(colon + 1))));
      isStopped = stoppedBy(line[1], line[2]) ?? isStopped;
    }
    return isStopped;
  }
}

const ledgerLine = z.tuple([z.number(), z.string(), z.record(z.string(), z.union([z.string(), z.number()]))]);

/** What a line of the ledger says of whether they may be texted; null for nothing. A no in the welcome is an opt-out. */
function stoppedBy(what: string, detail: Readonly<Record<string, string | number>>): boolean | null {
  if (what === 'opt-out') return true;
  if (what === 'opt-in') return false;
  return what === 'consent' && detail['purpose'] === 'texts' ? detail['given'] !== 'yes' : null;
}
