import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** One request as a provider's server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The client's port: the same one again means that the connection was kept. */
  readonly fromPort: number;
}

/**
 * What to answer: a status with headers and a body, or never (`silence`), also after the headers (`headers`); or by cutting the
 * connection (`cut`), with a reset (`reset`), or in the middle of the answer (`half`).
 */
export type Answer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | 'silence'
  | 'headers'
  | 'cut'
  | 'reset'
  | 'half';

/**
 * A provider's REST server, the Bot Framework's connector or an SMS provider's: takes what is posted, keeps it for the
 * test to read, and answers as it was told to.
 */
export interface ProviderServer {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** The answers to come, in order; after the last, what it answers otherwise. */
  answerWith(...answers: Answer[]): void;
  /** The next request that has not been taken yet. */
  next(): Promise<SeenRequest>;
  close(): Promise<void>;
}

/** @param otherwise what it answers when it was told nothing; without it, 200 with an id. */
export async function startProvider(otherwise?: (request: SeenRequest) => Answer): Promise<ProviderServer> {
  const arrivals = new EventEmitter();
  const seen: SeenRequest[] = [];
  const answers: Answer[] = [];
  let taken = 0;
  const anId = (): Answer => ({ status: 200, body: JSON.stringify({ id: `activity-${seen.length}` }) });

  const server = createServer(async (req, res) => {
    const request = await read(req);
    seen.push(request);
    arrivals.emit('request');
    respond(res, answers.shift() ?? otherwise?.(request) ?? anId());
  });
  // A connection that is closed for being idle, in the moment in which its client wants it again, would be a fault that nobody asked for.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();

  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    seen,
    answerWith: (...more) => {
      answers.push(...more);
    },
    next: async () => {
      for (;;) {
        const request = seen[taken];
        if (request) {
          taken += 1;
          return request;
        }
        await once(arrivals, 'request');
      }
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function read(req: IncomingMessage): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(Buffer.from(chunk));
  return {
    method: req.method ?? '',
    path: req.url ?? '',
    headers: req.headers,
    body: Buffer.concat(chunks).toString('utf8'),
    fromPort: req.socket.remotePort ?? 0,
  };
}

function respond(res: ServerResponse, answer: Answer): void {
  if (answer === 'silence') return;
  if (answer === 'cut') {
    res.destroy();
    return;
  }
  if (answer === 'reset') {
    res.socket?.resetAndDestroy();
    return;
  }
  if (answer === 'headers') {
    res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
    res.flushHeaders();
    return;
  }
  if (answer === 'half') {
    res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
    res.write('{"sid":', () => res.destroy());
    return;
  }
  // Not chained: once loaded, restify's writeHead, which returns nothing, is that of every server in the process.
  res.writeHead(answer.status, { 'Content-Type': 'application/json', ...answer.headers });
  res.end(answer.body ?? '');
}
