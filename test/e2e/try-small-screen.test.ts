import { describeTheTryPage } from './try-browser';

const SMALL = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const WIDTHS = [320, 360, 390, 759, 760, 1019, 1020];

describeTheTryPage('/try on a small screen', (desk) => {
  test('one phone is shown at a time, and the other says how much is new on it', async () => {
    const page = await desk().open(SMALL);
    await page.say('sam', 'Can I talk to Dave?');
    const tab = page.page.locator('[data-show="dave"]');
    await tab.filter({ hasText: '1 new' }).waitFor();
    expect(await page.page.locator('#dave').isVisible()).toBe(false);
    await tab.click();
    await page.see('dave', /Sam wants a person/);
    expect(await page.page.locator('#sam').isVisible()).toBe(false);
    expect(await tab.textContent()).toBe('Dave');
  });

  test('nothing has to be scrolled sideways, however narrow the window', async () => {
    const { bench, open } = desk();
    const { page } = await open(SMALL);
    await bench.say('sam', 'Can I talk to Dave?');
    await bench.say('sam', 'w'.repeat(200));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 740 });
      for (const part of ['sam', 'dave', 'story']) {
        if (width < 760) await page.locator(`[data-show="${part}"]`).click();
        const over = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
        expect({ width, part, over }).toEqual({ width, part, over: 0 });
      }
    }
  });

  test('a long conversation scrolls in its phone, so that the box to write in stays in sight', async () => {
    const { bench, open } = desk();
    for (let day = 0; day < 12; day++) await bench.say('sam', 'the same as yesterday really, nothing much to say');
    const { page } = await open(SMALL);
    for (const viewport of [SMALL.viewport, { width: 1280, height: 860 }]) {
      await page.setViewportSize(viewport);
      const over = await page.locator('html').evaluate((html) => html.scrollHeight - html.clientHeight);
      expect({ ...viewport, over }).toEqual({ ...viewport, over: 0 });
      const last = page.locator('#sam .bubble').last();
      expect(await last.evaluate((bubble) => bubble.getBoundingClientRect().bottom)).toBeLessThan(viewport.height);
    }
  });

  test('nothing covers anything else in a window that is wide and low', async () => {
    const { page } = await desk().open({ viewport: { width: 1280, height: 600 } });
    const [clock, top, story] = await Promise.all(
      ['#clock', '.top', '#story'].map(async (part) => {
        const box = await page.locator(part).boundingBox();
        if (!box) throw new Error(`${part} is not shown`);
        return { from: box.y, to: box.y + box.height };
      }),
    );
    expect(clock?.from).toBeGreaterThanOrEqual(top?.to ?? Number.NaN);
    expect(clock?.to).toBeLessThanOrEqual(story?.from ?? Number.NaN);
  });

  test('every button is large enough for a thumb', async () => {
    const { page } = await desk().open(SMALL);
    const heights = await page
      .locator('button:visible')
      .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(36);
  });
});
