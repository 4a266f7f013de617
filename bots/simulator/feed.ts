import type { ServerResponse } from 'node:http';
import { NAMES } from './cast';
import type { Journal } from './journal';
import type { Notices } from './notices';
import type { Setting } from './ports';
import type { SimulatedClock } from './simulated-clock';

const HEADERS = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // A proxy that collects the stream would hold the conversation back.
  'X-Accel-Buffering': 'no',
};

interface Needs {
  readonly journal: Journal;
  readonly notices: Notices;
  readonly clock: SimulatedClock;
  readonly setting: Setting;
  /** Real milliseconds between two signs of life. */
  readonly beatMs: number;
}

/**
 * The live side of the page: server-sent events. Entries carry the stream's id, so that a page which lost its connection
 * goes on where it was; `clock` events carry none and double as the sign of life.
 */
export class Feed {
  readonly #needs: Needs;
  readonly #open = new Set<ServerResponse>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Answers with everything after the entry `after`, and then with whatever comes, until the page leaves. */
  async serve(response: ServerResponse, after: string | null, round: string): Promise<void> {
    const { clock, notices, setting, beatMs } = this.#needs;
    response.writeHead(200, HEADERS);
    this.#open.add(response);
    const sendClock = () => send(response, 'clock', { now: clock.now() });
    send(response, 'hello', { round, names: NAMES, zone: setting.timezone, locale: setting.locale });
    sendClock();
    const pump = this.#pump(response, after);
    const beat = setInterval(sendClock, beatMs);
    const stops = [notices.on('screen', pump), clock.onMove(sendClock), () => clearInterval(beat)];
    response.once('close', () => {
      this.#open.delete(response);
      for (const stop of stops) stop();
    });
    await pump();
    send(response, 'caught-up', {});
  }

  stop(): void {
    for (const response of this.#open) response.end();
  }

  /** Sends what is new, one reading at a time; called again while it reads, it reads once more. */
  #pump(response: ServerResponse, after: string | null): () => Promise<void> {
    let last = after;
    let reading: Promise<void> | null = null;
    let again = false;
    const read = async () => {
      do {
        again = false;
        for await (const { id, entry } of this.#needs.journal.after(last)) {
          if (response.destroyed) return;
          last = id;
          if (!send(response, entry.kind, entry, id)) await drained(response);
        }
      } while (again);
    };
    return () => {
      if (reading) again = true;
      reading ??= read()
        // The page reconnects and resumes at the last entry that it has.
        .catch(() => response.destroy())
        .then(() => {
          reading = null;
        });
      return reading;
    };
  }
}

/** @returns false when the page reads more slowly than we write. */
function send(response: ServerResponse, event: string, data: unknown, id?: string): boolean {
  if (response.writableEnded || response.destroyed) return true;
  return response.write(`${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
