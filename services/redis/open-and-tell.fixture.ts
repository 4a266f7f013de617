import { resolve } from 'node:path';
import { openRedis } from '.';

/** A program of its own for tests: opens the Redis of a data directory, writes one key, tells, and stays until killed. */
async function main(dataDir: string, key: string): Promise<void> {
  const open = await openRedis({
    url: undefined,
    dataDir,
    runtimeDir: resolve(__dirname, '../../.runtime'),
    serverBin: undefined,
    say: () => {},
  });
  const redis = open.connect('work');
  await redis.set(key, 'kept');
  const pid = /^process_id:(\d+)/m.exec(await redis.info('server'))?.[1];
  process.stdout.write(`${pid}\n`);
  setInterval(() => {}, 60_000);
}

void main(process.argv[2] ?? '', process.argv[3] ?? '');
