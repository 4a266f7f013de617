/** The part of the SDK's credentials that we use. */
export interface TokenSource {
  getToken(forceRefresh?: boolean): Promise<string>;
}

/** What the bot shows to a connector. */
export interface BotToken {
  get(): Promise<string>;
  /** The connector would not have the token: the next `get` fetches a new one. */
  distrust(): void;
}

/** The SDK keeps a token until five minutes before its end. Here, many messages at once make one request for it. */
export function createBotToken(source: TokenSource | Promise<TokenSource>): BotToken {
  let pending: Promise<string> | null = null;
  let distrusted = false;

  const fetchToken = async () => {
    const force = distrusted;
    distrusted = false;
    try {
      return await (await source).getToken(force);
    } catch (error) {
      distrusted = force;
      throw error;
    } finally {
      pending = null;
    }
  };
  return {
    get: () => {
      pending ??= fetchToken();
      return pending;
    },
    distrust: () => {
      distrusted = true;
    },
  };
}
