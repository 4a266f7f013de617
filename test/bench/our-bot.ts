import { z } from 'zod';
import { startApp } from '../../bots/app';
import { readConfig } from '../../services/config';
import { ready, settingsOf } from './bot-side';
import { type Channels, enrolEverybody } from './people';

/** The real service as a process of its own, in production's settings, with the people of a benchmark enrolled. */

const Settings = z.object({
  env: z.record(z.string(), z.string()),
  people: z.number(),
  timezone: z.string(),
  channel: z.enum(['sms', 'teams']) satisfies z.ZodType<Channels>,
});

async function main(): Promise<void> {
  const { env, people, timezone, channel } = settingsOf(Settings);
  const app = await startApp({ ...readConfig(env), port: 0, host: '127.0.0.1' }, () => {});
  await enrolEverybody(app.people, { people, timezone, channel });
  ready(app.url, () => app.stop());
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
