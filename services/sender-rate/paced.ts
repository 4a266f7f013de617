import type { Carrier, OutgoingMessage, Sent } from '../mailroom/contract';
import type { OnFault } from '../mailroom/faults';
import type { SenderRate } from './sender-rate';

const FIRST_HOLD_MS = 1_000;
const LONGEST_HOLD_MS = 60_000;
const REDIS_PAUSE_MS = 1_000;

/** A door out that keeps to its sender's rate, and stops all of the sender when the provider says that it is too much. */
export function paced(carrier: Carrier, rate: Pick<SenderRate, 'ask' | 'hold'>, onFault: OnFault): Carrier {
  let refusals = 0;
  return {
    async send(message): Promise<Sent> {
      const heldMs = await heldFor(message);
      if (heldMs > 0) return { sent: false, heldMs };
      const sent = await carrier.send(message);
      await slowDown(sent);
      return sent;
    },
  };

  async function heldFor({ priority, to }: OutgoingMessage): Promise<number> {
    try {
      return await rate.ask(priority);
    } catch (error) {
      onFault({ where: 'redis', because: 'rate-not-read', person: to, error });
      // A rate that cannot be read is no reason to keep somebody waiting who may be in danger.
      return priority === 'crisis' || priority === 'relay' ? 0 : REDIS_PAUSE_MS;
    }
  }

  async function slowDown(sent: Sent): Promise<void> {
    if (sent.sent) refusals = 0;
    if (sent.sent || !('again' in sent) || sent.fault !== 'wait') return;
    const doubled = Math.min(LONGEST_HOLD_MS, FIRST_HOLD_MS * 2 ** refusals);
    refusals = Math.min(refusals + 1, 10);
    try {
      await rate.hold(sent.afterMs ?? doubled);
    } catch (error) {
      onFault({ where: 'redis', because: 'rate-not-held', error });
    }
  }
}
