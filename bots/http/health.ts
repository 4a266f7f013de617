import type { Registry } from 'prom-client';
import type { RequestHandler, Server } from 'restify';
import { answer } from './answer';
import { DeadlinePassed, within } from './deadline';
import { type RateLimit, slowedDown } from './rate-limit';

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
  /** For those who ask for the figures. Health is never refused: who asks behind a proxy may be the one who restarts us. */
  readonly strays: RateLimit;
}

/**
 * `/healthz`: the process is alive (restart it when this fails). `/readyz`: it can take messages (send it none when this
 * fails). `/metrics`: for Prometheus; no names, numbers or words in it, but keep it off the public internet all the same.
 */
export function healthRoutes(server: Server, options: HealthOptions): void {
  const alive = async (_req: unknown, res: Parameters<typeof answer>[0]) => {
    answer(res, 200, { ok: true });
  };
  const look = oneAtATime(() => readiness(options));
  const ready = async (_req: unknown, res: Parameters<typeof answer>[0]) => {
    const { ok, detail } = await look();
    answer(res, ok ? 200 : 503, { ok, ...detail });
  };
  server.get('/healthz', alive);
  server.head('/healthz', alive);
  server.get('/readyz', ready);
  server.head('/readyz', ready);
  const slowly: RequestHandler = (_req, res, next) => next(slowedDown(options.strays, res) ? false : undefined);
  server.get('/metrics', slowly, async (_req: unknown, res: Parameters<typeof answer>[0]) => {
    answer(res, 200, await options.metrics.metrics(), { 'Content-Type': options.metrics.contentType });
  });
}

/** Whoever asks during a look gets what it finds: a flood of questions is one question to the store at a time. */
function oneAtATime<T>(look: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null;
  return () => {
    underWay ??= look().finally(() => {
      underWay = null;
    });
    return underWay;
  };
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
