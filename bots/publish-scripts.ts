import '../services/config/tell-usage';
import { ConfigError, loadEnvFile, readConfig } from '../services/config';
import { RedisUnavailable } from '../services/redis';
import { ScriptError } from '../services/scripts';
import { PublishedMeanwhile } from '../services/scripts/editions';
import { MasterKeyProblem } from '../services/vault';
import { NotPublished, publishing } from './publishing';

const PLAIN = [ConfigError, RedisUnavailable, MasterKeyProblem, ScriptError, NotPublished, PublishedMeanwhile];

/** `npm run scripts:publish`, `scripts:rollback` and `scripts:history`: flows and wording of a running service. */
async function main() {
  loadEnvFile();
  await publishing(process.argv.slice(2), readConfig(process.env), (line) => console.log(line));
}

main().catch((error: unknown) => {
  const wrongOption = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  const plain = wrongOption || PLAIN.some((kind) => error instanceof kind);
  console.error(plain && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
