import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  CountBreaker,
  circuitBreaker,
  handleAll,
} from 'cockatiel';
import type { Understanding } from '../../dialogs/understanding';
import { type Because, NoAnswer, type Recogniser } from './recogniser';

/** What became of a message that might be asked about. Fixed words: they are a metric's label. */
export const OUTCOMES = ['asked', 'answered', 'late', 'failed', 'open', 'busy', 'used'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface GuardOptions {
  readonly recogniser: Recogniser;
  /** How many may be asked about at once; no others wait for a place. */
  readonly atOnce: number;
  readonly onOutcome: (outcome: Outcome) => void;
  /** It is left alone (with what went wrong last), or asked again (null). */
  readonly onLeftAlone: (because: Because | null) => void;
}

/** More than half of the last ten came to nothing, or of the first five. */
const BREAKER = { threshold: 0.5, size: 10, minimumNumberOfCalls: 5 } as const;
/** Then nobody is asked for so long, ms; after that one message tries whether it is back. */
const LEFT_ALONE_MS = 30_000;

/** Asks, and gives up: never late, never in a queue, never a throw. */
export type Ask = (text: string, locale: string, deadline: AbortSignal) => Promise<Understanding | null>;

/** A remote recogniser behind a circuit breaker and a limit of questions at once. Null for whatever is not an answer. */
export function guarded({ recogniser, atOnce, onOutcome, onLeftAlone }: GuardOptions): Ask {
  const places = bulkhead(atOnce, 0);
  const circuit = circuitBreaker(handleAll, { breaker: new CountBreaker(BREAKER), halfOpenAfter: LEFT_ALONE_MS });
  circuit.onBreak((reason) => onLeftAlone('error' in reason ? becauseOf(reason.error) : 'broke'));
  circuit.onReset(() => onLeftAlone(null));
  const ask: Ask = (text, locale, deadline) => {
    onOutcome('asked');
    return before(deadline, recogniser.recognise(text, locale, deadline));
  };
  return async (text, locale, deadline) => {
    // The library lets all others wait for the one that tries; they have better things to do.
    if (circuit.state === CircuitState.HalfOpen) {
      onOutcome('open');
      return null;
    }
    try {
      const answer = await places.execute(() => circuit.execute(() => ask(text, locale, deadline)));
      onOutcome('answered');
      return answer;
    } catch (error) {
      onOutcome(outcomeOf(error));
      return null;
    }
  };
}

function outcomeOf(error: unknown): Outcome {
  if (error instanceof BrokenCircuitError) return 'open';
  if (error instanceof BulkheadRejectedError) return 'busy';
  return becauseOf(error) === 'late' ? 'late' : 'failed';
}

const becauseOf = (error: unknown): Because => (error instanceof NoAnswer ? error.because : 'broke');

/** A recogniser that does not heed its deadline holds nobody up either. */
function before<T>(deadline: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new NoAnswer('late'));
    deadline.addEventListener('abort', late, { once: true });
    if (deadline.aborted) late();
    work.then(resolve, reject).finally(() => deadline.removeEventListener('abort', late));
  });
}
