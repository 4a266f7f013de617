import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { facesMet, type MetCard } from '../support/card-faces';
import { cardsPage } from '../support/cards-page';
import { BROWSER_READY_MS, launchChromium } from '../support/chromium';
import { ENGLISH } from '../support/library';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let browser: Browser;
let met: MetCard[];
beforeAll(async () => {
  met = facesMet(ENGLISH);
  browser = await launchChromium();
}, BROWSER_READY_MS);
afterAll(() => browser?.close());

async function open(widthPx: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: widthPx + 28, height: 800 } });
  await page.setContent(cardsPage(met, widthPx));
  return page;
}

describe.each([320, 360])('on a phone %i pixels wide', (width) => {
  let page: Page;
  beforeAll(async () => {
    page = await open(width);
  });
  afterAll(() => page.close());

  test('every card is shown, whole: nothing is cut off, and every button can be hit', async () => {
    const seen = await page.evaluate<{ cut: string[]; cards: number; small: string[] }>(`(() => {
      const all = [...document.querySelectorAll('section *')];
      const card = (node) => node.closest('section').getBoundingClientRect();
      const out = all.filter((node) => node.getBoundingClientRect().right > card(node).right + 0.5 || node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0);
      const small = [...document.querySelectorAll('button')].filter((node) => node.offsetHeight < 24 || node.offsetWidth < 24);
      const name = (node) => node.closest('section').querySelector('h2').textContent + ': ' + node.textContent;
      return { cards: document.querySelectorAll('section .ac-adaptiveCard').length, cut: out.map(name), small: small.map(name) };
    })()`);
    expect(seen).toEqual({ cards: met.length, cut: [], small: [] });
  });

  test('the five answers of a check-in stand in one row', async () => {
    const tops = await page
      .locator('section')
      .first()
      .locator('button')
      .evaluateAll((all) => all.map((one) => Reflect.get(one, 'offsetTop')));
    expect([tops.length, new Set(tops).size]).toEqual([5, 1]);
  });

  test('nothing on them is hard to see, or to use without seeing', async () => {
    await page.addScriptTag({ content: AXE });
    const run = `axe.run('main', { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.length))`;
    expect(await page.evaluate(run)).toEqual([]);
  });

  test('a button sends its card and what it stands for', async () => {
    await page.getByRole('button', { name: '4', exact: true }).first().click();
    const card = met[0]?.face.card;
    expect(await page.evaluate('pressed.splice(0)')).toEqual([['Action.Execute', 'press', { card, choice: '4' }]]);
  });
});
