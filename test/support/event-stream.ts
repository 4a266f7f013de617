/** One server-sent event. */
export interface StreamEvent {
  readonly id: string;
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads a stream of server-sent events, so that a test can await one instead of asking again and again. */
export class EventStream {
  readonly #events: StreamEvent[] = [];
  readonly #abort: AbortController;
  #read = 0;
  #changed: () => void = () => undefined;
  #ended: Error | null = null;

  private constructor(body: AsyncIterable<Uint8Array>, abort: AbortController) {
    this.#abort = abort;
    void this.#follow(body);
  }

  static async open(url: string, headers: Record<string, string> = {}): Promise<EventStream> {
    const abort = new AbortController();
    const response = await fetch(url, { headers, signal: abort.signal });
    if (response.status !== 200 || !response.body) throw new Error(`${url} answered ${response.status}`);
    return new EventStream(response.body, abort);
  }

  /** The next event of a kind, of those that no earlier call has given or passed over. @throws when the stream ended before. */
  async next(kind: string, wanted: (data: StreamEvent['data']) => boolean = () => true): Promise<StreamEvent> {
    for (;;) {
      const event = this.#events[this.#read];
      if (event) {
        this.#read++;
        if (event.kind === kind && wanted(event.data)) return event;
      } else if (this.#ended) throw this.#ended;
      else
        await new Promise<void>((resolve) => {
          this.#changed = resolve;
        });
    }
  }

  /** Everything of a kind that has come so far. */
  seen(kind: string): StreamEvent[] {
    return this.#events.filter((event) => event.kind === kind);
  }

  kinds(): string[] {
    return this.#events.map(({ kind }) => kind);
  }

  close(): void {
    this.#abort.abort();
  }

  async #follow(body: AsyncIterable<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of body) {
        const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) this.#events.push(parse(block));
        this.#changed();
      }
      this.#ended = new Error('the stream ended');
    } catch (error) {
      this.#ended = error instanceof Error ? error : new Error('the stream failed');
    }
    this.#changed();
  }
}

function parse(block: string): StreamEvent {
  const fields = new Map(
    block.split('\n').map((line): [string, string] => [line.split(': ', 1)[0] ?? '', after(line)]),
  );
  return { id: fields.get('id') ?? '', kind: fields.get('event') ?? '', data: JSON.parse(fields.get('data') ?? '{}') };
}

const after = (line: string) => line.slice(line.indexOf(': ') + 2);
