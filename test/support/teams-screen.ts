import type { BrowserContext, Locator, Page } from 'playwright-core';
import { CARD_TYPE } from '../../bots/bot-framework/cards';
import { HOST, rendererSource, STYLE } from './cards-page';
import type { SeenCard, TeamsChat } from './teams-chat';

/** What the page's own script sends on: what was pressed, or the card's own wish to be looked at again. */
interface Acted {
  readonly action: Readonly<Record<string, unknown>>;
  readonly trigger: 'manual' | 'automatic';
}

/**
 * A card on somebody's screen, drawn by Microsoft's own library, as Teams does it: what is pressed goes to the bot as an invoke, and the card
 * that comes back takes the old one's place; a sentence that comes back is shown beneath it, and the card stays. As with Teams
 * the browser does not write to the bot itself: Teams' own service does, and signs it.
 */
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Teams</title><style>${STYLE}
    section { width: 360px; }</style></head><body><main></main>
    <script>${rendererSource()}</script>
    <script>
      function show(card) {
        const section = document.createElement('section');
        document.querySelector('main').append(section);
        draw(section, card);
      }
      function draw(section, card) {
        const adaptive = new AdaptiveCards.AdaptiveCard();
        adaptive.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(HOST)});
        adaptive.onExecuteAction = (action) => act(section, { action: action.toJSON(), trigger: 'manual' });
        adaptive.parse(card);
        section.replaceChildren(adaptive.render());
        section.look = () => act(section, { action: card.refresh.action, trigger: 'automatic' });
      }
      async function act(section, value) {
        section.ariaBusy = 'true';
        const answer = await askTeams(value);
        if (answer.type === '${CARD_TYPE}') draw(section, answer.value);
        else {
          const said = document.createElement('p');
          said.textContent = typeof answer.value === 'string' ? answer.value : answer.value.message;
          section.append(said);
        }
        section.ariaBusy = 'false';
      }
    </script></body></html>`;

/** Somebody's Teams in a browser: the cards that they were shown. */
export class TeamsScreen {
  private constructor(private readonly page: Page) {}

  /** @param phone whose screen it is: what is pressed comes from them */
  static async open(context: BrowserContext, phone: TeamsChat): Promise<TeamsScreen> {
    const page = await context.newPage();
    await page.exposeFunction('askTeams', (acted: Acted) => phone.acts({ ...acted }));
    await page.setContent(PAGE);
    return new TeamsScreen(page);
  }

  /** The next card is the newest one on the screen. */
  async show(card: SeenCard): Promise<void> {
    await this.page.evaluate(`show(${JSON.stringify(card)})`);
  }

  /** Presses a button of the newest card, by what it says; resolves when what came back is on the screen. */
  async press(title: string): Promise<void> {
    // A page behind another one draws itself seldom, and a click waits for it.
    await this.page.bringToFront();
    await this.#newest().getByRole('button', { name: title, exact: true }).click();
    await this.#answered();
  }

  /** The newest card comes into view once more, as when the chat is opened again. */
  async look(): Promise<void> {
    await this.#newest().evaluate((section) => Reflect.get(section, 'look')());
    await this.#answered();
  }

  /** What can be read on the newest card, but for its buttons, line by line. */
  lines(): Promise<string[]> {
    return this.#newest().locator('.ac-richTextBlock, p').allInnerTexts();
  }

  /** What can be pressed on the newest card, in order. */
  buttons(): Promise<string[]> {
    return this.#newest().getByRole('button').allInnerTexts();
  }

  async #answered(): Promise<void> {
    await this.#newest().and(this.page.locator('[aria-busy="false"]')).waitFor();
  }

  #newest(): Locator {
    return this.page.locator('section').last();
  }
}
