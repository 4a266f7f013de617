import { isQuiet } from '../../../dialogs/time';
import type { Arrived, Check, Wrong } from '../scene';
import { zoneOf } from './zone';

/** A server whose clock is a second behind sends in its last second of the day. Milliseconds. */
const CLOCKS_DIFFER = 2_000;

/** What the bot starts by itself, and what the clock brings about, comes in waking hours where the person is. */
export class QuietHours implements Check {
  readonly name = 'nothing is started in quiet hours';
  looked = 0;

  constructor(private readonly wrong: Wrong) {}

  arrived({ player, said, state, at, message }: Arrived): void {
    if (said === null) return;
    const isByClock = said.events.every(({ kind }) => kind === 'due') && said.priority !== 'crisis';
    const isStarted = said.priority === 'started' && !said.events.some(({ kind }) => kind === 'heard');
    if (!isByClock && !isStarted) return;
    // Their own words wait for them in a talk with somebody: that is no hour for waiting till morning.
    if (said.priority === 'relay' && player.person?.role !== 'mentee') return;
    this.looked += 1;
    const zone = zoneOf(player, state);
    if ([at - CLOCKS_DIFFER, at, at + CLOCKS_DIFFER].every((instant) => isQuiet(instant, zone)))
      this.wrong(this.name, player, `${message.cue} came in quiet hours`);
  }
}
