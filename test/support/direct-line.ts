import { DirectLine } from 'botframework-directlinejs';
import { fetchAjax } from './fetch-ajax';

/** Somebody who talks to a bot through a Bot Framework client and a channel that nobody here wrote. */
export interface DirectLineTalk {
  /** Resolves when the bot has answered 200. */
  say(text: string): Promise<void>;
  /** What the bot says, in order; `next` waits for more. It ends when the talk is closed. */
  readonly replies: AsyncIterator<string>;
  close(): void;
}

export interface DirectLineOptions {
  /** Where Direct Line is, without its path: http://127.0.0.1:PORT */
  readonly channelUrl: string;
  readonly user: { readonly id: string; readonly name: string };
}

/**
 * Begins a conversation with Microsoft's `botframework-directlinejs` over the `offline-directline` channel, which announces
 * the bot to nobody (its first update names no members), so the person speaks first.
 */
export function startDirectLine({ channelUrl, user }: DirectLineOptions): DirectLineTalk {
  // The client looks for this name even when it is not to open a socket, and Node 20 has no such class.
  if (!('WebSocket' in globalThis)) Object.assign(globalThis, { WebSocket: NoWebSocket });
  const client = new DirectLine({
    domain: `${channelUrl}/directline`,
    secret: 'none is asked for',
    webSocket: false,
    // The least the client takes; the channel has no other way to be asked.
    pollingInterval: 200,
    ajax: fetchAjax,
  });
  const replies = new Replies();
  const heard = client.activity$.subscribe(
    (activity) => {
      if (activity.type === 'message' && activity.from.id !== user.id) replies.add(activity.text ?? '');
    },
    (error: unknown) => replies.end(error),
  );
  return {
    say: (text) =>
      new Promise((resolve, reject) => {
        const from = { id: user.id, name: user.name };
        client.postActivity({ type: 'message', text, from }).subscribe(
          // The client's own word for a message that was not taken.
          (id) => (id === 'retry' ? reject(new Error('the bot did not take the message')) : resolve()),
          reject,
        );
      }),
    replies,
    close: () => {
      heard.unsubscribe();
      client.end();
      replies.end();
    },
  };
}

class NoWebSocket {
  constructor() {
    throw new Error('the offline channel has no streams');
  }
}

/** Hands over what has been said, and makes whoever asks too early wait for it. */
class Replies implements AsyncIterator<string, undefined> {
  readonly #said: string[] = [];
  readonly #waiting: Later<IteratorResult<string, undefined>>[] = [];
  #over: { readonly error: unknown } | null = null;

  add(text: string): void {
    const first = this.#waiting.shift();
    if (first) first.resolve({ done: false, value: text });
    else this.#said.push(text);
  }

  end(error: unknown = null): void {
    this.#over ??= { error };
    for (const { resolve, reject } of this.#waiting.splice(0)) {
      if (error === null) resolve({ done: true, value: undefined });
      else reject(error);
    }
  }

  async next(): Promise<IteratorResult<string, undefined>> {
    const value = this.#said.shift();
    if (value !== undefined) return { done: false, value };
    if (this.#over?.error) throw this.#over.error;
    if (this.#over) return { done: true, value: undefined };
    const promised = later<IteratorResult<string, undefined>>();
    this.#waiting.push(promised);
    return promised.promise;
  }
}

interface Later<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

function later<T>(): Later<T> {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
