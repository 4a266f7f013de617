import type { RedisClient } from '../../services/redis';
import { type Entry, entry } from './entries';
import type { Sealer } from './ports';
import { CHANNELS, KEYS, script } from './redis-place';

const WRITE = script('write-entry');
/** Enough for a long afternoon of trying things out; the oldest go first. */
const MOST_ENTRIES = 1000;
const MARK_SECONDS = 86_400;
const BEFORE_ALL = '-';

export interface Shown {
  /** The stream's own id: grows with every entry. */
  readonly id: string;
  readonly entry: Entry;
}

/** What the page shows, in order, the same for every tab and process, and still there after a restart. */
export class Journal {
  readonly #redis: RedisClient;
  readonly #sealer: Sealer;

  constructor(redis: RedisClient, sealer: Sealer) {
    this.#redis = redis;
    this.#sealer = sealer;
  }

  seal(shown: Entry): Buffer {
    return this.#sealer.seal(JSON.stringify(shown));
  }

  /** @param once an id of the entry: writing it again shows nothing twice. */
  async write(shown: Entry, once: string, round: string): Promise<void> {
    const keys = [KEYS.screen, KEYS.once(once), KEYS.cast];
    const sealed = this.seal(shown);
    await this.#redis.eval(WRITE, 3, ...keys, sealed, MOST_ENTRIES, MARK_SECONDS, round, CHANNELS.screen);
  }

  /** Entries after a stream id, oldest first; from the beginning for null. */
  async *after(id: string | null, page = 200): AsyncGenerator<Shown> {
    let from = id === null ? BEFORE_ALL : `(${id}`;
    for (;;) {
      const rows = await this.#redis.xrangeBuffer(KEYS.screen, from, '+', 'COUNT', page);
      for (const [rowId, [, sealed]] of rows) {
        from = `(${rowId}`;
        const shown = sealed && this.#open(sealed);
        if (shown) yield { id: String(rowId), entry: shown };
      }
      if (rows.length < page) return;
    }
  }

  /** Null for an entry sealed with a key that we no longer have: it is passed over, so that the rest can be read. */
  #open(sealed: Buffer): Entry | null {
    try {
      return entry.parse(JSON.parse(this.#sealer.open(sealed)));
    } catch {
      return null;
    }
  }
}
