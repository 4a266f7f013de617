/** To the top left, and nothing below: the page is drawn over the one before, so that nothing flickers. */
const DRAW_OVER = '\u001b[H\u001b[J';

export interface Follow {
  /** @throws when the store does not answer */
  readonly page: () => Promise<string>;
  readonly write: (text: string) => void;
  /** Resolves when it is time to look again; false to end. */
  readonly again: () => Promise<boolean>;
  /** The clock on the wall, for a person to read. */
  readonly time: () => string;
}

/** Draws the page again and again. While the store is away the last page stays, and it says so. */
export async function follow({ page, write, again, time }: Follow): Promise<void> {
  let last = '';
  let awaySince: string | null = null;
  do {
    try {
      last = await page();
      awaySince = null;
    } catch {
      awaySince ??= time();
    }
    const note =
      awaySince === null ? 'Ctrl+C ends it.' : `Redis does not answer since ${awaySince}: this is how it was before.`;
    write(`${DRAW_OVER}${last}\n${note}\n`);
  } while (await again());
}
