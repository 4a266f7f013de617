import type { Effect } from '../../dialogs/effects';
import type { MailboxEvent } from '../../dialogs/events';
import { asMessage, asWhole, fits, partsOf } from '../../dialogs/scripts/parts';
import type { PersonKey } from '../vault';
import type { Ending } from './log';
import { type Entry, isOutgoing, type Outgoing, openOutgoing, sealOutgoing } from './outbox';
import { Page } from './page';

/** What a turn appends, sealed and ready for one script. */
export class Draft {
  readonly ledger: Buffer[] = [];
  readonly outbox: Entry[] = [];
  /** What the entries of the outbox say, one by one. */
  readonly outgoing: Outgoing[] = [];
  readonly #page: Page;
  #work = 0;

  constructor(
    /** Null for a person whose key does not open: nothing can be sealed for them then. */
    private readonly key: PersonKey | null,
    /** Names everything in it, with a running number: unique among all turns of the person. */
    private readonly fence: string,
    private readonly now: number,
    /** Whether what is said goes by text message, where length counts. Asked about long texts only. */
    private readonly bySms: () => boolean,
  ) {
    this.#page = new Page(fence, now);
  }

  /** The page of the conversation log; empty when nothing was heard or said. */
  get page(): Buffer | '' {
    return (this.key && this.#page.sealed(this.key)) ?? '';
  }

  hear(event: MailboxEvent, ending: Exclude<Ending, { how: 'waiting' }>): void {
    if (event.kind === 'heard') this.#page.hear(event, ending);
    // In the story of a conversation a press stands as what was chosen.
    if (event.kind === 'pressed') this.#page.hear({ ...event, text: event.choice }, ending);
  }

  add(effect: Effect): void {
    if (!this.key) return;
    if (effect.kind === 'ledger') {
      const name = `${this.fence}.${this.ledger.length}`;
      const sealed = this.key.seal('ledger', name, JSON.stringify([this.now, effect.what, effect.detail]));
      this.ledger.push(Buffer.concat([Buffer.from(`${name}:`), sealed]));
    }
    if (!isOutgoing(effect)) return;
    for (const message of this.#messagesOf(effect)) this.#send(this.key, message);
  }

  #send(key: PersonKey, outgoing: Outgoing): void {
    const number = outgoing.kind === 'say' ? `${this.#page.say(outgoing.cue, outgoing.text)}` : this.#nextWork();
    this.outbox.push(sealOutgoing(key, `${this.fence}.${number}`, outgoing));
    this.outgoing.push(outgoing);
  }

  /** A text too long for one text message goes as several, each with an id and an end of its own. */
  #messagesOf(effect: Outgoing): Outgoing[] {
    if (effect.kind !== 'say') return [effect];
    const measure = effect.priority === 'crisis' ? asWhole : asMessage;
    if (fits(effect.text, measure) || !this.bySms()) return [effect];
    return partsOf(effect.text, measure).map((text, index) => ({
      ...effect,
      text,
      ...(index > 0 && { continues: true }),
    }));
  }

  /** A human must know that something of theirs broke. It holds no secret, so it needs no key. */
  callForHelp(handoffId: string): void {
    const request = { kind: 'handoff', do: 'open', handoffId, reason: 'fault', words: null } as const;
    this.outbox.push(openOutgoing(`${this.fence}.${this.#nextWork()}`, request));
    this.outgoing.push(request);
  }

  /** Messages are numbered as their page counts them; all else has numbers of its own. */
  #nextWork(): string {
    this.#work += 1;
    return `w${this.#work}`;
  }
}
