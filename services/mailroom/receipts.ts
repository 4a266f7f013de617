import type { UndeliveredMeans } from '../../dialogs/events';
import { type People, UnknownPerson } from '../people/people';
import type { RedisClient } from '../redis';
import type { Intake } from './contract';
import type { End, Item } from './item';
import { LETTER, plainReason, readMessageId, readPage } from './page';
import { personKeys } from './partition';
import { list, text } from './scripts';

/** What a provider tells of a message that it took from us. */
export interface News {
  readonly delivery: 'sent' | 'delivered' | 'failed';
  /** The provider's code, for a failure. */
  readonly because?: string;
  /** What a failure says of the number, where the provider tells. */
  readonly means?: UndeliveredMeans;
}

export interface ReceiptsOptions {
  readonly redis: RedisClient;
  readonly people: People;
  readonly intake: Intake;
}

const HOW = new Map<string, End['how']>([
  [LETTER.sent, 'sent'],
  [LETTER.delivered, 'delivered'],
  [LETTER.failed, 'failed'],
  [LETTER.suppressed, 'suppressed'],
]);

/** What becomes known of our messages from elsewhere than the sending itself. It may come late, twice, or in any order. */
export class Receipts {
  constructor(private readonly options: ReceiptsOptions) {}

  /**
   * Takes note of a provider's news. A failure comes back as an event in the person's mailbox, once.
   * @returns `unknown` for no message of ours, or one whose page is no longer kept; `old` when more was known before.
   * @throws when Redis is away: the provider is to tell it again.
   */
  async note(messageId: string, news: News): Promise<'noted' | 'old' | 'unknown'> {
    const id = readMessageId(messageId);
    if (id === null) return 'unknown';
    const { log } = personKeys(id.person);
    const ask = (letter: string, because: string) => this.#mark(log, id.fence, id.number, letter, because);
    const before = await ask('', '');
    if (before === '') return 'unknown';
    if (news.delivery === 'failed' && (before === LETTER.queued || before === LETTER.sent)) {
      await this.#tellOfFailure(id.person, messageId, news);
    }
    const now = await ask(LETTER[news.delivery], plainReason(news.because ?? ''));
    return now === LETTER[news.delivery] && now !== before ? 'noted' : 'old';
  }

  /** How an entry of the outbox has ended already, though nobody here noted its end; null when nothing is known of it. */
  async known({ person, name }: Item): Promise<End | null> {
    const id = readMessageId(`${person}.${name}`);
    if (id === null) return null;
    const letter = await this.#mark(personKeys(person).log, id.fence, id.number, '', '');
    const how = HOW.get(letter);
    return how === undefined ? null : { how };
  }

  /** First the mailbox, then the mark: a receipt that is told again after a crash in between finds the event a duplicate. */
  async #tellOfFailure(person: string, messageId: string, { because = 'failed', means }: News): Promise<void> {
    const { intake } = this.options;
    const cue = await this.#cueOf(person, messageId);
    try {
      const failure = { messageId, cue, because: plainReason(because), ...(means ? { means } : {}) };
      const happening = { kind: 'delivery-failed', ...failure } as const;
      await intake.accept(person, happening, `delivery-failed ${messageId}`);
    } catch (error) {
      // Somebody who was erased has nobody to be told about them.
      if (!(error instanceof UnknownPerson)) throw error;
    }
  }

  async #cueOf(person: string, messageId: string): Promise<string> {
    const { redis, people } = this.options;
    const key = await people.openFor(person);
    const { log, mailbox } = personKeys(person);
    const [pages] = list(await redis.mailroomRecallBuffer(log, mailbox));
    for (const page of list(pages)) {
      if (!(page instanceof Buffer)) continue;
      for (const line of readPage(key, page)) if (line.from === 'bot' && line.messageId === messageId) return line.cue;
    }
    return '';
  }

  /** @returns the letter that stands there now, or nothing for a page that is no longer kept. */
  async #mark(log: string, fence: string, number: number, letter: string, because: string): Promise<string> {
    return text(await this.options.redis.mailroomNoteBuffer(log, fence, number, letter, because));
  }
}
