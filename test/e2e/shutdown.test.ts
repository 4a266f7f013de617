import { createServer } from 'node:http';
import { type App, startApp } from '../../bots/app';
import { readConfig } from '../../services/config';
import { stopEmbeddedRedis } from '../../services/redis';
import { signedForm } from '../support/signed-form';
import { temporaryFolder } from '../support/temporary-folder';

const AUTH_TOKEN = 'drama-token';
const PUBLIC_URL = 'https://steps.example.org';

/** A provider that keeps its answers back until it is told to give them. */
async function startProvider() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  let called: () => void = () => {};
  const asked = new Promise<void>((resolve) => {
    called = resolve;
  });
  const to: string[] = [];
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    to.push(new URLSearchParams(Buffer.concat(chunks).toString()).get('To') ?? '');
    called();
    await opened;
    res.statusCode = 201;
    res.end('{"sid":"SM1"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, open, asked, to, close: () => server.close() };
}

describe('a process that is asked to stop', () => {
  const folder = temporaryFolder();
  const apps: App[] = [];
  let provider: Awaited<ReturnType<typeof startProvider>>;

  async function start(): Promise<App> {
    const config = readConfig({
      DATA_DIR: folder.path,
      MASTER_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}`,
      LOG_LEVEL: 'fatal',
      LOCALES: 'en-GB',
      PUBLIC_URL,
      TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
      TWILIO_AUTH_TOKEN: AUTH_TOKEN,
      TWILIO_FROM: '+447700900900',
      TWILIO_API_URL: provider.url,
    });
    const app = await startApp({ ...config, port: 0 }, () => {});
    apps.push(app);
    return app;
  }
  const text = (app: App, from: string, body: string) =>
    fetch(
      `${app.url}/api/sms`,
      signedForm(AUTH_TOKEN, `${PUBLIC_URL}/api/sms`, { MessageSid: `SM${body}`, From: from, Body: body }),
    );
  const ready = async (app: App) => {
    const answer = await fetch(`${app.url}/readyz`);
    return [answer.status, await answer.json()];
  };

  beforeAll(async () => {
    provider = await startProvider();
  });
  afterAll(async () => {
    provider.close();
    await stopEmbeddedRedis(folder.path);
    folder.remove();
  });

  test('says so in /readyz first, keeps what still comes, and another process answers it', async () => {
    const first = await start();
    expect((await ready(first))[0]).toBe(200);
    await text(first, '+447700900001', 'hello');
    await provider.asked;
    const stopped = first.stop();
    expect(await ready(first)).toEqual([503, { ok: false, because: 'closing' }]);
    expect((await text(first, '+447700900002', 'late')).status).toBe(200);
    provider.open();
    await stopped;
    await expect(fetch(`${first.url}/healthz`)).rejects.toThrow();
    const second = await start();
    await second.mailroom.idle();
    expect(new Set(provider.to)).toEqual(new Set(['+447700900001', '+447700900002']));
    await second.stop();
  });
});
