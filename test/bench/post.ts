import http from 'node:http';

/** A way in, with connections that stay open. */
export interface Poster {
  /** Resolves with the status when the whole answer is here. */
  post(path: string, headers: Readonly<Record<string, string>>, body: string): Promise<number>;
  close(): void;
}

export function createPoster(url: string): Poster {
  const { hostname, port } = new URL(url);
  // A server closes what is idle for five seconds, perhaps in the moment in which it is used again.
  const agent = new http.Agent({ keepAlive: true, maxSockets: 512, scheduling: 'lifo', timeout: 2_000 });
  return {
    post: (path, headers, body) =>
      new Promise((resolve, reject) => {
        const sent = http.request(
          {
            agent,
            hostname,
            port,
            path,
            method: 'POST',
            headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
          },
          (response) => {
            response.resume();
            response.on('error', reject);
            response.on('end', () => resolve(response.statusCode ?? 0));
          },
        );
        sent.on('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
