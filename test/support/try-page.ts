import type { BrowserContext, Locator, Page } from 'playwright-core';

export type Who = 'sam' | 'dave';
/** The buttons that move the clock, by what is written on them. */
export type ClockButton = '+10 min' | '+1 hour' | 'Tomorrow 09:00' | 'Friday 18:00' | "What's next";

/** `/try` as a person uses it. Whatever waits, waits for the page to show it. */
export class TryPage {
  /** How many messages of each phone have been looked at by `see`. */
  readonly #seen: Record<Who, number> = { sam: 0, dave: 0 };

  private constructor(
    /** For what this class has no word for. */
    readonly page: Page,
  ) {}

  /** @param url of the server, for example http://127.0.0.1:3978 */
  static async open(context: BrowserContext, url: string): Promise<TryPage> {
    const opened = new TryPage(await context.newPage());
    await opened.page.goto(`${url}/try`);
    await opened.connected();
    return opened;
  }

  /** Resolves when the page follows the server. */
  async connected(): Promise<void> {
    await this.page.locator('body[data-connection="open"]').waitFor();
  }

  /** Types as somebody and sends it with Enter; resolves when the server has taken it and the phone shows it. */
  async say(who: Who, text: string): Promise<void> {
    const own = this.#phone(who).locator('.bubble.own');
    const before = await own.count();
    await this.box(who).fill(text);
    await this.box(who).press('Enter');
    await own.nth(before).waitFor();
    await this.#phone(who).locator('form[data-state=""]').waitFor();
  }

  /**
   * Waits for a message that arrives on somebody's phone after the last one that `see` found there.
   * @returns its whole text, and whose words they are as the phone names them.
   */
  async see(who: Who, text: string | RegExp): Promise<{ text: string; speaker: string }> {
    const later = this.#phone(who).locator(`.talk > div:nth-of-type(n + ${this.#seen[who] + 1})`);
    const found = later.and(this.page.locator('.bubble:not(.own)')).filter({ hasText: text }).first();
    await found.waitFor();
    this.#seen[who] = await found.evaluate(
      (bubble) => [...(bubble.parentElement?.querySelectorAll(':scope > div') ?? [])].indexOf(bubble) + 1,
    );
    const [speaker, words] = await Promise.all([
      found.locator('p').first().textContent(),
      found.locator('.text').textContent(),
    ]);
    return { text: words ?? '', speaker: speaker ?? '' };
  }

  /** Moves the clock and resolves when everything on the way has happened. @returns the hour that it shows then. */
  async clock(button: ClockButton): Promise<string> {
    const pressed = this.page.getByRole('button', { name: button });
    await pressed.click();
    await this.page
      .getByRole('status')
      .filter({ hasText: /^It is now/ })
      .waitFor({ state: 'attached' });
    await this.page.locator('.jumps button[aria-disabled="true"]').first().waitFor({ state: 'detached' });
    return (await this.page.locator('#now .hour').textContent()) ?? '';
  }

  /** What the system did, a line for each turn. */
  async systemLines(): Promise<string[]> {
    return this.page
      .locator('#story li:not(.day-line) .words')
      .evaluateAll((lines) => lines.map((line) => [...line.children].map((part) => part.textContent).join(' ')));
  }

  /** How many turns have been taken, once there are at least as many as `wanted`. */
  async turns(wanted = 0): Promise<number> {
    const lines = this.page.locator('#story li:is(.by-sam, .by-dave)');
    if (wanted > 0) await lines.nth(wanted - 1).waitFor({ state: 'attached' });
    return lines.count();
  }

  /** Waits for a line of what the system did. */
  async seeSystem(text: string | RegExp): Promise<void> {
    await this.page.locator('#story li').filter({ hasText: text }).first().waitFor({ state: 'attached' });
  }

  /** Everything on somebody's phone, oldest first. */
  async messages(who: Who): Promise<string[]> {
    return this.#phone(who).locator('.bubble .text').allInnerTexts();
  }

  /** Throws both people away and begins with new ones. */
  async again(): Promise<void> {
    const round = await this.page.locator('body').getAttribute('data-round');
    await this.page.getByRole('button', { name: 'Start again' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: 'Start again' }).click();
    await this.page.locator(`body:not([data-round="${round}"])`).waitFor();
    this.#seen.sam = 0;
    this.#seen.dave = 0;
  }

  box(who: Who): Locator {
    return this.#phone(who).locator('textarea');
  }

  #phone(who: Who): Locator {
    return this.page.locator(`#${who}`);
  }
}
