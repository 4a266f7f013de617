import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { PROJECT_ROOT } from './config';

/**
 * Puts what `.env` in the project's root says into the environment, if there is such a file. What is set already wins,
 * even if it is empty, so that `PORT=4000 npm start` and `REDIS_URL= npm start` do what they say. Call it once, before
 * `readConfig(process.env)`.
 */
export function loadEnvFile(path = join(PROJECT_ROOT, '.env'), env: NodeJS.ProcessEnv = process.env): void {
  if (!existsSync(path)) return;
  for (const [name, value] of Object.entries(parseEnv(readFileSync(path, 'utf8')))) env[name] ??= value;
}
