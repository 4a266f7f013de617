import { randomBytes } from 'node:crypto';
import { startTestRedis, type TestRedis } from '../support/redis';
import { BotProcess } from './bot-process';
import type { CleanUp } from './clean-up';
import { ACCOUNT, PUBLIC_URL, smsDoor } from './doors';
import { ClosedLoop } from './load';
import type { Channels } from './people';
import type { Provider } from './provider';
import { afternoonZone, type Talk, talkOn, WELCOMED_AFTER } from './talk';
import { IN_FLIGHT, PEOPLE, type Side } from './turns';

/** A Redis of its own, with the embedded server's settings: every acknowledged write is on disk. */
export async function ownRedis(cleanUp: CleanUp): Promise<TestRedis> {
  const redis = await startTestRedis();
  cleanUp.add(() => redis.stop());
  return redis;
}

/** What every process of ours is set to, whatever it serves. */
export const ownEnvironment = (redis: TestRedis): Record<string, string> => ({
  NODE_ENV: 'production',
  DATA_DIR: redis.dataDir,
  MASTER_KEYS: `1:${randomBytes(32).toString('base64')}`,
  PUBLIC_URL,
});

export const smsEnvironment = (provider: Provider): Record<string, string> => ({
  TWILIO_ACCOUNT_SID: ACCOUNT.sid,
  TWILIO_AUTH_TOKEN: ACCOUNT.token,
  TWILIO_FROM: ACCOUNT.from,
  TWILIO_API_URL: provider.url,
  // The rate is asked for all the same; what is measured is what it costs, and not how slow a sender is.
  SMS_PER_SECOND: '10000',
});

/** The real service in a process of its own, serving one channel; `more` is what its process is told besides. */
export async function startOurs(
  cleanUp: CleanUp,
  env: Readonly<Record<string, string>>,
  { channel, people = PEOPLE, more = {} }: { channel: Channels; people?: number; more?: Record<string, string> },
): Promise<BotProcess> {
  const timezone = afternoonZone(new Date());
  const bot = await BotProcess.start('our-bot.ts', { env, people, timezone, channel }, more);
  cleanUp.add(() => bot.stop());
  return bot;
}

/** The real service behind its SMS door, with everybody past the welcome. */
export async function smsSide(cleanUp: CleanUp, provider: Provider, talk: Talk = talkOn('sms')): Promise<Side> {
  const redis = await ownRedis(cleanUp);
  const bot = await startOurs(cleanUp, { ...ownEnvironment(redis), ...smsEnvironment(provider) }, { channel: 'sms' });
  const door = smsDoor(bot.url);
  cleanUp.add(() => door.close());
  const loop = new ClosedLoop({ door, people: PEOPLE, inFlight: IN_FLIGHT, line: talk });
  provider.deliverTo((to) => loop.arrived(to));
  await loop.everybody(WELCOMED_AFTER);
  return { bot, loop, redis: redis.open.connect('work') };
}
