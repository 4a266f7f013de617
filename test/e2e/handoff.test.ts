import type { Browser, BrowserContext } from 'playwright-core';
import { BROWSER_READY_MS, launchChromium } from '../support/chromium';
import { TryPage } from '../support/try-page';
import { startWholeApp, type WholeApp } from '../support/whole-app';

describe('the whole service, on the two phones of /try', () => {
  let browser: Browser;
  let context: BrowserContext;
  let app: WholeApp;
  let page: TryPage;

  beforeAll(async () => {
    [browser, app] = await Promise.all([launchChromium(), startWholeApp()]);
    context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    page = await TryPage.open(context, app.url);
  }, BROWSER_READY_MS);

  afterAll(async () => {
    await context?.close();
    await browser?.close();
    await app?.end();
  });

  test('Sam is welcomed and agrees', async () => {
    await page.see('sam', "I'm a bot, not a person");
    await page.see('sam', 'Is it OK if I text you');
    await page.say('sam', 'yeah go on then');
    await page.see('sam', 'Can Dave see');
    await page.say('sam', 'yes');
    await page.see('sam', 'What time of day');
    await page.say('sam', '9am');
    await page.see('sam', '9am it is');
  });

  test('Sam asks for Dave; they talk; Dave finishes; Sam is told each time', async () => {
    await page.say('sam', 'can i talk to dave please');
    await page.see('sam', "I've asked Dave");
    await page.see('dave', 'Sam has asked to hear from you');
    await page.say('dave', 'take');
    await page.see('dave', "You're through to Sam");
    await page.see('sam', 'Dave is here now');
    await page.say('dave', 'alright Sam, what is going on?');
    expect((await page.see('sam', 'what is going on')).speaker).toMatch(/Dave/);
    await page.say('sam', 'they want me out by friday');
    await page.see('dave', 'they want me out by friday');
    await page.say('dave', 'done');
    await page.see('dave', 'Sam knows');
    await page.see('sam', /It's just me/);
  });

  test('next morning the check-in comes, and a crisis is answered before anything else', async () => {
    await page.clock('Tomorrow 09:00');
    await page.see('sam', /\b1\b.*\b5\b/);
    await page.say('sam', 'i want to kill myself');
    expect((await page.see('sam', 'Samaritans on 116 123')).text).toContain('999');
    await page.see('dave', 'URGENT');
  });
});
