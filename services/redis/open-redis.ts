import { checkRedis } from './boot-check';
import type { RedisClient } from './client';
import { Connections } from './connections';
import { ensureServer } from './embedded-server';
import { externalRedis } from './external-redis';
import { findServer } from './find-server';
import { type OpenRedis, opened } from './opened';
import { serverPlace } from './server-place';
import { reasonOf } from './unavailable';

export interface RedisSettings {
  /** REDIS_URL; without it a server of our own is found or started. */
  url: string | undefined;
  /** DATA_DIR; the server's own directory is `redis` below it. */
  dataDir: string;
  /** Where a server program that had to be fetched is kept: `.runtime` in the project's root. */
  runtimeDir: string;
  /** REDIS_SERVER_BIN: this server program and no other. */
  serverBin: string | undefined;
  /** REDIS_WAIT_REPLICAS: how many replicas of REDIS_URL's server must have an acknowledged write; 0 when left out. */
  waitReplicas?: number;
  /** Progress for a person at a terminal: the first download, a server that had to be started again. */
  say(line: string): void;
  /** Directories to look for programs in; those of PATH when left out. */
  path?: readonly string[];
  /** As in `process.platform`; this machine's when left out. */
  platform?: string;
}

/**
 * Finds, starts or connects to the Redis of this program and checks it.
 *
 * @throws RedisUnavailable with one message for a person: what, where, what is permitted, what to do next
 */
export async function openRedis(settings: RedisSettings): Promise<OpenRedis> {
  return settings.url === undefined ? openEmbedded(settings) : externalRedis(settings.url, settings.waitReplicas);
}

async function openEmbedded(settings: RedisSettings): Promise<OpenRedis> {
  const place = await serverPlace(settings.dataDir);
  const ensure = () => ensureServer(place, { find: () => findServer(settings), say: settings.say });
  await ensure();
  const connections = new Connections({ socket: place.socket }, 100);
  const watch = connections.connect('work');
  const checked = await checkRedis(watch, { where: `The embedded Redis in "${place.dir}"` }).catch(
    async (error: unknown) => {
      await connections.close();
      throw error;
    },
  );
  const stopKeeping = keepAlive(watch, ensure, settings.say);
  return opened(connections, checked, 'embedded', stopKeeping);
}

/**
 * Starts the server again whenever the watching connection is lost and nobody answers any more. ioredis reconnects by
 * itself, and every failed attempt of its comes by here again, which makes the next try.
 */
function keepAlive(watch: RedisClient, ensure: () => Promise<void>, say: (line: string) => void): () => void {
  let trying = false;
  let stopped = false;
  let lastSaid = '';
  const restore = async () => {
    if (trying || stopped) return;
    trying = true;
    try {
      await ensure();
      lastSaid = '';
    } catch (error) {
      const said = `Redis is down and cannot be started again: ${reasonOf(error)}`;
      if (said !== lastSaid) say(said);
      lastSaid = said;
    } finally {
      trying = false;
    }
  };
  watch.on('close', restore);
  return () => {
    stopped = true;
    watch.off('close', restore);
  };
}
