import '../services/config/tell-usage';
import { resolve } from 'node:path';
import { PROJECT_ROOT } from '../services/config';
import { asPage } from '../services/scripts/preview/as-page';
import { openMapMaker } from '../services/scripts/preview/map';
import { readStorybook } from '../services/scripts/preview/storybook';
import { launchChromium } from '../test/support/chromium';

const PICTURE = resolve(PROJECT_ROOT, 'docs/preview.png');
const FLOW = 'letter-back';

/** Photographs one flow of the preview as coordinators see it, for docs/. */
async function screenshotPreview(picture: string): Promise<void> {
  const html = asPage(readStorybook(PROJECT_ROOT, 'en-GB', 'GB'), await openMapMaker());
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1_100, height: 1_500 } });
    await page.setContent(html);
    await page.locator(`section#${FLOW}`).screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}

screenshotPreview(resolve(process.argv[2] ?? PICTURE)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
