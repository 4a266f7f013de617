import type { BrowserContext, Page } from 'playwright-core';

/** One line of the transcript as a screen reader reads it. */
export interface TranscriptLine {
  readonly who: 'bot' | 'me';
  readonly text: string;
}

/** What Web Chat itself adds to a line for a screen reader, where buttons or a card come with it. */
const ANNOUNCED = / \d+ attachments?\..*$/s;

const PAGE = `<!doctype html>
<html lang="en">
  <head><title>Web Chat</title></head>
  <body><main id="chat" style="height: 90vh"></main></body>
</html>`;

/** What the page's own script is told. */
interface Setting {
  readonly domain: string;
  readonly user: { readonly id: string; readonly name: string };
}

/** Microsoft's Web Chat in a browser, as somebody uses it who sees, types and presses. */
export class WebChat {
  private constructor(
    /** For what this class has no word for. */
    readonly page: Page,
  ) {}

  /** @param channelUrl where Direct Line is, without its path: http://127.0.0.1:PORT */
  static async open(context: BrowserContext, channelUrl: string, user: Setting['user']): Promise<WebChat> {
    const page = await context.newPage();
    await page.setContent(PAGE);
    // The published bundle holds everything; what it was made of is not installed (see "overrides" in package.json).
    await page.addScriptTag({ path: require.resolve('botframework-webchat/dist/webchat.js') });
    await page.locator('#chat').evaluate(
      (into, { domain, user }) => {
        const { WebChat } = globalThis as unknown as { WebChat: WebChatBundle };
        const directLine = WebChat.createDirectLine({ domain, secret: 'none', webSocket: false, pollingInterval: 200 });
        WebChat.renderWebChat({ directLine, userID: user.id, username: user.name, locale: 'en-US' }, into);
      },
      { domain: `${channelUrl}/directline`, user },
    );
    const chat = new WebChat(page);
    await chat.#box().waitFor();
    return chat;
  }

  /** Types and presses Enter; resolves when the bot has answered 200, and the line stands in the transcript as sent. */
  async say(text: string): Promise<void> {
    await this.#taken(async () => {
      await this.#box().fill(text);
      await this.#box().press('Enter');
    });
  }

  /** Resolves when the transcript holds so many lines; gives all that it holds. */
  async transcript(lines: number): Promise<TranscriptLine[]> {
    const articles = this.page.getByRole('feed').locator('[role="article"]');
    if (lines > 0) await articles.nth(lines - 1).waitFor({ state: 'attached' });
    const names = await articles.allInnerTexts();
    return names.map((name) => {
      const [, who, text = ''] = /^(Bot|You) said: (.*)$/s.exec(name.trim()) ?? [];
      if (who === undefined) throw new Error('the transcript has a line that nobody said');
      return { who: who === 'Bot' ? 'bot' : 'me', text: text.replace(ANNOUNCED, '').replace(/\s+/g, ' ').trim() };
    });
  }

  /**
   * Presses a card's button by what it says, on the newest of the cards that have one of this name or on the oldest; resolves when
   * the bot has answered 200. Web Chat shows nothing of a press.
   */
  async press(name: string, card: 'newest' | 'oldest' = 'newest'): Promise<void> {
    const all = this.page.getByRole('feed').getByRole('button', { name, exact: true });
    await this.#taken(() => (card === 'newest' ? all.last() : all.first()).click());
  }

  /** Does what sends something; resolves when the bot has answered 200. */
  async #taken(send: () => Promise<void>): Promise<void> {
    const answered = this.page.waitForResponse(
      (response) => response.request().method() === 'POST' && response.url().endsWith('/activities'),
    );
    await send();
    const status = (await answered).status();
    if (status !== 200) throw new Error(`the bot did not take it: ${status}`);
  }

  #box() {
    return this.page.getByRole('textbox', { name: 'Message input box' });
  }
}

/** The part of the bundle that is used. */
interface WebChatBundle {
  createDirectLine(options: {
    readonly domain: string;
    readonly secret: string;
    readonly webSocket: boolean;
    readonly pollingInterval: number;
  }): object;
  renderWebChat(
    props: { readonly directLine: object; readonly userID: string; readonly username: string; readonly locale: string },
    into: unknown,
  ): void;
}
