import '../services/config/tell-usage';
import { ConfigError, loadEnvFile, readConfig } from '../services/config';
import { RedisUnavailable } from '../services/redis';
import { ScriptError } from '../services/scripts';
import { MasterKeyProblem } from '../services/vault';
import { startApp } from './app';
import { CannotListenError } from './http/listen';

/** `npm start`: the whole service in one process. */
async function main() {
  loadEnvFile();
  const config = readConfig(process.env);
  const app = await startApp(config, (line) => console.log(line));
  console.log(`Small Steps is listening at ${app.url}`);
  if (app.simulated) console.log(`Try it with two phones: ${app.url}/try`);

  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** What a person can mend is said in a line; anything else is a bug and keeps its stack. */
const PLAIN = [ConfigError, RedisUnavailable, ScriptError, MasterKeyProblem, CannotListenError];

main().catch((error: unknown) => {
  const plain = PLAIN.some((kind) => error instanceof kind);
  console.error(plain && error instanceof Error ? error.message : error);
  process.exit(1);
});
