export type {
  BotFrameworkConfig,
  BotFrameworkDoor,
  CluConfig,
  Config,
  LuisConfig,
  OidcConfig,
  TwilioConfig,
} from './config';
export { PROJECT_ROOT } from './config';
export { loadEnvFile } from './env-file';
export type { MasterKey } from './master-keys';
export { ConfigError, readConfig } from './read-config';
export { searchPath } from './search-path';
export { variables } from './variables';
