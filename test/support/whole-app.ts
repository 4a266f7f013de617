import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, startApp } from '../../bots/app';
import { loadEnvFile, readConfig } from '../../services/config';
import { stopEmbeddedRedis } from '../../services/redis';
import { temporaryFolder } from './temporary-folder';

export interface WholeApp extends App {
  /** Stops it, ends its Redis and removes its folder. */
  end(): Promise<void>;
}

/**
 * The whole service as `npm start` runs it, on a free port, with a Redis and a data folder of its own.
 * @param dotEnv the lines of a `.env`
 */
export async function startWholeApp(dotEnv = ''): Promise<WholeApp> {
  const folder = temporaryFolder();
  const env = { DATA_DIR: folder.path, LOG_LEVEL: 'fatal', LOCALES: 'en-GB' };
  writeFileSync(join(folder.path, '.env'), dotEnv);
  loadEnvFile(join(folder.path, '.env'), env);
  const config = { ...readConfig(env), port: 0 };
  const app = await startApp(config, () => {});
  return {
    ...app,
    end: async () => {
      await app.stop();
      await stopEmbeddedRedis(folder.path);
      folder.remove();
    },
  };
}
