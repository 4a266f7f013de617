import { randomUUID } from 'node:crypto';
import { EventStream } from '../support/event-stream';
import { type LanguageService, startLanguageService } from '../support/language-service';
import { startWholeApp, type WholeApp } from '../support/whole-app';

const PUZZLE = 'the seagulls have been at it since five';

/** The lines of a `.env` that names this service as the one that understands. */
function dotEnv({ clu }: LanguageService): string {
  const { endpoint, key, project, deployment } = clu;
  return `CLU_ENDPOINT=${endpoint}\nCLU_KEY=${key}\nCLU_PROJECT=${project}\nCLU_DEPLOYMENT=${deployment}\n`;
}

/** Sam's phone on /try. */
async function samsPhone(app: WholeApp) {
  const stream = await EventStream.open(`${app.url}/try/events`);
  const hear = (pattern: RegExp) =>
    stream.next('arrived', ({ who, text }) => who === 'sam' && pattern.test(String(text)));
  await hear(/Is it OK if I text you/);
  const say = async (text: string) => {
    const response = await fetch(`${app.url}/try/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ who: 'sam', text, id: randomUUID() }),
    });
    expect(response.status).toBe(200);
  };
  const welcome = async () => {
    for (const text of ['yes', 'yes', '10am']) await say(text);
    await app.mailroom.idle();
  };
  return { say, hear, welcome, close: () => stream.close() };
}

/** The counters of /metrics, by their outcome. */
async function counted(app: WholeApp): Promise<Record<string, number>> {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  expect(text).not.toContain('seagulls');
  const found = text.matchAll(/^small_steps_understanding_total\{outcome="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...found].map(([, outcome, count]) => [outcome, Number(count)]));
}

const NOTHING = { asked: 0, answered: 0, late: 0, failed: 0, open: 0, busy: 0, used: 0 };

describe('the service with CLU in its .env', () => {
  test('and the CLU server down, starts and talks as without it', async () => {
    const service = await startLanguageService();
    await service.close();
    const app = await startWholeApp(dotEnv(service));
    const sam = await samsPhone(app);
    await sam.welcome();
    expect(await counted(app)).toEqual(NOTHING);
    await sam.say('can i talk to dave');
    await sam.hear(/I've asked Dave/);
    expect(await counted(app)).toEqual(NOTHING);
    for (let n = 0; n < 7; n++) await sam.say(`${PUZZLE} ${n}`);
    await app.mailroom.idle();
    const { asked, failed, open } = await counted(app);
    expect(asked).toBeGreaterThan(0);
    expect(failed).toBe(asked);
    expect(Number(asked) + Number(open)).toBe(7);
    await sam.say('i want to kill myself');
    await sam.hear(/116 123/);
    expect(await counted(app)).toMatchObject({ asked, open });
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
    sam.close();
    await app.end();
  });

  test('and the CLU server up, does what only that understood, and tells it nothing that it need not know', async () => {
    const service = await startLanguageService();
    service.teach(PUZZLE, { intent: 'MentorPlease', confidence: 0.95 });
    const app = await startWholeApp(dotEnv(service));
    const sam = await samsPhone(app);
    await sam.welcome();
    await sam.say(PUZZLE);
    await sam.hear(/I've asked Dave/);
    await sam.say('please stop texting me');
    await sam.hear(/START/);
    expect(service.asked()).toEqual([PUZZLE]);
    expect(await counted(app)).toEqual({ ...NOTHING, asked: 1, answered: 1, used: 1 });
    sam.close();
    await app.end();
    await service.close();
  });
});

test('without any of it nothing is counted, because nobody is asked', async () => {
  const app = await startWholeApp();
  expect(await counted(app)).toEqual({});
  await app.end();
});
