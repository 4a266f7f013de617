import '../services/config/tell-usage';
import { resolve } from 'node:path';
import { PROJECT_ROOT } from '../services/config';
import { loadLibrary } from '../services/scripts';
import { facesMet } from '../test/support/card-faces';
import { cardsPage } from '../test/support/cards-page';
import { launchChromium } from '../test/support/chromium';

const PICTURE = resolve(PROJECT_ROOT, 'docs/cards.png');
const PHONE_PX = 340;

/** Photographs every face that a card can show, with the wording as it is, for docs/. */
async function screenshotCards(picture: string): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({
      viewport: { width: 3 * (PHONE_PX + 16) + 28, height: 900 },
      deviceScaleFactor: 2,
    });
    await page.setContent(
      cardsPage(facesMet(loadLibrary({ root: PROJECT_ROOT, locale: 'en-GB', region: 'GB' })), PHONE_PX),
    );
    await page.screenshot({ path: picture, fullPage: true });
  } finally {
    await browser.close();
  }
}

screenshotCards(resolve(process.argv[2] ?? PICTURE)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
