import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { z } from 'zod';
import { describeInChromium, launchChromium } from '../support/chromium';
import { TryPage } from '../support/try-page';
import { TryBench } from './try-bench';

const LONG = 'the hostel put somebody new in my room and he was up all night again '.repeat(3).trim();

/** Run in the page: what has the focus, by its own id, the id of its label, or its words. */
const DESCRIBE_FOCUS = `(() => {
  const focused = document.activeElement;
  if (focused === document.body) return { name: 'BODY', visible: true };
  const name = focused.getAttribute('aria-labelledby') || focused.id.replace('again', '') || focused.textContent.trim();
  return { name, visible: getComputedStyle(focused).outlineStyle !== 'none' };
})()`;
const FOCUSED = z.object({ name: z.string(), visible: z.boolean() });

describeInChromium('the two phones of /try', () => {
  let browser: Browser;
  let bench: TryBench;
  let context: BrowserContext;
  const wrong: string[] = [];

  beforeAll(async () => {
    [browser, bench] = await Promise.all([launchChromium(), TryBench.start()]);
  });
  beforeEach(() => bench.begin());
  afterEach(async () => {
    await context.close();
    await bench.end();
    expect(wrong.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await bench.stop();
  });

  async function open(options: BrowserContextOptions = {}): Promise<TryPage> {
    context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options });
    context.on('weberror', (error) => wrong.push(error.error().message));
    context.on('console', (line) => {
      if (/Content Security Policy|TrustedHTML/.test(line.text())) wrong.push(line.text());
    });
    return TryPage.open(context, bench.server.url);
  }

  const widthOver = (page: TryPage) =>
    page.page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);

  describe('a conversation', () => {
    test('mentee and mentor talk through a handoff, and the page says what the system did', async () => {
      const page = await open();
      expect((await page.see('sam', /Is it OK if I text you/)).speaker).toBe('Small Steps');
      await page.say('sam', 'Can I talk to Dave?');
      await page.see('sam', /I've asked Dave/);
      await page.see('dave', /Sam wants a person/);
      await page.say('dave', 'take');
      await page.see('sam', /Dave is here now/);
      await page.say('dave', 'Hi Sam, what is going on?');
      expect(await page.see('sam', 'what is going on')).toEqual({
        text: 'Dave: Hi Sam, what is going on?',
        speaker: 'Dave, through Small Steps',
      });
      await page.say('sam', LONG);
      expect((await page.see('dave', LONG)).speaker).toBe('Sam, through Small Steps');
      await page.say('dave', 'done');
      await page.see('sam', /Dave has finished/);
      await page.seeSystem("Took Sam's words to Dave. Nothing sent: a person is talking with Sam.");
      expect(await page.systemLines()).toEqual(
        expect.arrayContaining([
          'Sam joined the programme. Wrote to Sam unasked: hello (welcome).',
          'Sam wrote. Answered Sam: asked (mentor please). Called for a person: Sam asked for one.',
          "Dave wrote. Dave asked to take Sam's request.",
        ]),
      );
    });

    test('the clock is moved on, and what fell due on the way has happened', async () => {
      const page = await open();
      await page.say('sam', 'yes');
      expect(await page.clock('Tomorrow 09:00')).toBe('09:00');
      expect(await page.clock("What's next")).toBe('12:00');
      await page.see('sam', /How's today looking/);
      expect(await page.page.locator('#now .day').textContent()).toBe('Tuesday 6 January');
      const days = await page.page.locator('#sam .day-line').allTextContents();
      expect(days).toEqual(['Monday 5 January', 'Tuesday 6 January']);
      await page.seeSystem('You moved the clock on to Tuesday 09:00.');
    });

    test('a message that cannot wait is marked in words, not only by colour', async () => {
      const page = await open();
      await page.say('sam', 'i want to end it');
      await page.see('sam', /Samaritans are on 116 123/);
      await page.seeSystem(/Cannot wait.*Called for a person: Sam may be in danger/);
    });

    test('is there again after a reload, and the same in a second tab', async () => {
      const page = await open();
      await page.say('sam', 'yes');
      await page.see('sam', /Thanks/);
      const before = await page.messages('sam');
      const second = await TryPage.open(context, bench.server.url);
      expect(await second.messages('sam')).toEqual(before);
      await second.say('sam', '3');
      await page.see('sam', /a bit lighter/);
      await page.page.reload();
      await page.connected();
      expect((await page.messages('sam')).slice(0, before.length)).toEqual(before);
    });

    test('starts again with a fresh Sam, but only when that is confirmed', async () => {
      const page = await open();
      await page.say('sam', 'yes');
      await page.page.getByRole('button', { name: 'Start again' }).click();
      await page.page.keyboard.press('Enter');
      await page.page.getByRole('dialog').waitFor({ state: 'hidden' });
      expect(await page.messages('sam')).toContain('yes');
      await page.again();
      await page.see('sam', /Is it OK if I text you/);
      expect(await page.messages('sam')).toHaveLength(1);
    });
  });

  describe('when the bot is away', () => {
    test('what was typed stays, is sent again with Enter, and is heard once', async () => {
      const page = await open();
      let lost = true;
      const ids = new Set<string>();
      await page.page.route('**/try/say', async (route) => {
        ids.add(JSON.parse(route.request().postData() ?? '{}').id);
        // The message gets through; its answer does not.
        if (lost) await bench.post('say', route.request().postData() ?? '');
        return lost ? route.abort() : route.continue();
      });
      await page.page.route('**/try/events**', (route) => route.abort());
      await page.page.reload();
      await page.page.locator('#connection', { hasText: 'The bot is away' }).waitFor();
      await page.box('sam').fill('yes');
      await page.box('sam').press('Enter');
      await page.page.locator('#sam-note', { hasText: 'Your words are kept' }).waitFor();
      expect(await page.box('sam').inputValue()).toBe('yes');
      lost = false;
      await page.box('sam').press('Enter');
      await page.page.locator('#sam form[data-state=""]').waitFor();
      expect(await page.box('sam').inputValue()).toBe('');
      expect(ids.size).toBe(1);
      await page.page.unroute('**/try/events**');
      await page.connected();
      expect((await page.messages('sam')).filter((text) => text === 'yes')).toHaveLength(1);
      expect(await page.page.locator('#connection').textContent()).toBe('');
    });

    test('a draft outlives a reload', async () => {
      const page = await open();
      await page.box('sam').fill('not sure how to say this');
      await page.page.reload();
      await page.connected();
      expect(await page.box('sam').inputValue()).toBe('not sure how to say this');
    });

    test('what is typed while a message is being sent stays in the box', async () => {
      const page = await open();
      let letThrough: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        letThrough = resolve;
      });
      await page.page.route('**/try/say', async (route) => {
        await held;
        await route.continue();
      });
      await page.box('sam').fill('yes');
      await page.box('sam').press('Enter');
      await page.box('sam').pressSequentially(' and thanks');
      letThrough();
      await page.page.locator('#sam .bubble.own').waitFor();
      await page.page.locator('#sam form[data-state=""]').waitFor();
      expect(await page.box('sam').inputValue()).toBe('and thanks');
    });
  });

  describe('with the keyboard alone', () => {
    test('everything can be reached in reading order, and the focus can always be seen', async () => {
      const page = await open();
      const order: string[] = [];
      for (;;) {
        await page.page.keyboard.press('Tab');
        const focused = FOCUSED.parse(await page.page.evaluate(DESCRIBE_FOCUS));
        if (focused.name === 'BODY') break;
        if (!focused.visible) wrong.push(`${focused.name} shows no focus`);
        order.push(focused.name);
      }
      expect(order).toEqual([
        "Skip to Sam's message box",
        'Next: connect SMS and Teams',
        'Start again',
        'sam-title',
        'Say yes',
        'Answer 1 to 5',
        'I slipped',
        'Ask for Dave',
        'sam-text',
        'Send',
        '+10 min',
        '+1 hour',
        'Tomorrow 09:00',
        'Friday 18:00',
        "What's next",
        'dave-title',
        'Take it',
        'Say hello',
        'Finish: done',
        'dave-text',
        'Send',
        'story-title',
      ]);
    });

    test('a conversation can be held: a suggestion, Shift and Enter for a new line, Enter to send', async () => {
      const page = await open();
      const { keyboard } = page.page;
      await page.page.getByRole('button', { name: 'I slipped' }).focus();
      await keyboard.press('Space');
      expect(await page.box('sam').inputValue()).toBe('I slipped last night');
      await keyboard.press('Shift+Enter');
      await keyboard.type('again');
      await keyboard.press('Enter');
      await page.see('sam', /Thanks for telling me/);
      expect(await page.messages('sam')).toContain('I slipped last night\nagain');
      expect(await page.page.locator(':focus').getAttribute('id')).toBe('sam-text');
    });

    test('a new message takes the focus from nobody, and is read out where it arrives', async () => {
      const page = await open();
      await page.box('dave').focus();
      await bench.say('sam', 'can i talk to dave');
      await page.see('dave', /Sam wants a person/);
      expect(await page.page.locator(':focus').getAttribute('id')).toBe('dave-text');
      expect(await page.page.locator('#dave .talk').getAttribute('aria-live')).toBe('polite');
    });
  });

  describe('on a small screen', () => {
    const small = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

    test('one phone is shown at a time, and the other says how much is new on it', async () => {
      const page = await open(small);
      await page.say('sam', 'Can I talk to Dave?');
      const tab = page.page.getByRole('button', { name: /^Dave/ }).first();
      await page.page.locator('[data-show="dave"]', { hasText: '1 new' }).waitFor();
      expect(await page.page.locator('#dave').isVisible()).toBe(false);
      await tab.click();
      await page.see('dave', /Sam wants a person/);
      expect(await page.page.locator('#sam').isVisible()).toBe(false);
      expect(await tab.textContent()).toBe('Dave');
    });

    test.each([320, 360, 390, 759, 760, 1019, 1020])(
      'nothing has to be scrolled sideways at %d pixels',
      async (width) => {
        const page = await open({ viewport: { width, height: 740 } });
        await bench.say('sam', 'Can I talk to Dave?');
        await bench.say('sam', 'w'.repeat(200));
        for (const part of ['sam', 'dave', 'story']) {
          if (width < 760) await page.page.locator(`[data-show="${part}"]`).click();
          expect(await widthOver(page)).toBe(0);
        }
      },
    );

    test('every button is large enough for a thumb', async () => {
      const page = await open(small);
      const heights = await page.page
        .locator('button:visible')
        .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(36);
    });
  });
});
