import { type App, startApp } from '../../bots/app';
import { readConfig } from '../../services/config';
import { stopEmbeddedRedis } from '../../services/redis';
import { startOpenId } from './openid';
import { TeamsChat, TeamsServer } from './teams-chat';
import { temporaryFolder } from './temporary-folder';

const APP_ID = '00000000-0000-4000-8000-00000000000a';
const TENANT_ID = '00000000-0000-4000-8000-00000000000b';

/** The whole service as it runs in production, and Teams as it stands before it: signed tokens in, the bot's own token out. */
export interface TeamsInProduction {
  readonly app: App;
  /** Somebody in a personal chat with the bot, whom nobody has enrolled yet. */
  chat(user: string): TeamsChat;
  /** Stops it, ends its Redis, removes its folder and gives the environment back. */
  end(): Promise<void>;
}

export async function startTeamsInProduction(): Promise<TeamsInProduction> {
  const folder = temporaryFolder();
  const before = { ...process.env };
  const teams = await TeamsServer.start();
  const openId = await startOpenId({ appId: APP_ID, serviceUrl: teams.url });
  // The SDK's own way to a managed identity reads these.
  Object.assign(process.env, { IDENTITY_ENDPOINT: teams.identityUrl, IDENTITY_HEADER: 'from-the-platform' });
  const config = readConfig({
    DATA_DIR: folder.path,
    LOG_LEVEL: 'fatal',
    LOCALES: 'en-GB',
    MASTER_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}`,
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_TYPE: 'UserAssignedMSI',
    MICROSOFT_APP_TENANT_ID: TENANT_ID,
    BOT_OPENID_METADATA_URL: openId.metadataUrl,
    TEAMS_SERVICE_URL: teams.url,
  });
  const app = await startApp({ ...config, port: 0, host: '127.0.0.1' }, () => {});
  const registration = { appId: APP_ID, tenantId: TENANT_ID, token: () => openId.token() };
  return {
    app,
    chat: (user) => new TeamsChat(teams, `${app.url}/api/messages`, user, 'msteams', registration),
    end: async () => {
      process.env = before;
      await app.stop();
      await stopEmbeddedRedis(folder.path);
      folder.remove();
      await openId.close();
      await teams.close();
    },
  };
}
