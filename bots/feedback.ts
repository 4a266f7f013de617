import '../services/config/tell-usage';
import { ConfigError, loadEnvFile, readConfig } from '../services/config';
import { Feedback } from '../services/records';
import { RedisUnavailable } from '../services/redis';
import { MasterKeyProblem } from '../services/vault';
import { openStore } from './store';

/** `npm run feedback`: what people said of the bot and the service, the oldest first. */
async function main() {
  loadEnvFile();
  const config = readConfig(process.env);
  const { redis, work, vault, people } = await openStore(config, (line) => console.error(line));
  try {
    const all = await new Feedback({ redis: work, vault, people, clock: { now: Date.now } }).all();
    for (const { day, from, words } of all) console.log(`${day}  ${from?.name ?? 'no name'}: ${words}`);
    console.log(`${all.length} in all.`);
  } finally {
    await redis.close();
  }
}

const PLAIN = [ConfigError, RedisUnavailable, MasterKeyProblem];

main().catch((error: unknown) => {
  const plain = PLAIN.some((kind) => error instanceof kind);
  console.error(plain && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
