import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything of the simulator lies in one hash slot, so that its scripts run on one server and on a cluster alike. */
export const KEYS = {
  /** Milliseconds by which the simulated clock is ahead of the real one. */
  clock: '{sim}:clock',
  /** Stream of sealed entries: what the page shows. */
  screen: '{sim}:screen',
  /** Hash: the round that is being played, and who plays it. */
  cast: '{sim}:cast',
  /** Held by the process that is moving the clock. */
  travelling: '{sim}:travelling',
  once: (id: string): string => `{sim}:once:${id}`,
} as const;

/** Pub/sub channels. A message means "look again", and carries nothing. */
export const CHANNELS = { clock: '{sim}:clock:moved', screen: '{sim}:screen:written' } as const;

export const script = (name: string): string => readFileSync(join(__dirname, `${name}.lua`), 'utf8');
