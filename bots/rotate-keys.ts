import '../services/config/tell-usage';
import { ConfigError, loadEnvFile, readConfig } from '../services/config';
import { FEEDBACK_KEY } from '../services/records';
import { NotReplicated, RedisUnavailable } from '../services/redis';
import { SCRIPTS_KEY } from '../services/scripts/editions';
import { addToKeyFile, keyFile, loadMasterKeys, MasterKeyProblem, type Rotated, rotateKeys } from '../services/vault';
import { SCREEN_KEY } from './simulator/screen-key';
import { openStore } from './store';

/** How many keys are wrapped anew before it is said that it goes on. */
const STRIDE = 10_000;

/** `npm run keys:rotate`: put the newest master key in use and wrap everybody's key with it, while the service runs. */
async function main() {
  loadEnvFile();
  const config = readConfig(process.env);
  const { redis, work } = await openStore(config, (line) => console.error(line));
  try {
    const masterKeys = await loadMasterKeys({ configured: config.masterKeys, ...config });
    const outcome = await rotateKeys({
      redis: work,
      masterKeys,
      others: [SCREEN_KEY, SCRIPTS_KEY, FEEDBACK_KEY],
      progress: everySoOften(),
    });
    const place = config.masterKeys ? 'MASTER_KEYS' : keyFile(config.dataDir);
    if (outcome.rotated) reportRotation(outcome, place);
    else if (config.masterKeys) askForNewer(outcome.version);
    else await addNewer(config.dataDir, outcome.version);
  } finally {
    await redis.close();
  }
}

function everySoOften(): (rewrapped: number) => void {
  let next = STRIDE;
  return (rewrapped) => {
    if (rewrapped < next) return;
    console.log(`Wrapped anew so far: ${rewrapped} keys.`);
    next = rewrapped + STRIDE;
  };
}

function reportRotation({ version, rewrapped, unreadable }: Rotated & { rotated: true }, place: string): void {
  console.log(`Wrapped anew: ${rewrapped} keys.`);
  console.log(`In use: version ${version} of the master keys.`);
  if (unreadable.length === 0) {
    console.log(`Nothing is wrapped with an older version any more: you may take the older ones out of ${place}.`);
    console.log('Keep a copy of them for as long as you keep backups made before now.');
    return;
  }
  console.error(`Keys that do not open: ${unreadable.length}. They were left as they are: ${unreadable.join(', ')}`);
  console.error(
    'Somebody altered them, and a human must decide: bring them back from a backup, or erase these people. ' +
      `Leave the older versions in ${place} until then, and run this again afterwards.`,
  );
  process.exitCode = 1;
}

function askForNewer(version: number): void {
  console.error(`Nothing was changed: MASTER_KEYS has no version newer than ${version}, which is in use.`);
  console.error(`1. Make a key:                     echo "${version + 1}:$(openssl rand -base64 32)"`);
  console.error('2. Put it into MASTER_KEYS of every machine, with a comma, beside what is there.');
  console.error('3. Restart every Small Steps process, and run this again.');
  process.exitCode = 1;
}

async function addNewer(dataDir: string, version: number): Promise<void> {
  const added = await addToKeyFile(dataDir, version);
  console.log(`${keyFile(dataDir)} now holds version ${added} too. Nothing is wrapped with it yet.`);
  console.log('Restart Small Steps, so that it knows the new key, and run this again.');
}

const PLAIN = [ConfigError, RedisUnavailable, NotReplicated, MasterKeyProblem];

main().catch((error: unknown) => {
  const plain = PLAIN.some((kind) => error instanceof kind);
  console.error(plain && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
