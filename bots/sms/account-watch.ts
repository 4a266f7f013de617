import { Counter, type Registry } from 'prom-client';
import type { Carrier, Sent } from '../../services/mailroom/contract';
import type { Log } from '../http/server';

/** Without a message taken or refused for so long, nobody knows how it stands with the account. */
const STALE_MS = 600_000;

/** Says of the SMS account what /readyz and the log tell an operator. */
export interface AccountWatch {
  readonly carrier: Carrier;
  /** The provider's code while it refuses us, whatever we send; null otherwise. */
  fault(): string | null;
}

/**
 * Watches how the provider takes what we send. That our account is refused is nobody's fault but ours, and only an operator can mend it: it
 * is counted, logged when it begins and when it ends, and told in /readyz. Nothing that is said here has a text or a number in it.
 */
export function watchAccount(
  carrier: Carrier,
  { metrics, log, now = Date.now }: { metrics: Registry; log: Log; now?: () => number },
): AccountWatch {
  const refused = new Counter({
    name: 'small_steps_sms_refused_total',
    help: 'Messages that the SMS provider did not take, by what it was about. "account" needs an operator.',
    labelNames: ['about'],
    registers: [metrics],
  });
  let found: { readonly code: string; readonly at: number } | null = null;
  return {
    carrier: {
      async send(message): Promise<Sent> {
        const sent = await carrier.send(message);
        note(sent);
        return sent;
      },
    },
    fault: () => (found !== null && now() - found.at < STALE_MS ? found.code : null),
  };

  function note(sent: Sent): void {
    if (!sent.sent && 'heldMs' in sent) return;
    if (!sent.sent) refused.inc({ about: sent.fault ?? sent.means ?? (sent.again ? 'outage' : 'message') });
    if (sent.sent || sent.means !== undefined) return settle(null);
    if (sent.fault === 'account') settle(sent.because);
  }

  function settle(code: string | null): void {
    if (code !== (found?.code ?? null)) {
      if (code === null) log.warn({ door: 'sms' }, 'the provider takes our messages again');
      else log.error({ door: 'sms', code }, 'the provider refuses our account: see its error dictionary');
    }
    found = code === null ? null : { code, at: now() };
  }
}
