import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startApp } from '../../bots/app';
import { PROJECT_ROOT, readConfig } from '../../services/config';
import { stopEmbeddedRedis } from '../../services/redis';
import { request } from '../support/raw-http';
import { temporaryFolder } from '../support/temporary-folder';

const KEY = `1:${Buffer.alloc(32, 7).toString('base64')}`;
const folder = temporaryFolder();
afterAll(() => folder.remove());

/** `npm start` with this environment and no other, until it ends. */
async function start(env: Readonly<Record<string, string>>): Promise<{ code: unknown; said: string }> {
  const { PATH = '' } = process.env;
  const program = [require.resolve('tsx/cli'), 'bots/main.ts'];
  const child = spawn(process.execPath, program, { cwd: PROJECT_ROOT, env: { PATH, DATA_DIR: folder.path, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = await once(child, 'close');
  return { code, said };
}

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  [
    'no channel at all',
    { MASTER_KEYS: KEY },
    /^NODE_ENV is "production" but no channel is set up: set MICROSOFT_APP_ID [^\n]+\n$/,
  ],
  [
    'a secret without its app id',
    {
      MASTER_KEYS: KEY,
      MICROSOFT_APP_PASSWORD: 'hush',
      TWILIO_ACCOUNT_SID: 'AC1',
      TWILIO_AUTH_TOKEN: 't',
      TWILIO_FROM: '+447700900900',
    },
    /^MICROSOFT_APP_PASSWORD is set but MICROSOFT_APP_ID is not: [^\n]+\n$/,
  ],
])('a start in production with %s is refused in one line, with no secret in it', async (_what, env, line) => {
  const { code, said } = await start({ NODE_ENV: 'production', ...env });
  expect(said).toMatch(line);
  expect(said).not.toContain('hush');
  expect(code).toBe(1);
});

test('with texts alone, /api/messages is not there at all', async () => {
  const sms = { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 't', TWILIO_FROM: '+447700900900' };
  const env = {
    NODE_ENV: 'production',
    MASTER_KEYS: KEY,
    LOG_LEVEL: 'fatal',
    LOCALES: 'en-GB',
    DATA_DIR: folder.path,
    ...sms,
  };
  const app = await startApp({ ...readConfig(env), port: 0, host: '127.0.0.1' }, () => {});
  const sent = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' };
  expect((await request(`${app.url}/api/messages`, sent)).status).toBe(404);
  await app.stop();
  await stopEmbeddedRedis(folder.path);
});
