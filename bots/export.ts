import '../services/config/tell-usage';
import { ConfigError, loadEnvFile, readConfig } from '../services/config';
import { openIntake } from '../services/mailroom/open-intake';
import { exportOf, Feedback } from '../services/records';
import { asText } from '../services/records/export';
import { RedisUnavailable } from '../services/redis';
import { MasterKeyProblem } from '../services/vault';
import { CommandProblem, onePerson, readAsked } from './one-person';
import { openStore } from './store';

const USAGE = 'Like this: npm run export -- PERSON --checked "met her on Monday" [--text]';

/** `npm run export -- PERSON --checked HOW`: everything that is held about a person, for them. It is noted in their record. */
async function main() {
  const asked = readAsked(process.argv.slice(2), USAGE);
  loadEnvFile();
  const config = readConfig(process.env);
  const { redis, work, vault, people } = await openStore(config, (line) => console.error(line));
  const clock = { now: Date.now };
  try {
    const { id } = await onePerson(people, asked.about);
    const feedback = new Feedback({ redis: work, vault, people, clock });
    const all = await exportOf({ redis: work, people, feedback }, id);
    const happening = { kind: 'record-exported', checked: asked.checked } as const;
    await openIntake({ redis, people, clock }).accept(id, happening, `exported ${clock.now()}`);
    process.stdout.write(asked.switches.has('--text') ? asText(all) : `${JSON.stringify(all, null, 2)}\n`);
  } finally {
    await redis.close();
  }
}

const PLAIN = [CommandProblem, ConfigError, RedisUnavailable, MasterKeyProblem];

main().catch((error: unknown) => {
  const plain = PLAIN.some((kind) => error instanceof kind);
  console.error(plain && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
