import { once } from 'node:events';
import { createServer } from 'node:http';

/** A channel's own habit of posting again what it is not sure of, taken to its end. */
export interface Repeater {
  readonly url: string;
  /** What the bot answered each time: first copy, second copy. */
  readonly answers: readonly (readonly [number, number])[];
  close(): Promise<void>;
}

/** Stands in front of a bot and posts to it twice whatever is posted once: the same activity, under the same id. */
export async function startRepeater(botUrl: string): Promise<Repeater> {
  const answers: [number, number][] = [];
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(Buffer.from(chunk));
    const post = async () => {
      const headers = { 'Content-Type': 'application/json' };
      return (await fetch(botUrl, { method: 'POST', headers, body: Buffer.concat(chunks) })).status;
    };
    const [first, second] = await Promise.all([post(), post()]);
    answers.push([first, second]);
    res.statusCode = first;
    res.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    answers,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
