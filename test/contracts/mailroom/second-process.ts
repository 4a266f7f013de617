/**
 * A real second process for sharing.test.ts: its own mailroom on a running Redis, started with DATA_DIR or REDIS_URL, and the master key.
 * It notes in Redis what it sends, says when it runs, and stops when it is asked to.
 */

import { parseMasterKeys } from '../../../services/config/master-keys';
import { createMailroom } from '../../../services/mailroom';
import { createPeople } from '../../../services/people';
import { openRedis } from '../../../services/redis';
import { openVault } from '../../../services/vault';
import { RUNTIME_DIR } from '../../support/redis';
import { echo, noted, STRANGERS, say } from './house';

async function main(): Promise<void> {
  const { DATA_DIR: dataDir = '', REDIS_URL: url, MASTER_KEYS: keys = '' } = process.env;
  const masterKeys = parseMasterKeys(keys);
  if ('fault' in masterKeys) throw new Error(masterKeys.fault);
  const redis = await openRedis({
    url,
    serverBin: undefined,
    dataDir,
    runtimeDir: RUNTIME_DIR,
    say: () => {},
  });
  const vault = await openVault(redis.connect('work'), masterKeys.keys);
  const people = createPeople({ redis: redis.connect('webhook'), vault, strangers: STRANGERS });
  const room = createMailroom({
    redis,
    vault,
    people,
    clock: { now: () => Date.now() },
    core: echo,
    carriers: { sms: noted(redis.connect('work'), 'second') },
    handoffs: { perform: async () => {} },
    mayStillSend: async () => true,
    lastWords: () => say('sorry'),
    concurrency: 4,
  });
  await room.start();
  process.once('SIGTERM', async () => {
    await room.stop();
    await redis.close();
    process.exit(0);
  });
  console.log('running');
}

void main();
