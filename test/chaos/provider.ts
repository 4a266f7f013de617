import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { heard, NOTHING_YET, type Sequence } from './sequence';

/** A message that came to the provider before: from whom then and now, by their numbers, and when (ms, any origin). */
export interface Repeat {
  readonly to: string;
  readonly text: string;
  readonly first: Arrival;
  readonly again: Arrival;
}

export interface Arrival {
  readonly process: number;
  readonly at: number;
}

const PATH = /^\/process-(\d+)\/2010-04-01\/Accounts\/[^/]+\/Messages\.json$/;

/** The SMS provider's REST API on this machine. It remembers all that it was asked to send, and by which process. */
export class Provider {
  readonly repeats: Repeat[] = [];
  readonly #first = new Map<string, Arrival>();
  /** First arrivals, by recipient and what stands before the number. */
  readonly #sequences = new Map<string, Sequence>();
  #arrived: (to: string) => void = () => {};

  private constructor(
    private readonly server: Server,
    private readonly base: string,
  ) {}

  static async start(): Promise<Provider> {
    const server = createServer();
    server.keepAliveTimeout = 60_000;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const provider = new Provider(server, `http://127.0.0.1:${port}`);
    server.on('request', (req, res) => {
      const process = PATH.exec(req.url ?? '')?.[1];
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('error', () => {});
      req.on('end', () => {
        const form = new URLSearchParams(Buffer.concat(chunks).toString());
        if (process !== undefined) provider.#take(form.get('To') ?? '', form.get('Body') ?? '', Number(process));
        res.writeHead(process === undefined ? 404 : 201, { 'Content-Type': 'application/json' });
        res.end(JSON.stringify({ sid: `SM${provider.taken}`, status: 'queued' }));
      });
    });
    return provider;
  }

  /** The base of the API, as this process is told it. */
  urlFor(process: number): string {
    return `${this.base}/process-${process}`;
  }

  /** Different messages. */
  get different(): number {
    return this.#first.size;
  }

  /** With those that came again. */
  get taken(): number {
    return this.#first.size + this.repeats.length;
  }

  /** Calls `arrived` with the number that each message goes to, the first time it comes. */
  onArrival(arrived: (to: string) => void): void {
    this.#arrived = arrived;
  }

  /** What has come of the numbers behind `prefix` to this recipient, the first time of each. */
  sequenceOf(to: string, prefix: string): Sequence {
    return this.#sequences.get(`${to}|${prefix}`) ?? NOTHING_YET;
  }

  /** How often this very message came. */
  timesOf(to: string, text: string): number {
    const again = this.repeats.filter((repeat) => repeat.to === to && repeat.text === text).length;
    return again + (this.#first.has(`${to}|${text}`) ? 1 : 0);
  }

  async close(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  #take(to: string, text: string, process: number): void {
    const message = `${to}|${text}`;
    const again = { process, at: performance.now() };
    const first = this.#first.get(message);
    if (first) {
      this.repeats.push({ to, text, first, again });
      return;
    }
    this.#first.set(message, again);
    const [, prefix = '', number = ''] = /^(.*?)(\d+)$/.exec(text) ?? [];
    const sequence = `${to}|${prefix}`;
    this.#sequences.set(sequence, heard(this.#sequences.get(sequence) ?? NOTHING_YET, Number(number)));
    this.#arrived(to);
  }
}
