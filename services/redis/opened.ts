import type { CheckedRedis } from './boot-check';
import type { RedisClient } from './client';
import type { Connections, Purpose } from './connections';

/** A Redis that was found or started, and checked. */
export interface OpenRedis extends CheckedRedis {
  /** A new connection, connecting in the background; closed by `close`. */
  connect(purpose: Purpose): RedisClient;
  origin: 'embedded' | 'external';
  /** Closes our connections. An embedded server goes on running, for the next start or another process. */
  close(): Promise<void>;
}

export function opened(
  connections: Connections,
  checked: CheckedRedis,
  origin: OpenRedis['origin'],
  beforeClose: () => void = () => {},
): OpenRedis {
  return {
    ...checked,
    origin,
    connect: (purpose) => connections.connect(purpose),
    close: async () => {
      beforeClose();
      await connections.close();
    },
  };
}
