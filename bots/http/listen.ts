import type { Server } from 'node:http';
import { z } from 'zod';

/** The server could not take its port. The message is one line for the person who typed the command. */
export class CannotListenError extends Error {
  override readonly name = 'CannotListenError';
}

/**
 * Starts listening.
 * @param port 0 picks a free one.
 * @returns the URL at which this machine reaches it.
 * @throws CannotListenError when the port is taken, or may not be used, or the host is not this machine's.
 */
export async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: Error) => reject(explain(error, port, host));
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      resolve();
    });
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${nameFor(host)}:${taken}`;
}

const SystemError = z.object({ code: z.string() });

function explain(error: Error, port: number, host: string): Error {
  const code = SystemError.safeParse(error).data?.code;
  const another = port < 65_535 ? port + 1 : port - 1;
  const options = { cause: error };
  if (code === 'EADDRINUSE') {
    return new CannotListenError(
      `PORT ${port} is taken by another program. Stop that one, or use PORT=${another}.`,
      options,
    );
  }
  if (code === 'EACCES') {
    return new CannotListenError(
      `PORT ${port} may not be used by this account. Use one above 1023, for example PORT=3978.`,
      options,
    );
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new CannotListenError(
      `HOST ${host} is not an address of this machine. Use HOST=127.0.0.1 or HOST=0.0.0.0.`,
      options,
    );
  }
  return error;
}

function nameFor(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
