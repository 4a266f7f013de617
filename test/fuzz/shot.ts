import net from 'node:net';

/** Bytes for a server, and how they are sent. */
export interface Shot {
  /** The route it is meant for: `POST /api/sms`. */
  readonly aim: string;
  readonly bytes: Buffer;
  /** A whole request that asks for the connection to be closed: it must be answered. */
  readonly isWhole: boolean;
  /** In so many pieces, a round of the event loop between two. */
  readonly pieces: number;
  /** What the sender does when everything is out: waits, says that nothing more comes, or goes away. */
  readonly afterwards: 'wait' | 'end' | 'cut';
}

export interface Outcome {
  /** Of each answer that came on the connection. */
  readonly statuses: readonly number[];
  /** Neither answered to the end nor closed in time. */
  readonly hung: boolean;
}

/** After it, whoever sent what may be half a request says that nothing more comes. */
const QUIET_MS = 100;
/** The server's own deadline for an answer is 12 s, and for a whole request 15 s. */
const HUNG_MS = 25_000;

/** Sends it on a connection of its own; resolves when that is closed. */
export function fire(url: string, { bytes, pieces, isWhole, afterwards }: Shot): Promise<Outcome> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = net.connect({ host: hostname, port: Number(port), noDelay: true });
    let received = '';
    let hung = false;
    const tooLong = setTimeout(() => {
      hung = true;
      socket.destroy();
    }, HUNG_MS);
    // A whole request is not ended by its sender: the server would take that for a sender who has gone.
    const quiet = isWhole ? undefined : setTimeout(() => socket.end(), QUIET_MS);
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      // A stream has no end.
      if (received.includes('text/event-stream')) socket.destroy();
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(tooLong);
      clearTimeout(quiet);
      resolve({ statuses: statusesIn(received), hung });
    });
    void writeIn(socket, bytes, pieces).then(() => {
      if (afterwards === 'cut') socket.destroy();
      if (afterwards === 'end') socket.end();
    });
  });
}

async function writeIn(socket: net.Socket, bytes: Buffer, pieces: number): Promise<void> {
  const size = Math.max(1, Math.ceil(bytes.length / pieces));
  for (let at = 0; at < bytes.length && !socket.destroyed; at += size) {
    await new Promise<void>((written) => socket.write(bytes.subarray(at, at + size), () => written()));
    await new Promise<void>((next) => setImmediate(next));
  }
}

/** No body of ours has such a line in it. */
function statusesIn(received: string): number[] {
  return [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)]
    .map(([, status]) => Number(status))
    .filter((one) => one !== 100);
}
