import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { BROWSER_READY_MS, launchChromium } from '../support/chromium';
import { TryPage } from '../support/try-page';
import { TryBench } from './try-bench';

/** What a test of the page works with. Everything is new for each test, but for the browser and the Redis server. */
export interface Desk {
  readonly bench: TryBench;
  /** Opens `/try`, at 1280 × 860 unless told otherwise. */
  open(options?: BrowserContextOptions): Promise<TryPage>;
  /** Opens it once more, in another tab of the same window. */
  openTab(): Promise<TryPage>;
}

const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 860 } };

/** Tests of the page in Chromium. Each fails also when the page throws or breaks its own Content-Security-Policy. */
export function describeTheTryPage(title: string, tests: (desk: () => Desk) => void): void {
  describe(title, () => {
    let browser: Browser;
    let bench: TryBench;
    let context: BrowserContext;
    const wrong: string[] = [];

    beforeAll(async () => {
      [browser, bench] = await Promise.all([launchChromium(), TryBench.start()]);
    }, BROWSER_READY_MS);
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

    const openTab = () => TryPage.open(context, bench.server.url);
    const open = async (options: BrowserContextOptions = {}) => {
      context = await browser.newContext({ ...DESKTOP, ...options });
      context.on('weberror', (error) => wrong.push(error.error().message));
      context.on('console', (line) => {
        if (/Content Security Policy|TrustedHTML/.test(line.text())) wrong.push(line.text());
      });
      return openTab();
    };
    tests(() => ({ bench, open, openTab }));
  });
}
