import { startOpenId } from '../support/openid';
import { type CleanUp, cleaningUp } from './clean-up';
import { messagesDoor, TENANT_ID } from './doors';
import type { Bench } from './figure';
import { ClosedLoop } from './load';
import { ownEnvironment, ownRedis, startOurs } from './ours';
import { type Provider, startProvider } from './provider';
import { type Talk, talkOn, WELCOMED_AFTER } from './talk';
import { compareSides, echoSide, IN_FLIGHT, PEOPLE, type Side } from './turns';

const APP_ID = '00000000-0000-4000-8000-00000000000a';

/** The same through `/api/messages`. We check every token and show one of our own; the peer does neither. */
export const teamsTurns: Bench = {
  names: ['turn.teams', 'turn.teams.cpu'],
  run: (effort) =>
    cleaningUp(async (cleanUp) => {
      const provider = await startProvider();
      cleanUp.add(() => provider.close());
      const talk = talkOn('teams');
      const ours = await teamsSide(cleanUp, provider, talk);
      const echo = await echoSide(cleanUp, provider, talk);
      return compareSides('turn.teams', { ours, echo, provider, effort });
    }),
};

async function teamsSide(cleanUp: CleanUp, provider: Provider, talk: Talk): Promise<Side> {
  const openId = await startOpenId({ appId: APP_ID, serviceUrl: provider.url });
  cleanUp.add(() => openId.close());
  const redis = await ownRedis(cleanUp);
  const env = {
    ...ownEnvironment(redis),
    MICROSOFT_APP_ID: APP_ID,
    MICROSOFT_APP_TYPE: 'UserAssignedMSI',
    MICROSOFT_APP_TENANT_ID: TENANT_ID,
    BOT_OPENID_METADATA_URL: openId.metadataUrl,
  };
  // Where the SDK looks for the tokens of a managed identity.
  const more = { IDENTITY_ENDPOINT: `${provider.url}/token`, IDENTITY_HEADER: 'drama' };
  const bot = await startOurs(cleanUp, env, { channel: 'teams', more });
  const door = messagesDoor(bot.url, { serviceUrl: provider.url, token: openId.token() });
  cleanUp.add(() => door.close());
  const loop = new ClosedLoop({ door, people: PEOPLE, inFlight: IN_FLIGHT, line: talk });
  provider.deliverTo((to) => loop.arrived(to));
  await loop.everybody(WELCOMED_AFTER);
  return { bot, loop, redis: redis.open.connect('work') };
}
