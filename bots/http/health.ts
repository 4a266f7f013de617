import type { Registry } from 'prom-client';
import type { Server } from 'restify';
import { answer } from './answer';
import { DeadlinePassed, within } from './deadline';

export interface Readiness {
  readonly ok: boolean;
  /** Shown to whoever asks: the store's durability class and the like, never an address or a secret. */
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface HealthOptions {
  readonly ready: () => Promise<Readiness>;
  readonly metrics: Registry;
  /** Milliseconds after which a check that has not come back counts as not ready. */
  readonly patienceMs: number;
  /** True from the moment in which the process is asked to stop: it is sent nothing more, and still takes what comes. */
  readonly retiring: () => boolean;
}

/**
 * `/healthz`: the process is alive (restart it when this fails). `/readyz`: it can take messages (send it none when this
 * fails). `/metrics`: for Prometheus; no names, numbers or words in it, but keep it off the public internet all the same.
 */
export function healthRoutes(server: Server, options: HealthOptions): void {
  const alive = async (_req: unknown, res: Parameters<typeof answer>[0]) => {
    answer(res, 200, { ok: true });
  };
  const ready = async (_req: unknown, res: Parameters<typeof answer>[0]) => {
    const { ok, detail } = await readiness(options);
    answer(res, ok ? 200 : 503, { ok, ...detail });
  };
  server.get('/healthz', alive);
  server.head('/healthz', alive);
  server.get('/readyz', ready);
  server.head('/readyz', ready);
  server.get('/metrics', async (_req: unknown, res: Parameters<typeof answer>[0]) => {
    answer(res, 200, await options.metrics.metrics(), { 'Content-Type': options.metrics.contentType });
  });
}

async function readiness({ ready, patienceMs, retiring }: HealthOptions): Promise<Readiness> {
  if (retiring()) return { ok: false, detail: { because: 'closing' } };
  try {
    return await within(patienceMs, ready());
  } catch (error) {
    const because = error instanceof DeadlinePassed ? 'the check took too long' : 'the check failed';
    return { ok: false, detail: { because } };
  }
}
