import { Registry } from 'prom-client';
import { createHttpServer, type HttpServer, type HttpServerOptions } from '../../bots/http/server';

export interface TestEdge {
  readonly url: string;
  readonly http: HttpServer;
  readonly metrics: Registry;
  /** Every line that was logged, as JSON. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

/** What a door may need of the edge it is built for. */
export interface EdgeParts {
  readonly metrics: Registry;
  readonly log: HttpServerOptions['log'];
}

/** The real HTTP server on a free port of the loopback interface. */
export async function startEdge(
  routes: (parts: EdgeParts) => NonNullable<HttpServerOptions['routes']>,
  options: Partial<HttpServerOptions> = {},
): Promise<TestEdge> {
  const metrics = new Registry();
  const logged: string[] = [];
  const note = (fields: Readonly<Record<string, unknown>>, message: string) => {
    logged.push(JSON.stringify({ ...fields, message }));
  };
  const log = { warn: note, error: note };
  const ready = async () => ({ ok: true, detail: { redis: { durability: 'every write' } } });
  const http = createHttpServer({ ready, metrics, log, routes: routes({ metrics, log }), graceMs: 1_000, ...options });
  const url = await http.listen(0, '127.0.0.1');
  return { url, http, metrics, logged, close: () => http.close() };
}
