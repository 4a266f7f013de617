import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';

/** A provider's answer; only its first 64 KB are kept. */
export interface Answered {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export interface OutboundRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Ends everything: name, connection, answer. */
  readonly signal: AbortSignal;
}

export interface Outbound {
  /** One POST, once: no redirect is followed and nothing is tried again. Rejects when no whole answer came. */
  post(request: OutboundRequest): Promise<Answered>;
  close(): void;
}

const MAX_ANSWER_BYTES = 64 * 1024;

/** Connections are kept open between messages: a new TLS handshake costs more than the message. */
export function createOutbound(): Outbound {
  const kept = { keepAlive: true, maxSockets: 64, timeout: 60_000, scheduling: 'lifo' } as const;
  const plain = new http.Agent(kept);
  const secure = new https.Agent(kept);
  return {
    post: ({ url, headers, body, signal }) =>
      new Promise((resolve, reject) => {
        const target = new URL(url);
        const options = { method: 'POST', signal, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } };
        const received = (response: IncomingMessage) => readAnswer(response).then(resolve, reject);
        const request =
          target.protocol === 'https:'
            ? https.request(target, { ...options, agent: secure }, received)
            : http.request(target, { ...options, agent: plain }, received);
        request.on('error', reject);
        request.end(body);
      }),
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

async function readAnswer(response: IncomingMessage): Promise<Answered> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= MAX_ANSWER_BYTES) chunks.push(bytes);
  }
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: Buffer.concat(chunks).toString('utf8'),
  };
}

/**
 * How long a provider asks to be left alone.
 * @param value of Retry-After: seconds, or an HTTP date (RFC 9110 §10.2.3).
 * @returns milliseconds, at most an hour; undefined when it says nothing usable.
 */
export function retryAfterMs(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 3_600_000) : undefined;
}
