import { type DirectLineTalk, startDirectLine } from '../support/direct-line';
import { startWholeApp, type WholeApp } from '../support/whole-app';

describe('somebody with a Bot Framework client of their own', () => {
  let app: WholeApp;
  let sam: DirectLineTalk;

  beforeAll(async () => {
    app = await startWholeApp();
    sam = await startDirectLine({ botUrl: `${app.url}/api/messages`, user: { id: 'sam-1', name: 'Sam' } });
  }, 120_000);

  afterAll(async () => {
    await sam?.close();
    await app?.end();
  });

  test('is welcomed, and next morning holds a check-in with the bot', async () => {
    await sam.say('hello');
    expect(await heard()).toContain("I'm a bot, not a person");
    expect(await heard()).toContain('Is it OK if I text you');
    await sam.say('yeah go on then');
    expect(await heard()).toContain('What time of day suits you');
    await sam.say('9 in the morning');
    expect(await heard()).toContain('9am it is, from tomorrow');

    await tomorrow();
    expect(await heard()).toMatch(/1 (\(rough\) )?to 5/);
    await sam.say('2');
    expect(await heard()).toMatch(/making it hard|going on/);
    await sam.say("hostel's doing my head in");
    expect(await heard()).toContain('the hostel');
    expect(await heard()).toMatch(/today|any time/);
  });

  async function heard(): Promise<string> {
    const next = await sam.replies.next();
    return next.done ? '(the client was closed)' : next.value;
  }

  /** Moves the clock as the page at /try does. */
  async function tomorrow() {
    const response = await fetch(`${app.url}/try/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ advance: 'tomorrow-morning' }),
    });
    expect(response.status).toBeLessThan(300);
  }
});
