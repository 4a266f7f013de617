import { describeTheTryPage } from './try-browser';

const LONG = 'the hostel put somebody new in my room and he was up all night again '.repeat(3).trim();

describeTheTryPage('the two phones of /try', (desk) => {
  describe('a conversation', () => {
    test('mentee and mentor talk through a handoff, and the page says what the system did', async () => {
      const { open } = desk();
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
      const { open } = desk();
      const page = await open();
      await page.say('sam', 'yes');
      expect(await page.clock('Tomorrow 09:00')).toBe('09:00');
      expect(await page.clock("What's next")).toBe('12:00');
      await page.see('sam', /1 (\(|is )/);
      expect(await page.page.locator('#now .day').textContent()).toBe('Tuesday 6 January');
      const days = await page.page.locator('#sam .day-line').allTextContents();
      expect(days).toEqual(['Monday 5 January', 'Tuesday 6 January']);
      await page.seeSystem('You moved the clock on to Tuesday 09:00.');
    });

    test('a message that cannot wait is marked in words, not only by colour', async () => {
      const { open } = desk();
      const page = await open();
      await page.say('sam', 'i want to end it');
      await page.see('sam', /Samaritans are on 116 123/);
      await page.seeSystem(/Cannot wait.*Called for a person: Sam may be in danger/);
    });

    test('is there again after a reload, and the same in a second tab', async () => {
      const { open, openTab } = desk();
      const page = await open();
      await page.say('sam', 'yes');
      await page.see('sam', /Thanks/);
      const before = await page.messages('sam');
      const second = await openTab();
      expect(await second.messages('sam')).toEqual(before);
      await second.say('sam', '3');
      await page.see('sam', /a bit lighter/);
      await page.page.reload();
      await page.connected();
      expect((await page.messages('sam')).slice(0, before.length)).toEqual(before);
    });

    test('starts again with a fresh Sam, but only when that is confirmed', async () => {
      const { open } = desk();
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
      const { bench, open } = desk();
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
      const { open } = desk();
      const page = await open();
      await page.box('sam').fill('not sure how to say this');
      await page.page.reload();
      await page.connected();
      expect(await page.box('sam').inputValue()).toBe('not sure how to say this');
    });

    test('what is typed while a message is being sent stays in the box', async () => {
      const { open } = desk();
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
});
