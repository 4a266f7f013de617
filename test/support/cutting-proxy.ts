import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** `reply`: the server has done the command, and nobody hears of it. `request`: only half of the command reaches the server. */
export type Cut = 'reply' | 'request';

export interface CuttingProxy {
  readonly url: string;
  /** Cut the connection at the nth of the commands to come that counts, once. */
  cutAt(nth: number, where: Cut): void;
  /** How many that count have come since. */
  readonly seen: number;
  /** The command at which it cut, as bytes; null as long as it has not. */
  readonly cutCommand: Buffer | null;
  close(): Promise<void>;
}

/** Stands between a client and a Redis on a port of this machine. @param counts which commands, as the bytes of their request */
export async function startCuttingProxy(port: number, counts: (command: Buffer) => boolean): Promise<CuttingProxy> {
  const plan: { nth: number; where: Cut; seen: number; cut: Buffer | null } = {
    nth: Number.POSITIVE_INFINITY,
    where: 'reply',
    seen: 0,
    cut: null,
  };
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    const upstream = connect(port, '127.0.0.1');
    const end = () => {
      clients.delete(client);
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    let over = false;
    upstream.on('data', (reply: Buffer) => {
      if (!over) client.write(reply);
    });

    /** @returns whether the connection still stands. */
    const forward = (command: Buffer): boolean => {
      if (counts(command)) plan.seen += 1;
      if (plan.cut !== null || plan.seen < plan.nth || !counts(command)) {
        upstream.write(command);
        return true;
      }
      plan.cut = command;
      over = true;
      // Redis does what it has read whole before it sees the end; when it has hung up too, all of it is done.
      upstream.end(plan.where === 'reply' ? command : command.subarray(0, command.length / 2));
      return false;
    };

    let rest = Buffer.alloc(0);
    client.on('data', (bytes: Buffer) => {
      if (over) return;
      rest = Buffer.concat([rest, bytes]);
      for (let size = lengthOf(rest); size > 0; size = lengthOf(rest)) {
        const command = rest.subarray(0, size);
        rest = rest.subarray(size);
        if (!forward(command)) return;
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return {
    url: `redis://127.0.0.1:${address.port}`,
    cutAt: (nth, where) => Object.assign(plan, { nth, where, seen: 0, cut: null }),
    get seen() {
      return plan.seen;
    },
    get cutCommand() {
      return plan.cut;
    },
    async close() {
      server.close();
      for (const client of clients) client.destroy();
      await once(server, 'close');
    },
  };
}

const CRLF = '\r\n';

/** The bytes of the first command in `bytes`, 0 when it is not there whole. A command is an array of bulk strings (RESP2). */
function lengthOf(bytes: Buffer): number {
  const [count, start] = header(bytes, 0);
  let at = start;
  for (let index = 0; at > 0 && index < count; index += 1) {
    const [size, from] = header(bytes, at);
    at = from === 0 ? 0 : from + size + CRLF.length;
  }
  return at <= bytes.length ? at : 0;
}

/** The number behind `*` or `$`, and where what it counts begins; 0 when the line is not there whole. */
function header(bytes: Buffer, at: number): [count: number, next: number] {
  const end = bytes.indexOf(CRLF, at);
  return end < 0 ? [0, 0] : [Number(bytes.subarray(at + 1, end)), end + CRLF.length];
}
