import '../services/config/tell-usage';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { launchChromium } from '../test/support/chromium';
import { TryPage, type Who } from '../test/support/try-page';

const PICTURE = resolve(__dirname, '../docs/try.png');

type Move = readonly [who: Who, text: string] | readonly ['clock', 'Tomorrow 09:00'];

const LAST = 'they put someone new in my room and he was up all night';

/** A first day in short: the welcome, the next morning's check-in, and Dave, who is asked for and comes. */
const CONVERSATION: readonly Move[] = [
  ['sam', 'yes'],
  ['sam', 'yes'],
  ['sam', '9am'],
  ['clock', 'Tomorrow 09:00'],
  ['sam', '2'],
  ['sam', 'Can I talk to Dave?'],
  ['dave', 'take'],
  ['dave', 'Hi Sam. What happened?'],
  ['sam', LAST],
];

/**
 * Holds a short conversation with a running bot on `/try`, with fresh demo people, and photographs it for the README.
 * @param url where the bot listens, for example http://localhost:3978
 * @param picture the PNG file to write
 */
export async function screenshotTry(url: string, picture = PICTURE): Promise<void> {
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      deviceScaleFactor: 2,
      reducedMotion: 'reduce',
    });
    const page = await TryPage.open(context, url);
    await page.again();
    await page.see('sam', /./);
    for (const move of CONVERSATION) await play(page, move);
    await page.see('dave', LAST);
    await page.page.mouse.move(0, 0);
    await page.page.locator('h1').evaluate(() => Reflect.get(globalThis, 'document').activeElement?.blur());
    await mkdir(dirname(picture), { recursive: true });
    await page.page.screenshot({ path: picture });
  } finally {
    await browser.close();
  }
}

/** One move, and whatever it brings about on the phones. */
async function play(page: TryPage, move: Move): Promise<void> {
  if (move[0] === 'clock') {
    await page.clock(move[1]);
    await page.see('sam', /./);
    return;
  }
  const [who, text] = move;
  const turns = await page.turns();
  await page.say(who, text);
  await page.turns(turns + 1);
}

if (require.main === module) {
  const [url, picture] = process.argv.slice(2);
  if (!url) {
    console.error('Say where the bot listens: npm run screenshot -- http://localhost:3978 [FILE.png]');
    process.exit(2);
  }
  screenshotTry(url, picture && resolve(picture)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
