import { once } from 'node:events';
import { createServer } from 'node:http';

/** A channel's REST server on this machine: it takes what a bot sends, and answers at once. */
export interface Provider {
  readonly url: string;
  /** Who is told of each message: by the number, or by the conversation's id. */
  deliverTo(receiver: (to: string) => void): void;
  close(): Promise<void>;
}

/** The SMS provider's REST API, the Bot Framework's connector, and the place where a managed identity gets its tokens. */
export async function startProvider(): Promise<Provider> {
  let receiver: (to: string) => void = () => {};
  let made = 0;
  const server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const url = req.url ?? '';
      made += 1;
      if (url.startsWith('/token')) return answer(200, TOKEN());
      const conversation = /^\/v3\/conversations\/([^/]+)\/activities/.exec(url)?.[1];
      if (conversation !== undefined) {
        answer(200, { id: `a${made}` });
        return receiver(decodeURIComponent(conversation));
      }
      const to = new URLSearchParams(Buffer.concat(chunks).toString()).get('To');
      answer(201, { sid: `SM${made.toString().padStart(32, '0')}`, status: 'queued' });
      receiver(to ?? '');
    });
    function answer(status: number, body: object): void {
      res.writeHead(status, { 'Content-Type': 'application/json' });
      res.end(JSON.stringify(body));
    }
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    deliverTo: (next) => {
      receiver = next;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const TOKEN = () => ({
  access_token: 'a token that nobody looks at',
  token_type: 'Bearer',
  expires_on: String(Math.floor(Date.now() / 1000) + 86_400),
});
