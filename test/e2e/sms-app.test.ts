import { randomBytes } from 'node:crypto';
import { ACCOUNT } from '../support/sms-provider';
import { type SmsProvider, startSmsProvider } from '../support/sms-provider-server';
import { startWholeApp, type WholeApp } from '../support/whole-app';

/** Behind a proxy that takes its own path off. */
const PUBLIC_URL = 'https://steps.example.org/small-steps';
const SAM = '+447700900123';

/** An account makes it production: whoever is not enrolled is a stranger. */
describe('the whole service, with an account of the provider', () => {
  let provider: SmsProvider;
  let app: WholeApp;
  beforeAll(async () => {
    provider = await startSmsProvider(ACCOUNT);
    app = await startWholeApp(`
      PUBLIC_URL=${PUBLIC_URL}
      MASTER_KEYS=1:${randomBytes(32).toString('base64')}
      TWILIO_ACCOUNT_SID=${ACCOUNT.sid}
      TWILIO_AUTH_TOKEN=${ACCOUNT.token}
      TWILIO_MESSAGING_SERVICE_SID=${ACCOUNT.services?.[0]}
      TWILIO_API_URL=${provider.url}
    `);
  });
  afterAll(async () => {
    await app.end();
    await provider.close();
  });

  test('answers a text through the messaging service, takes the receipts, and counts what it cost', async () => {
    const customer = { publicUrl: PUBLIC_URL, reallyAt: app.url };
    expect(await provider.receives(customer, SAM, 'hello')).toBe(200);
    const [answer] = await provider.took(1);
    if (!answer) throw new Error('there is an answer');
    expect(answer).toMatchObject({ to: SAM, from: null, service: ACCOUNT.services?.[0] });
    expect(answer.statusCallback).toMatch(/^https:\/\/steps\.example\.org\/small-steps\/api\/sms\/status\?message=/);
    await app.mailroom.idle();
    expect(await provider.tells(customer, answer, 'delivered')).toBe(204);
    const person = await app.people.byAddress({ via: 'sms', handle: SAM });
    const story = await app.mailroom.story(person?.id ?? '');
    expect(story.find(({ text }) => text === answer.body)).toMatchObject({ from: 'bot', delivery: 'delivered' });
    const metrics = await (await fetch(`${app.url}/metrics`)).text();
    expect(metrics).toMatch(/^small_steps_sms_segments_total\{encoding="GSM-7"\} [1-9]/m);
    expect(metrics).not.toContain(SAM.slice(3));
  });

  test('hears nothing that is signed over its inner address', async () => {
    const inside = { publicUrl: app.url, reallyAt: app.url };
    expect(await provider.receives(inside, SAM, 'hello')).toBe(403);
  });
});
