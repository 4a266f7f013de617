import { type App, startApp } from '../../bots/app';
import { readConfig } from '../../services/config';
import { stopEmbeddedRedis } from '../../services/redis';
import { temporaryFolder } from './temporary-folder';

export interface WholeApp extends App {
  /** Stops it, ends its Redis and removes its folder. */
  end(): Promise<void>;
}

/** The whole service as `npm start` runs it, on a free port, with a Redis and a data folder of its own. */
export async function startWholeApp(): Promise<WholeApp> {
  const folder = temporaryFolder();
  const config = { ...readConfig({ DATA_DIR: folder.path, LOG_LEVEL: 'fatal' }), port: 0 };
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
