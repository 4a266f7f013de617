import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { z } from 'zod';
import type { TryPage } from '../support/try-page';
import { type Desk, describeTheTryPage } from './try-browser';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const found = z.array(
  z.object({
    id: z.string(),
    help: z.string(),
    nodes: z.array(z.object({ html: z.string(), failureSummary: z.string() })),
  }),
);

const desktop = { viewport: { width: 1280, height: 860 } };
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** With every kind of bubble and line on it. */
async function openFull({ bench, open }: Desk, options: BrowserContextOptions): Promise<TryPage> {
  await bench.say('sam', 'can i talk to dave');
  await bench.say('dave', 'take');
  await bench.say('dave', 'hello Sam');
  await bench.say('sam', 'i want to end it');
  await bench.post('clock', { advance: 'one-hour' });
  return open({ ...options, reducedMotion: 'reduce' });
}

async function problems(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations)`;
  const violations = found.parse(await page.evaluate(run));
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n${html}\n${failureSummary}`),
  );
}

describeTheTryPage('/try for somebody who cannot see it well, or at all', (desk) => {
  test.each([
    ['by day', { ...desktop, colorScheme: 'light' as const }],
    ['in the dark', { ...desktop, colorScheme: 'dark' as const }],
  ])('meets WCAG 2.2 AA on a desk, %s', async (_when, options) => {
    const { page } = await openFull(desk(), options);
    expect(await problems(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start again' }).click();
    expect(await problems(page)).toEqual([]);
  });

  test.each([
    ['by day', { ...phone, colorScheme: 'light' as const }],
    ['in the dark', { ...phone, colorScheme: 'dark' as const }],
  ])('meets WCAG 2.2 AA on a phone, %s, in each of its parts', async (_when, options) => {
    const { page } = await openFull(desk(), options);
    for (const part of ['sam', 'dave', 'story']) {
      await page.locator(`[data-show="${part}"]`).click();
      expect(await problems(page)).toEqual([]);
    }
  });

  test('meets WCAG 2.2 AA while the bot is away and a message waits to be sent', async () => {
    const opened = await openFull(desk(), desktop);
    const { page } = opened;
    await page.route('**/try/**', (route) =>
      route.request().resourceType() === 'fetch' ? route.abort() : route.continue(),
    );
    await opened.box('sam').fill('are you there');
    await opened.box('sam').press('Enter');
    await page.locator('#sam-note', { hasText: 'Your words are kept' }).waitFor();
    await page.locator('[data-jump="one-hour"]').click();
    await page.locator('#spoken.banner').waitFor();
    expect(await problems(page)).toEqual([]);
  });

  test('nothing moves for somebody who asked for less motion', async () => {
    const { page } = await openFull(desk(), desktop);
    const moving = await page.evaluate(
      `[...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).transitionDuration !== '0s').length`,
    );
    expect(moving).toBe(0);
  });

  test('each bubble says in words who speaks, when, and whether it was sent', async () => {
    const opened = await openFull(desk(), desktop);
    await opened.page.locator('#sam .bubble', { hasText: 'hello Sam' }).waitFor();
    const words = await opened.page.locator('#sam .bubble').allTextContents();
    expect(words.at(0)).toMatch(/^Small Steps.*12:00/);
    expect(words.find((one) => one.includes('hello Sam'))).toMatch(/^Dave, through Small Steps/);
    expect(words.find((one) => one.includes('i want to end it'))).toMatch(/^Sam.*sent$/);
  });
});
