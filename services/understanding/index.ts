import type { Config } from '../config';
import type { Understand } from '../mailroom/contract';
import { createClu } from './clu';
import { type GuardOptions, guarded } from './guard';
import { createLuis } from './luis';
import type { Recogniser } from './recogniser';
import { createTransport, type Transport } from './transport';
import { understandBy } from './understand';

export { OUTCOMES, type Outcome } from './guard';
export type { Because, Recogniser } from './recogniser';

/** For all that one turn asks, ms. */
const DEADLINE_MS = 800;
const MOST_AT_ONCE = 16;

export interface RemoteUnderstanding {
  readonly name: Recogniser['name'];
  readonly understand: Understand;
  close(): Promise<void>;
}

export interface RemoteOptions extends Pick<GuardOptions, 'onOutcome' | 'onLeftAlone'> {
  /** For tests: what ends the questions of one turn. */
  readonly deadline?: () => AbortSignal;
}

/** The remote recogniser that the settings name: CLU, or else LUIS. Null for none. */
export async function openUnderstanding(
  config: Pick<Config, 'luis' | 'clu' | 'workers'>,
  { onOutcome, onLeftAlone, deadline = () => AbortSignal.timeout(DEADLINE_MS) }: RemoteOptions,
): Promise<RemoteUnderstanding | null> {
  const transport = createTransport();
  const recogniser = await recogniserFor(config, transport);
  if (recogniser === null) return null;
  // Half of the places for turns stay with those who wait for nobody.
  const atOnce = Math.max(1, Math.min(MOST_AT_ONCE, Math.floor(config.workers / 2)));
  const ask = guarded({ recogniser, atOnce, onOutcome, onLeftAlone });
  return {
    name: recogniser.name,
    understand: understandBy({ ask, deadline, onOutcome }),
    close: () => transport.close(),
  };
}

async function recogniserFor({ luis, clu }: Pick<Config, 'luis' | 'clu'>, transport: Transport) {
  if (clu !== undefined) return createClu(clu, transport);
  return luis === undefined ? null : createLuis(luis, transport);
}
