import { startProvider } from '../support/connector-server';
import { BOT, LIVE_ENV } from '../support/live-settings';
import { startOpenId } from '../support/openid';
import { type Door, Genuine } from './genuine';
import { keysOf } from './keys';
import { holdOpen } from './slow';
import { rage, Tally } from './storm';
import { Target } from './target-process';

export interface FuzzOptions {
  /** Of them, half go to a service that is tried out, half to one with both channels. */
  readonly requests: number;
  readonly seed: number;
  /** What is broken on purpose, to show that the run sees it: everything that comes is remembered, or a message is lost. */
  readonly control: 'leak' | 'loss' | null;
}

export interface FuzzResult {
  readonly requests: number;
  readonly answers: Tally['answers'];
  readonly genuine: number;
  readonly violations: readonly string[];
  /** By way of running: bytes on the heap after the first tenth of the requests, and after all. */
  readonly heap: Readonly<Record<string, { readonly before: number; readonly after: number }>>;
}

/**
 * Any process's heap breathes: by what is compiled, by caches that have their bounds, and by what still waits for its turn when the storm
 * ends, which on a slow machine was 21 MB. So the short run sees a gross leak only; the full one sees any.
 */
const BREATH = 24_000_000;
/** A request that is not let go of holds ten times as much, and more. */
const PER_REQUEST = 400;

const WAYS: Readonly<Record<string, { readonly live: boolean; readonly doors: readonly Door[] }>> = {
  'tried out': { live: false, doors: [] },
  live: { live: true, doors: ['sms', 'messages'] },
};

/** A storm of hostile requests against the whole service, with its real Redis, in both ways in which it runs. */
export async function runFuzz({ requests, seed, control }: FuzzOptions): Promise<FuzzResult> {
  const tally = new Tally();
  const violations: string[] = [];
  const heap: Record<string, { before: number; after: number }> = {};
  let sent = 0;
  for (const [way, { live, doors }] of Object.entries(WAYS)) {
    const share = Math.ceil(requests / Object.keys(WAYS).length);
    const provider = await startProvider();
    const openId = await startOpenId({ appId: BOT.appId, serviceUrl: provider.url });
    const dotEnv = live ? liveSettings(provider.url, openId.metadataUrl) : '';
    const target = await Target.start({ dotEnv, leak: control === 'leak' }, managedIdentity(provider.url));
    const keys = keysOf(openId, provider.url);
    const genuine = new Genuine(target, keys, control === 'loss');
    const storm = { target, keys, genuine, doors, tally, seed };
    const slow = holdOpen(target.url);
    try {
      await rage(storm, share / 10);
      const before = await target.heapUsed();
      await rage({ ...storm, seed: seed + 1 }, share - share / 10);
      slow.letGo();
      if (!(await fetch(`${target.url}/healthz`)).ok) violations.push(`${way}: not healthy afterwards`);
      const { lost, doubled } = await genuine.astray();
      const after = await target.heapUsed();
      heap[way] = { before, after };
      if (after - before > BREATH + PER_REQUEST * share)
        violations.push(`${way}: the heap grew by ${after - before} bytes`);
      if (lost > 0) violations.push(`${way}: ${lost} genuine messages lost`);
      if (doubled > 0) violations.push(`${way}: ${doubled} genuine messages heard twice`);
      if (genuine.refused.length > 0)
        violations.push(`${way}: genuine messages answered ${genuine.refused.join(', ')}`);
    } catch (error) {
      violations.push(`${way}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      slow.letGo();
      await target.stop();
      await openId.close();
      await provider.close();
    }
    sent += genuine.count;
  }
  return { requests: tally.requests, answers: tally.answers, genuine: sent, violations, heap };
}

/** The bot's own token comes from the machine, so that nothing leaves it. */
const managedIdentity = (url: string) => ({ IDENTITY_ENDPOINT: `${url}/msi/token`, IDENTITY_HEADER: 'drama' });

function liveSettings(providerUrl: string, metadataUrl: string): string {
  return [
    ...LIVE_ENV.split('\n').filter((line) => !/^(TWILIO_API_URL|MICROSOFT_APP_PASSWORD)=/.test(line)),
    `TWILIO_API_URL=${providerUrl}`,
    'MICROSOFT_APP_TYPE=UserAssignedMSI',
    `BOT_OPENID_METADATA_URL=${metadataUrl}`,
  ].join('\n');
}
