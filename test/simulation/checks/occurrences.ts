import { rhythmOf, timesOf } from '../../../dialogs/rhythm';
import { localTime } from '../../../dialogs/time';
import type { OutgoingMessage } from '../../../services/mailroom/contract';
import type { Player } from '../player';
import type { Check, Turned, Wrong } from '../scene';
import { zoneOf } from './zone';

/** What falls due is sent once: no more check-ins on a local day than were chosen, each step asked about once, and no message twice. */
export class Occurrences implements Check {
  readonly name = 'each occurrence is sent at most once';
  looked = 0;
  readonly #days = new Map<string, number>();
  readonly #nudged = new Set<string>();

  constructor(
    private readonly wrong: Wrong,
    /** Whether a process or the provider left it open that this had been sent. */
    private readonly isExcused: (message: OutgoingMessage) => boolean,
  ) {}

  turned({ player, before, after, events, effects, at }: Turned): void {
    if (!events.some(({ kind }) => kind === 'due') || after.role !== 'mentee') return;
    const started = effects.find((effect) => effect.kind === 'say' && effect.priority === 'started');
    if (started?.kind !== 'say') return;
    this.looked += 1;
    if (started.cue.startsWith('check-in.')) {
      const day = `${player.index} ${localTime(at, zoneOf(player, after)).date}`;
      const count = (this.#days.get(day) ?? 0) + 1;
      this.#days.set(day, count);
      const most = timesOf(rhythmOf(before?.role === 'mentee' ? before : after)).length;
      if (count > Math.max(most, 1))
        this.wrong(this.name, player, `check-in ${count} of a day for which ${most} were chosen`);
    }
    if (!started.cue.startsWith('step-nudge.')) return;
    const asked = before?.role === 'mentee' ? before.steps.find(({ outcome }) => outcome === 'open') : undefined;
    // They may have chosen another moment for the same step since.
    const nudge = `${player.index} ${asked?.id} ${asked?.nudgeAt}`;
    if (this.#nudged.has(nudge)) this.wrong(this.name, player, 'a step was asked about twice');
    this.#nudged.add(nudge);
  }

  again(player: Player, message: OutgoingMessage): void {
    if (!this.isExcused(message))
      this.wrong(this.name, player, `${message.cue} was sent twice, and nothing explains it`);
  }
}
